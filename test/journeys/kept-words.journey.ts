import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CannedTextPage, CannedTextView, CardPage, CardView, WholeCardView } from '@zorg112/contracts';
import { type Actor, refuses, signInAll } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

describe.each(BOTH_ENDS)('what the desk keeps to write again, on %s', (profile) => {
  let house: House;
  let noor: Actor, fatma: Actor, joost: Actor, sam: Actor, ilse: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile });
    [noor, fatma, joost, sam, ilse] = await signInAll(house, 'noor', 'fatma', 'joost', 'sam', 'ilse');
  }, OPENING_MS);
  afterAll(() => house?.stop());

  test('cards are made of a question, bettered over the newest, weighed, put away and found there', async () => {
    const solved = await fatma.claims(await noor.asks('De badlift zakt langzaam'));
    await fatma.offersSolution(solved, 'Ik heb het ventiel vastgezet.');
    await noor.confirms(solved);
    const made = await fatma.posts<CardView>(`/tickets/${solved.id}/card`);
    expect(made).toMatchObject({ fromNumber: solved.number, dos: ['Ik heb het ventiel vastgezet.'], version: 1 });
    const better = (who: Actor, version: number) =>
      who.calls(`/cards/${made.id}`, {
        ...{ method: 'PUT', body: { title: 'Badlift zakt', dos: ['Ik zet het ventiel vast.'] } },
        headers: { 'if-match': `"${version}"` },
      });
    expect(await better(sam, 1)).toMatchObject({ status: 200 });
    expect(await better(joost, 1)).toMatchObject({ status: 409, body: { code: 'card.newer' } });
    expect(await joost.posts<CardView>(`/cards/${made.id}/votes`, { helped: true })).toMatchObject({ helped: 1 });
    expect(await joost.posts<CardView>(`/cards/${made.id}/uses`, { ticketId: solved.id })).toMatchObject({ used: 1 });
    expect(await joost.posts<CardView>(`/cards/${made.id}/keeping`)).toMatchObject({ version: 3 });
    expect((await joost.gets<WholeCardView>(`/cards/${made.id}`)).earlier).toHaveLength(2);
    await joost.calls(`/cards/${made.id}`, { method: 'DELETE' });
    const found = async (query: string) => (await joost.gets<CardPage>(`/cards?${query}`)).items.map(({ id }) => id);
    expect(await found('q=badlift')).toEqual([]);
    expect(await found('q=badlift&putAway=true')).toEqual([made.id]);
    expect(await fatma.posts<CardView>(`/tickets/${solved.id}/card`)).toMatchObject({ id: made.id, putAway: false });
    const first = await joost.gets<CardPage>('/cards?limit=1');
    expect(first.items).toHaveLength(1);
    const rest = await joost.gets<CardPage>(`/cards?limit=100&cursor=${first.nextCursor}`);
    expect(rest.items.map(({ id }) => id)).not.toContain(first.items[0]!.id);
    await refuses(() => joost.gets('/cards?cursor=x'), 422, 'request.invalid');
    await refuses(() => joost.gets('/cards/nergens'), 404, 'card.not_found');
    for (const other of [noor, ilse]) await refuses(() => other.gets('/cards'), 403, 'permission.denied');
  });

  test('canned texts stand by one’s own use; taken back after a colleague bettered one, hers stays', async () => {
    const text = await fatma.posts<CannedTextView>('/canned-texts', { title: 'Sleutel', text: 'Ik breng de sleutel.' });
    await fatma.posts(`/canned-texts/${text.id}/uses`);
    const all = await fatma.gets<CannedTextPage>('/canned-texts');
    expect(all.items[0]!.id).toBe(text.id);
    const page = await fatma.gets<CannedTextPage>('/canned-texts?limit=1');
    expect([page.items.length, page.nextCursor]).toEqual([1, '1']);
    await fatma.calls(`/canned-texts/${text.id}`, { method: 'DELETE' });
    const put = (who: Actor, words: string, version: number) =>
      who.calls(`/canned-texts/${text.id}`, {
        ...{ method: 'PUT', body: { title: 'Sleutel', text: words, putAway: false } },
        headers: { 'if-match': `"${version}"` },
      });
    await put(joost, 'Ik breng de reservesleutel.', 2);
    const late = await put(fatma, 'Ik breng de sleutel.', 2);
    expect(late).toMatchObject({ status: 409, body: { code: 'canned.newer' } });
    const after = (await fatma.gets<CannedTextPage>('/canned-texts')).items.find(({ id }) => id === text.id);
    expect(after).toMatchObject({ text: 'Ik breng de reservesleutel.', changedBy: { id: joost.id } });
    await refuses(
      () => joost.posts('/canned-texts', { title: 'x', text: 'Bel de leverancier maar.' }),
      409,
      'reply.redirects',
    );
    await refuses(() => noor.gets('/canned-texts'), 403, 'permission.denied');
  });
});
