import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext } from 'playwright-core';
import { openBrowser, PHONE } from '../support/browser.js';
import { freshDatabase } from '../support/fresh-database.js';
import { Served } from './support/served.js';
import { median, span, type Row } from './support/statistics.js';

/**
 * The ask page on an old phone with a bad line, the first visit, beside the least there can be: a bare form on a page of its own, from
 * the same server in the same run, taking turns. Promised: painted within 1.3 times the bare form, and at most 250 ms in which a tap
 * is not heard.
 */
export const name = 'ask page: first visit, 4x slower processor, slow 4G';

const ROUNDS = Number(process.env['ZORG_BENCH_ROUNDS'] ?? 9);
const SLOWER = 4;
/** As Lighthouse has it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 };
const REST_MS = 3_000;
const BARE = `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Vraag</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><h1>Wat kunnen we voor je doen?</h1>
<form method="post" action="/vraag"><label for="text">Wat gebeurt er?</label><br><textarea id="text" name="text" rows="3"></textarea>
<br><label for="location">Waar ben je?</label><br><input id="location" name="location"><br><button>Verstuur</button></form></html>`;

interface Visit {
  readonly painted: number;
  readonly blocked: number;
  readonly works: number;
}

export async function run(): Promise<Row[]> {
  const built = await mkdtemp(join(tmpdir(), 'zorg112-web-'));
  await cp('dist/web', built, { recursive: true });
  await writeFile(join(built, 'bare.html'), BARE);
  const place = await freshDatabase('sqlite');
  const served = await Served.role('embedded', { DATABASE_URL: place.url, WEB_DIR: built });
  const browser = await openBrowser();
  try {
    const state = await signedIn(browser, served.url);
    const [page, bare]: [Visit[], Visit[]] = [[], []];
    for (let round = -1; round < ROUNDS; round++) {
      const visits = [await visit(browser, served.url, state), await visit(browser, `${served.url}/bare.html`, state)];
      if (round < 0) continue; // the server has just started
      page.push(visits[0]!);
      bare.push(visits[1]!);
    }
    return [
      row('largest paint (LCP)', page, bare, 'painted'),
      row('blocked (TBT), until 3 s after loading', page, bare, 'blocked'),
      { ...row('until the script has taken over', page, bare, 'works'), floor: undefined, ratio: undefined },
    ];
  } finally {
    await browser.close();
    await served.stop();
    await place.forget();
    await rm(built, { recursive: true, force: true });
  }
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

async function signedIn(browser: Browser, url: string): Promise<State> {
  const context = await browser.newContext();
  const answer = await context.request.post(`${url}/api/v1/auth/login`, {
    data: { email: 'noor@demo.zorg112.nl', password: 'zorg112-demo' },
  });
  if (!answer.ok()) throw new Error(`nobody signed in: ${answer.status()}`);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** A phone that never was here: nothing in its cache, no worker. */
async function visit(browser: Browser, url: string, storageState: State): Promise<Visit> {
  const context = await browser.newContext({ viewport: PHONE, storageState, serviceWorkers: 'block' });
  const page = await context.newPage();
  const phone = await context.newCDPSession(page);
  await phone.send('Network.enable');
  await phone.send('Network.emulateNetworkConditions', SLOW_4G);
  await phone.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(() => {
    const seen = { painted: 0, blocked: 0, works: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => list.getEntries().forEach(({ startTime }) => (seen.painted = startTime))).observe(
      {
        type: 'largest-contentful-paint',
        buffered: true,
      },
    );
    new PerformanceObserver((list) =>
      list.getEntries().forEach(({ duration }) => (seen.blocked += Math.max(0, duration - 50))),
    ).observe({ type: 'longtask', buffered: true });
    new MutationObserver(() => {
      if (document.documentElement?.dataset['page'] === 'awake') seen.works ||= performance.now();
    }).observe(document, { attributes: true, subtree: true });
  });
  const answer = await page.goto(url, { waitUntil: 'load' });
  if (!answer?.ok()) throw new Error(`${url} answered ${answer?.status()}`);
  await page.waitForTimeout(REST_MS);
  const seen = await page.evaluate(() => (window as unknown as { seen: Visit }).seen);
  await context.close();
  if (seen.painted === 0) throw new Error(`${url} painted nothing`);
  return seen;
}

function row(what: string, page: readonly Visit[], bare: readonly Visit[], of: keyof Visit): Row {
  const [figures, floors] = [page.map((one) => one[of]), bare.map((one) => one[of])];
  return {
    what,
    unit: 'ms',
    figure: median(figures),
    floor: median(floors),
    better: 'less',
    rounds: span(figures),
    'of the floor': span(floors),
  };
}
