import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type PushView } from '@zorg112/contracts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, nextStep, refuses, signInAll, soon, type Actor } from '../support/actors.js';
import { BOTH_ENDS, openHouse, OPENING_MS, type House } from '../support/house.js';
import { openPushService, type Phone, type PushService } from '../support/push-service.js';

describe.each(BOTH_ENDS)('a word on her phone, through the door, on %s', (profile) => {
  let house: House;
  let service: PushService;
  let folder: string;
  let [noor, fatma]: Actor[] = [];

  beforeAll(async () => {
    service = await openPushService();
    folder = await mkdtemp(join(tmpdir(), 'zorg112-push-'));
    const trusted = join(folder, 'push-service.pem');
    await writeFile(trusted, service.cert);
    house = await openHouse({ profile, env: { PUSH_SERVICES: service.host, NODE_EXTRA_CA_CERTS: trusted } });
    [noor, fatma] = await signInAll(house, 'noor', 'fatma');
    // Whatever the hour at which this runs: her phone may say it.
    await noor!.posts('/me/push/quiet', { on: false });
  }, OPENING_MS);
  afterAll(async () => {
    expect(service?.faults).toEqual([]);
    await house?.stop();
    await service?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const turnsOn = (phone: Phone, who = noor!, lang = 'nl') =>
    who.posts<{ id: string }>('/me/push', { ...phone.subscription, lang });
  const hears = (phone: Phone, what: string) =>
    soon(house, `her phone to say ${what}`, async () => phone.heard.find(({ message }) => message.what === what));

  test('what happens reaches her phone within seconds, under the key that was given out', async () => {
    const phone = service.phone();
    const { id } = await turnsOn(phone);
    const { publicKey, ids, quiet } = await noor!.gets<PushView>('/me/push');
    expect([ids, quiet]).toEqual([[id], { on: false, from: '22:00', to: '07:00' }]);
    const ticket = await noor!.asks('De bel op kamer 3 zwijgt.');
    await fatma!.claims(ticket);
    await hears(phone, 'claimed');
    await fatma!.replies(ticket, 'Ik kom kijken.', { nextStep: nextStep('ik kom', 900) });
    const { message, key } = await hears(phone, 'replied');
    expect(key).toBe(publicKey);
    expect(message).toMatchObject({ ticketId: ticket.id, number: ticket.number, by: 'Fatma', to: noor!.id });
    await fatma!.offersSolution(ticket, 'Er zit een nieuwe batterij in.');
    await hears(phone, 'solution');
    expect(phone.heard.map(({ message: { what } }) => what)).toEqual(['claimed', 'replied', 'solution']);
  });

  test('it is hers alone: another person neither sees it nor takes it away, and hers she does', async () => {
    const phone = service.phone();
    const { id } = await turnsOn(phone);
    const gone = { method: 'DELETE' };
    expect(await fatma!.calls(`/me/push/${id}`, gone)).toMatchObject({ status: 200, body: { ids: [] } });
    expect((await noor!.gets<PushView>('/me/push')).ids).toContain(id);
    expect((await noor!.calls<PushView>(`/me/push/${id}`, gone)).body.ids).not.toContain(id);
    expect(await call(house, '/api/v1/me/push')).toMatchObject({ status: 401 });
  });

  test('signing out ends it', async () => {
    const [again] = await signInAll(house, 'noor');
    const phone = service.phone();
    const { id } = await turnsOn(phone, again);
    await again!.posts('/auth/logout');
    expect((await noor!.gets<PushView>('/me/push')).ids).not.toContain(id);
  });

  test('what cannot be told is refused with a reason', async () => {
    const { subscription } = service.phone();
    const post = (body: object) => noor!.posts('/me/push', body);
    for (const endpoint of ['https://10.0.0.1/x', 'https://169.254.169.254/latest', 'http://localhost/x', 'nowhere'])
      await refuses(() => post({ ...subscription, endpoint }), 422, 'push.unknown_service');
    await refuses(() => post({ endpoint: subscription.endpoint }), 422, 'request.invalid');
    const keys = { ...subscription.keys, p256dh: 'BAAA' };
    expect(await refuses(() => post({ ...subscription, keys }), 422, 'request.invalid')).toMatchObject({
      fields: { 'keys.p256dh': expect.any(String) },
    });
    await refuses(() => post({ ...subscription, lang: 'de' }), 422, 'request.invalid');
    const still = (body: object) => noor!.posts<PushView>('/me/push/quiet', body);
    for (const body of [{}, { on: true, from: '25:00' }, { on: true, to: '7:00' }])
      await refuses(() => still(body), 422, 'request.invalid');
    expect((await still({ on: true, from: '23:15' })).quiet).toEqual({ on: true, from: '23:15', to: '07:00' });
    await still({ on: false, from: '22:00' });
  });
});
