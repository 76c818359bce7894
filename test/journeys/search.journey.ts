import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FoundPage, TicketView } from '@zorg112/contracts';
import { type Actor, careWorkers, refuses, signIn, signInAll } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

const BSN = '111222333';

describe.each(BOTH_ENDS)('finding a question again, on %s', (profile) => {
  let house: House;
  let noor: Actor, mate: Actor, stranger: Actor, fatma: Actor, bram: Actor, ilse: Actor, sam: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile, env: { SEALED_DAYS: '30' } });
    noor = await signIn(house, 'noor');
    const [teammate] = await careWorkers(house, noor.teamIds[0]!);
    const [other] = await careWorkers(house, noor.teamIds[0]!, true);
    [mate, stranger, fatma, bram, ilse, sam] = await signInAll(
      house,
      teammate!,
      other!,
      'fatma',
      'bram',
      'ilse',
      'sam',
    );
  }, OPENING_MS);
  afterAll(() => house?.stop());

  const page = (who: Actor, q: string): Promise<FoundPage> => who.gets(`/tickets?limit=100&q=${encodeURIComponent(q)}`);
  const finds = async (who: Actor, q: string): Promise<string[]> => (await page(who, q)).items.map(({ id }) => id);

  describe('by its words', () => {
    let asked: TicketView;
    beforeAll(async () => {
      asked = await noor.asks('De brieven uit de labelprinter zijn grijs', { location: 'De Linde, huiskamer' });
      await fatma.claims(asked);
      await fatma.notes(asked, 'Toner is op, onderdeel K-7712 besteld');
      await noor.writes(asked, 'Ook de ramen van het café beslaan');
    });

    test.each([
      'brieven',
      'brief',
      'BRIEF',
      'brie',
      'raam',
      'ramen',
      'café',
      'cafe',
      'printer',
      'brieven grijs',
      'grijs brieven linde',
      '"uit de labelprinter"',
      'plek:linde brief',
      'plek:"De Linde" brief',
      'van:noor brief',
      'beslaan noor',
      'brief team:linde eigenaar:fatma status:loopt sinds:gisteren',
    ])('%s', async (q) => expect(await finds(fatma, q)).toContain(asked.id));

    test('by the number on the thing, as far as it was typed, by whoever may see the question', async () => {
      const printer = await noor.asks('Er komt niets uit', { asset: 'pr-021' });
      const other = await noor.asks('Er komt weer niets uit', { asset: 'PR-022' });
      const secret = await noor.asks('Er kwam iets uit van mij', { asset: 'PR-021', private: true });
      for (const q of ['apparaat:PR-021', 'asset:pr-021', 'apparaat:"pr-021"', 'PR-021'])
        expect([q, await finds(fatma, q)]).toEqual([q, [printer.id]]);
      expect(await finds(fatma, 'apparaat:pr-02')).toEqual([other.id, printer.id]);
      expect(await finds(ilse, 'apparaat:pr-021')).toEqual([printer.id]);
      expect(await finds(noor, 'apparaat:pr-021')).toEqual([secret.id, printer.id]);
      for (const q of ['apparaat:pr-023', 'apparaat:r-021', 'apparaat:pr_021', 'apparaat:pr-021 weer'])
        expect([q, await finds(fatma, q)]).toEqual([q, []]);
    });

    test.each([
      'brievenbus',
      'brie"ven',
      '"printer zijn grijs" van:fatma',
      '"labelprinter de uit"',
      'plek:brief',
      'van:fatma brief',
      'brief status:nieuw',
      'brief status:klaar',
      'brief eigenaar:bram',
      'brief spoed:nu',
      'brief team:duinroos',
    ])('not with %s', async (q) => expect(await finds(fatma, q)).not.toContain(asked.id));

    test('her number comes first; also where others write it down', async () => {
      const mentions = await noor.asks(`Hoort bij ${asked.number}`);
      for (const q of [`${asked.number}`, `#${asked.number}`])
        expect((await finds(fatma, q)).slice(0, 2)).toEqual([asked.id, mentions.id]);
      expect(await finds(fatma, `${asked.number} brief`)).toEqual([asked.id]);
    });

    test('what is over is found as well', async () => {
      const over = await noor.asks('De vijzel is zoek');
      await noor.withdraws(over);
      expect(await finds(fatma, 'vijzel')).toEqual([over.id]);
      expect(await finds(fatma, 'vijzel status:open')).toEqual([]);
      expect(await finds(fatma, 'vijzel status:klaar')).toEqual([over.id]);
    });

    test('notes are found by who helps, and not by who asks, her team or who only oversees', async () => {
      for (const q of ['toner', 'K-7712', 'onderdeel besteld']) {
        expect(await finds(fatma, q)).toContain(asked.id);
        for (const who of [noor, mate, stranger, ilse]) expect(await finds(who, q)).toEqual([]);
      }
      expect(await finds(mate, 'brief')).toContain(asked.id);
      expect(await finds(stranger, 'brief')).toEqual([]);
      // Who oversees sees that it is there, where and of whom; not what was said.
      expect(await finds(ilse, 'brief')).toEqual([]);
      expect(await finds(ilse, `${asked.number}`)).toContain(asked.id);
      expect(await finds(ilse, 'plek:huiskamer van:noor')).toContain(asked.id);
    });

    test('a private question is found by whom it is for, and by nobody else', async () => {
      const secret = await noor.asks('Over mijn loonstrookje', { private: true });
      expect(await finds(noor, 'loonstrook')).toEqual([secret.id]);
      for (const who of [mate, fatma, bram, ilse, sam]) {
        expect(await page(who, 'loonstrook')).toEqual({ items: [], nextCursor: null });
        expect((await page(who, 'loonstrokje')).didYouMean).toBeUndefined();
        expect(await finds(who, `${secret.number}`)).toEqual([]);
      }
    });
  });

  test('typed wrong: what may have been meant, if that finds something for her', async () => {
    const asked = await noor.asks('De printer op de gang', { location: 'De Linde, gang' });
    const { items, didYouMean } = await page(fatma, 'linde prnter');
    expect([items, didYouMean]).toEqual([[], 'linde printer']);
    expect(await finds(fatma, didYouMean!)).toContain(asked.id);
    expect(await page(stranger, 'linde prnter')).toEqual({ items: [], nextCursor: null });
    expect((await page(fatma, 'plek:lnide van:xyz')).didYouMean).toBeUndefined();
    expect((await page(fatma, 'plek:lidne van:noro')).didYouMean).toBe('plek:linde van:noor');
  });

  test('a masked number is not found, and is when it proved to be something else', async () => {
    const asked = await noor.asks(`Apparaat ${BSN} piept`);
    await fatma.claims(asked);
    expect(await finds(fatma, BSN)).toEqual([]);
    const [question] = await fatma.reads(asked);
    await fatma.posts(`/tickets/${asked.id}/messages/${question!.id}/not-bsn`, {});
    expect(await finds(fatma, BSN)).toEqual([asked.id]);
    expect(await finds(mate, BSN)).toEqual([asked.id]);
  });

  test.each([
    '"',
    '""',
    '*',
    'a*',
    '(',
    'a) OR (b',
    'NOT',
    'AND OR',
    'a AND',
    'NEAR(a b)',
    '-',
    '^a',
    '{words}: a',
    "'",
    "';--",
    '\\',
    '%',
    '_',
    '&|!',
    ':*',
    'a:*b',
    '<->',
    ':',
    'plek:',
    'plek:"',
    '#',
    '𝕏',
    '\u0301',
    '🙂',
    '٣',
    'ﬁ',
    'x'.repeat(200),
    'a '.repeat(100),
  ])('whatever is typed is looked for, and nothing breaks: %j', async (q) =>
    expect((await noor.calls(`/tickets?q=${encodeURIComponent(q)}`)).status).toBe(200),
  );

  test('what stands behind a colon and says nothing is told; too long and unreadable are refused; nothing typed is the list', async () => {
    const { fields } = await refuses(() => page(fatma, 'lift status:zomaar'), 422, 'search.unknown');
    expect(fields).toEqual({ q: 'status:zomaar' });
    await refuses(() => page(fatma, 'sinds:30-2-2026'), 422, 'search.unknown');
    await refuses(() => page(fatma, 'x'.repeat(201)), 422, 'request.invalid');
    await refuses(() => page(fatma, 'a\u0000b'), 422, 'request.invalid');
    await refuses(() => fatma.gets('/tickets?q=lift&cursor=x'), 422, 'request.invalid');
    const all = (await fatma.lists()).map(({ id }) => id);
    for (const q of ['', '  ', '"']) expect(await finds(fatma, q)).toEqual(all);
  });
});
