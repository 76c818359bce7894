import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocationView, type OpenBody } from '@zorg112/contracts';
import { type Actor, call, refuses, signInAll } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

describe.each(BOTH_ENDS)('where people can be, on %s', (profile) => {
  let house: House;
  let noor: Actor, els: Actor, admin: Actor;
  const listed = async (who: Actor) => (await who.gets<{ items: LocationView[] }>('/locations')).items;

  beforeAll(async () => {
    house = await openHouse({ profile });
    [noor, els, admin] = await signInAll(house, 'noor', 'els', 'admin');
  }, OPENING_MS);
  afterAll(() => house?.stop());

  test('her own team’s places come first, then those of the others', async () => {
    const items = await listed(noor);
    expect(items.length).toBeGreaterThan(200);
    expect(items.slice(0, 6).map(({ team }) => team?.name)).toEqual(Array(6).fill('De Linde'));
    expect(items[0]!.name).toBe('De Linde, badkamer');
    expect(items[6]!.team?.name).not.toBe('De Linde');
  });

  test('a lead or the administrator adds one and takes it away; the same words are the same place', async () => {
    const [teamId] = noor.teamIds;
    const made = await els.posts<LocationView>('/locations', { name: '  De Linde,   serre ', teamId });
    expect(made).toMatchObject({ name: 'De Linde, serre', team: { id: teamId, name: 'De Linde' } });
    expect((await admin.posts<LocationView>('/locations', { name: 'De Linde, serre' })).id).toBe(made.id);
    expect((await listed(noor)).filter(({ name }) => name === 'De Linde, serre')).toHaveLength(1);
    const taken = { method: 'DELETE', token: admin.token };
    expect((await call(house, `/api/v1/locations/${made.id}`, taken)).status).toBe(200);
    expect(await call(house, `/api/v1/locations/${made.id}`, taken)).toMatchObject({
      status: 404,
      body: { code: 'location.not_found' },
    });
    expect((await listed(noor)).map(({ id }) => id)).not.toContain(made.id);
  });

  test('who asks does not change the list, nor is a place without words or of no team', async () => {
    await refuses(() => noor.posts('/locations', { name: 'Mijn hoekje' }), 403, 'permission.denied');
    await refuses(() => els.posts('/locations', { name: '   ' }), 422, 'request.invalid');
    await refuses(() => els.posts('/locations', { name: 'Ergens', teamId: 'team-nergens' }), 422, 'request.invalid');
  });

  test('the number on a thing is kept in capitals with one space, also with help that is written down', async () => {
    const asked = await noor.asks('Deze tilt niet', { asset: ' tl   0312 ' });
    expect(asked.asset).toBe('TL 0312');
    expect(await noor.gets(`/tickets/${asked.id}`)).toMatchObject({ asset: 'TL 0312' });
    expect(await noor.asks('Deze wel', { asset: '  ' })).not.toHaveProperty('asset');
    const [row] = await house.sql(`SELECT asset FROM tickets WHERE id = '${asked.id}'`);
    expect(row).toEqual({ asset: 'TL 0312' });
  });

  test('where she was last stands in the form; a sticker says better', async () => {
    const login = { method: 'POST', body: { email: 'noor@demo.zorg112.nl', password: 'zorg112-demo' } };
    const { headers } = await call(house, '/api/v1/auth/login', login);
    const cookie = headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const stands = async (path: string) => {
      const { body } = await call<string>(house, path, { headers: { cookie } });
      return /name="location"[^>]*value="([^"]*)"/.exec(body)?.[1];
    };
    expect(await stands('/')).toBe('');
    await noor.asks('De lamp is stuk', { location: 'De Linde, gang' } satisfies OpenBody);
    await noor.asks('Zonder plek');
    expect(await stands('/')).toBe('De Linde, gang');
    expect(await stands('/n?p=De%20Brug%2C%20keuken')).toBe('De Brug, keuken');
    expect(await stands(`/n?p=${encodeURIComponent('"><script>')}&d=tillift%200412`)).toBe(
      '&#34;&#62;&#60;script&#62; · tillift 0412',
    );
    expect(await stands('/n?p=%20')).toBe('De Linde, gang'); // nothing says nothing
    const numbered = async (path: string) => {
      const { body } = await call<string>(house, path, { headers: { cookie } });
      return /name="asset"[^>]*value="([^"]*)"/.exec(body)?.[1];
    };
    expect(await numbered('/n?p=De%20Brug&apparaat=tl-0312')).toBe('TL-0312');
    for (const path of ['/', '/n?apparaat=%22%3E', '/n?apparaat=a&apparaat=b', `/n?apparaat=${'x'.repeat(41)}`])
      expect([path, await numbered(path)]).toEqual([path, '']);
  });
});
