import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, type Page } from 'playwright-core';
import { DESKTOP, openBrowser } from '../support/browser.js';
import { freshDatabase } from '../support/fresh-database.js';
import { post, Served, signIn } from './support/served.js';
import { median, percentile, span, type Row } from './support/statistics.js';

/**
 * The console with thousands of open questions while somebody walks through the list by key and colleagues change fifty questions a
 * second, beside the least there can be: a bare list that draws as many plain rows, told of as many changes, walked in the same way.
 * Promised: the row walked to is never lost, and no more frames come late than in the bare list.
 */
export const name = 'queue list: 5,000 questions, 50 changes a second, walked by key';

const OPEN = Number(process.env['ZORG_BENCH_OPEN'] ?? 5_000);
const ROUNDS = Number(process.env['ZORG_BENCH_ROUNDS'] ?? 5);
const STEPS = 80;
const STEP_MS = 100;
const CHANGE_MS = 20;
/** A frame that took longer than three of sixty a second is seen as a stutter. */
const LATE_MS = 50;
const AT_ONCE = 4;

export async function run(): Promise<Row[]> {
  const built = await mkdtemp(join(tmpdir(), 'zorg112-web-'));
  await cp('dist/web', built, { recursive: true });
  for (const [file, text] of Object.entries(BARE)) await writeFile(join(built, file), text);
  const place = await freshDatabase('sqlite');
  const served = await Served.role('embedded', {
    DATABASE_URL: place.url,
    WEB_DIR: built,
    RATE_TICKETS_PER_MINUTE: '1000000',
  });
  const browser = await openBrowser();
  try {
    const api = `${served.url}/api/v1`;
    const noor = await signIn(served.url, 'noor');
    const ids = await manyOpen(api, noor);
    const desk = await deskOf(browser, served.url);
    const bare = await browser.newPage({ viewport: DESKTOP });
    await bare.goto(`${served.url}/bare-list.html`);
    const [figures, floors]: [Walk[], Walk[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      await bare.bringToFront();
      floors.push(await walk(bare, () => bare.evaluate('change()')));
      await desk.bringToFront();
      figures.push(await walk(desk, () => post(`${api}/tickets/${ids.pop()}/urgency`, MORE_URGENT, noor)));
    }
    return [
      row('frames later than 50 ms, of each walk', 'frames', figures, floors, ({ late }) => late),
      row('a frame, p95', 'ms', figures, floors, ({ frames }) => percentile(frames, 0.95)),
      row('a frame, longest', 'ms', figures, floors, ({ frames }) => Math.max(...frames)),
      row('changes made, of each walk', 'changes', figures, floors, ({ changes }) => changes, 'more'),
    ];
  } finally {
    await browser.close();
    await served.stop();
    await place.forget();
    await rm(built, { recursive: true, force: true });
  }
}

const MORE_URGENT = { urgency: 'now' };

async function manyOpen(api: string, token: string): Promise<string[]> {
  const ids: string[] = [];
  const lane = async (): Promise<void> => {
    while (ids.length < OPEN) {
      const place = ids.push('') - 1;
      ids[place] = (
        await post<{ id: string }>(`${api}/tickets`, { text: `De lamp op kamer ${place} knippert` }, token)
      ).id;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return ids;
}

/** The whole list of the desk, as an agent has it before them. */
async function deskOf(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'nl-NL' });
  const data = { email: 'fatma@demo.zorg112.nl', password: 'zorg112-demo' };
  await context.request.post(`${url}/api/v1/auth/login`, { data });
  const page = await context.newPage();
  await page.goto(`${url}/desk`);
  await page.getByRole('button', { name: /^Alle open/ }).click();
  await page.locator(`#list [aria-setsize="${OPEN}"]`).first().waitFor({ timeout: 120_000 });
  return page;
}

interface Walk {
  readonly frames: readonly number[];
  readonly late: number;
  readonly changes: number;
}

/** Eighty steps down by key, ten a second, while every 20 ms something changes. The row that is walked to is always there. */
async function walk(page: Page, change: () => Promise<unknown>): Promise<Walk> {
  let changes = 0;
  await page.locator('#list').focus();
  await page.keyboard.press('Home');
  await page.evaluate(`{
    const frames = (window.frames112 = []);
    let before = performance.now();
    const tick = (now) => (frames.push(now - before), (before = now), window.frames112 === frames && requestAnimationFrame(tick));
    requestAnimationFrame(tick);
  }`);
  const going = setInterval(() => void change().then(() => changes++), CHANGE_MS);
  let at: string | undefined;
  try {
    for (let step = 0; step < STEPS; step++) {
      await page.keyboard.press('ArrowDown');
      const now = await page.evaluate<string | undefined>(
        `(() => { const id = document.querySelector('#list').getAttribute('aria-activedescendant'); return document.getElementById(id)?.id })()`,
      );
      if (!now || now === at) throw new Error(`step ${step}: the row walked to was lost (${now})`);
      at = now;
      await pause(STEP_MS);
    }
  } finally {
    clearInterval(going);
  }
  const frames = await page.evaluate<number[]>(
    `(() => { const seen = window.frames112; window.frames112 = undefined; return seen })()`,
  );
  return { frames, late: frames.filter((ms) => ms > LATE_MS).length, changes };
}

function row(
  what: string,
  unit: string,
  walks: readonly Walk[],
  bare: readonly Walk[],
  of: (walk: Walk) => number,
  better: 'less' | 'more' = 'less',
): Row {
  const [figures, floors] = [walks.map(of), bare.map(of)];
  return {
    what,
    unit,
    figure: median(figures),
    floor: median(floors),
    better,
    rounds: span(figures),
    'of the floor': span(floors),
  };
}

/** As many rows of plain text, only those in sight drawn; a change gives one of them other words. Apart, as the page's policy wants it. */
const BARE: Readonly<Record<string, string>> = {
  'bare-list.html': `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Lijst</title><link rel="stylesheet" href="/bare-list.css">
<div id="list" tabindex="0"><div id="all"></div></div><script src="/bare-list.js"></script></html>`,
  'bare-list.css': `#list { height: 800px; overflow: auto } #all { position: relative; height: ${OPEN * 68}px }
#all div { position: absolute; height: 68px; width: 100% } #all .active { outline: 2px solid }`,
  'bare-list.js': `
const rows = Array.from({ length: ${OPEN} }, (_, i) => ({ id: 'row-' + i, text: 'De lamp op kamer ' + i + ' knippert' }));
const list = document.getElementById('list'), all = document.getElementById('all');
let active = 0, waits = false;
function draw() {
  waits = false;
  const from = Math.max(0, Math.floor(list.scrollTop / 68) - 8);
  const shown = new Set(Array.from({ length: 28 }, (_, i) => Math.min(rows.length - 1, from + i))).add(active);
  all.replaceChildren(...Array.from(shown, (place) => {
    const div = document.createElement('div');
    div.id = rows[place].id;
    div.textContent = rows[place].text;
    div.className = place === active ? 'active' : '';
    div.style.transform = 'translateY(' + place * 68 + 'px)';
    return div;
  }));
  list.setAttribute('aria-activedescendant', rows[active].id);
}
const soon = () => waits || ((waits = true), requestAnimationFrame(draw));
function change() {
  rows[Math.floor(Math.random() * rows.length)].text = 'Nu anders, om ' + performance.now();
  soon();
}
list.onscroll = soon;
list.onkeydown = (event) => {
  active = event.key === 'Home' ? 0 : active + (event.key === 'ArrowDown' ? 1 : 0);
  const top = active * 68;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + 68 > list.scrollTop + 800) list.scrollTop = top + 68 - 800;
  draw();
  event.preventDefault();
};
draw();
`,
};
