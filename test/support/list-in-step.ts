import { expect } from '@jest/globals';
import type { TicketView } from '@zorg112/contracts';
import { type Page } from 'playwright-core';
import { type Actor } from './actors.js';
import { until } from './until.js';

/**
 * What stands in the console's list is what the desk has: as many, and the same ones in the same order for as far as they are drawn.
 * Fails after `patience` ms, and tells both.
 */
export async function inStep(page: Page, agent: Actor, patience?: number): Promise<void> {
  await page
    .getByText(/^(Verbonden|Bij\.)/)
    .filter({ visible: true })
    .first()
    .waitFor({ timeout: patience });
  let [shown, served] = [{ ids: [] as string[], size: 0 }, [] as string[]];
  await until(async () => {
    [shown, served] = [await drawn(page), await openQuestions(agent)];
    return shown.size === served.length && shown.ids.every((id, place) => id === served[place]);
  }, patience).catch(() => {
    expect(shown).toEqual({ ids: served.slice(0, shown.ids.length), size: served.length });
  });
  expect(await badge(page)).toBe(served.length);
}

/** So many things done by somebody else: one in three each a question, a claim of it, and its withdrawal. */
export async function changes(count: number, requester: Actor, agent: Actor): Promise<void> {
  let ticket: TicketView | undefined;
  for (let i = 0; i < count; i++) {
    if (i % 3 === 0) ticket = await requester.asks(`Er is nog een lamp stuk, de ${i}e`);
    else if (i % 3 === 1) await agent.claims(ticket!);
    else await requester.withdraws(ticket!, 'Hij doet het weer.');
  }
}

/** Everything that is open, in the order of the queue. */
async function openQuestions(agent: Actor): Promise<string[]> {
  const ids: string[] = [];
  for (let path: string | undefined = '/queue'; path;) {
    const page: { items: { id: string }[]; nextCursor?: string } = await agent.gets(path);
    ids.push(...page.items.map(({ id }) => id));
    path = page.nextCursor && `/queue?cursor=${encodeURIComponent(page.nextCursor)}`;
  }
  return ids;
}

/** The rows that are drawn from the top down, and how many the list says it has. */
async function drawn(page: Page): Promise<{ ids: string[]; size: number }> {
  const rows = await page.locator('#list [role=option]').evaluateAll((all) =>
    all.map((row) => ({
      id: (row as HTMLElement).dataset['id']!,
      place: Number(row.getAttribute('aria-posinset')),
      size: Number(row.getAttribute('aria-setsize')),
    })),
  );
  const placed = new Map(rows.map(({ id, place }) => [place, id]));
  const ids: string[] = [];
  for (let place = 1; placed.has(place); place++) ids.push(placed.get(place)!);
  return { ids, size: rows[0]?.size ?? 0 };
}

/** The number on the button of the list itself. */
async function badge(page: Page): Promise<number> {
  const text = await page.getByRole('button', { name: /^Alle open/ }).innerText();
  return Number(/\d+/.exec(text)?.[0]);
}
