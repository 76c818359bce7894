import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type StatsView } from '@zorg112/contracts';
import { type Actor, call, careWorkers, refuses, signIn, signInAll } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

describe.each(BOTH_ENDS)('what a question is about, on %s', (profile) => {
  let house: House;
  let noor: Actor, fatma: Actor, els: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile });
    [noor, fatma, els] = await signInAll(house, 'noor', 'fatma', 'els');
  }, OPENING_MS);
  afterAll(() => house?.stop());

  test('is told by who asks, or by nobody; the facts carry it', async () => {
    const told = await noor.asks('De bel op kamer 4 zwijgt', { category: 'zorgalarmering' });
    expect(told.category).toBe('zorgalarmering');
    expect((await fatma.facts(told))[0]!.data).toMatchObject({ category: 'zorgalarmering' });
    const untold = await noor.asks('Er is iets met de gang');
    expect(untold.category).toBe('unknown');
    expect((await fatma.facts(untold))[0]!.data).not.toHaveProperty('category');
    expect((await noor.asks('Ik weet het niet', { category: 'unknown' })).category).toBe('unknown');
    await refuses(() => noor.asks('Iets anders', { category: 'overig' }), 422, 'request.invalid');
  });

  test('stays with a part that is split off', async () => {
    const whole = await noor.asks('De tablet is stuk en het wachtwoord is op', { category: 'ict' });
    await fatma.claims(whole);
    const part = await fatma.posts<typeof whole>(`/tickets/${whole.id}/split`, { text: 'Het wachtwoord is op' });
    expect(part.category).toBe('ict');
  });

  test('is counted; what nobody named, and what is of before, is unknown', async () => {
    const old = await noor.asks('Van voor er onderwerpen waren', { category: 'maaltijden' });
    await house.sql('UPDATE tickets SET category = NULL WHERE id = ?', [old.id]);
    for (const email of await careWorkers(house, noor.teamIds[0]!)) {
      const colleague = await signIn(house, email);
      await colleague.asks('De wifi is weg', { category: 'ict' });
      await colleague.asks('Iets anders');
    }
    const { groups } = await els.gets<StatsView>('/stats/summary?groupBy=category');
    const counts = Object.fromEntries(groups.map(({ key, asked }) => [key, asked]));
    expect(counts['ict']).toBe(7); // five colleagues, and the one that was split in two
    expect(counts['unknown']).toBe(8);
    expect(groups.find(({ key }) => key === 'zorgalarmering')).toMatchObject({ withheld: true });
    expect(counts).not.toHaveProperty('maaltijden');
  });

  test('what her team asks about most stands first beside the form, without a script too', async () => {
    const subjects = async (): Promise<string[]> => {
      const login = { method: 'POST', body: { email: 'noor@demo.zorg112.nl', password: 'zorg112-demo' } };
      const { headers } = await call(house, '/api/v1/auth/login', login);
      const cookie = headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      const { body } = await call<string>(house, '/', { headers: { cookie } });
      return [...body.matchAll(/name="category" value="(\w+)"/g)].map(([, subject]) => subject!);
    };
    expect(await subjects()).toEqual([
      'ict',
      'zorgalarmering',
      'ecd',
      'techniek_gebouw',
      'hulpmiddelen',
      'hr_salaris',
      'unknown',
    ]);
    const month = 31 * 86_400_000;
    await house.sql(`UPDATE tickets SET created_at = created_at - ${month} WHERE category = 'ict'`);
    expect((await subjects()).slice(0, 3)).toEqual(['zorgalarmering', 'ict', 'ecd']);
    await house.sql(`UPDATE tickets SET created_at = created_at + ${month} WHERE category = 'ict'`);
  });

  test('a known fault is about what most of its questions are about', async () => {
    const ids = [];
    for (const category of ['toegang', 'toegang', 'ict', 'unknown'])
      ids.push((await noor.asks('De deur piept', { category })).id);
    const outage = await fatma.posts<{ id: string }>('/outages', { text: 'De deuren van De Linde', ticketIds: ids });
    const { items } = await noor.gets<{ items: { id: string; category?: string }[] }>('/outages');
    expect(items.find(({ id }) => id === outage.id)?.category).toBe('toegang');
  });
});
