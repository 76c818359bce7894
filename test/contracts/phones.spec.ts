import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PushCarrier } from '@zorg112/channels';
import { type DoorCode } from '@zorg112/contracts';
import { FactRow, forgetOldPhones, PushRow, PushSubscriptionRow, ringPhones } from '@zorg112/database';
import { Phones, PushKeys, PushOutbox, PushServices, PUSH_LEASE_MS } from '@zorg112/desk';
import { hashOfToken, Sessions } from '@zorg112/identity';
import { InProcessJobQueue } from '@zorg112/jobs';
import { Relay } from '@zorg112/outbox';
import { InProcessPublisher } from '@zorg112/realtime';
import { onBothEngines } from '../support/engines.js';
import { openPushService, type Phone, type PushService } from '../support/push-service.js';
import { wholeDesk, type WholeDesk } from '../support/whole-desk.js';

const [MINUTE, HOUR] = [60_000, 3_600_000];
/** On one day in winter, on the wall clock of the desk. */
const at = (time: string, day = '2026-11-23'): number => Date.parse(`${day}T${time}+01:00`);
const TEXT = 'Mevrouw De Vries van kamer 12 is gevallen';

describe('a word on her phone', () => {
  let service: PushService;
  beforeAll(async () => void (service = await openPushService()));
  afterEach(() => expect(service.faults).toEqual([]));
  afterAll(() => service?.stop());

  onBothEngines((given) => {
    let desk: WholeDesk;
    let phones: Phones;
    let sessions: Sessions;
    let outbox: PushOutbox;
    let carrier: PushCarrier;
    const keys = new PushKeys('a secret of this house');

    beforeEach(async () => {
      desk = await wholeDesk(given.database);
      desk.time.at = at('10:00');
      const services = new PushServices([service.host]);
      phones = new Phones(given.database, keys, services, desk.time);
      sessions = new Sessions(given.database);
      outbox = new PushOutbox(given.database, desk.directory, services, desk.time);
      carrier = new PushCarrier(outbox, keys, { subject: 'mailto:desk@example.org', agent: service.agent });
    });
    afterEach(async () => {
      await relay().run(); // what a test left is not the next one's
      await given.database.unitOfWork.run(async (tx) => void (await tx.sql('DELETE FROM push_subscriptions')));
      await given.database.unitOfWork.run(async (tx) => void (await tx.sql('DELETE FROM push_quiet')));
    });

    const relay = () =>
      new Relay(given.database, new InProcessJobQueue(), new InProcessPublisher(), () => desk.time.at);
    const carries = async (): Promise<number> => (await relay().run(), carrier.run());
    const waiting = () => given.database.read.manager.find(PushRow, { order: { factId: 'ASC' } });
    const subscriptions = () => given.database.read.manager.find(PushSubscriptionRow);

    /** A phone somebody is signed in on and wants to be told on. */
    const phoneOf = async (who: string, phone = service.phone(), lang: 'nl' | 'en' = 'nl') => {
      const { token } = await sessions.login(`${who}@demo.zorg112.nl`, 'zorg112-demo', desk.time.at);
      const { id } = await phones.tell(desk.who(who), hashOfToken(token), { ...phone.subscription, lang });
      return Object.assign(phone, { id, token });
    };
    const ask = async (more: object = {}) => desk.ownership.open(desk.who('noor'), { text: TEXT, ...more });
    const claimed = async (more: object = {}): Promise<string> => {
      const { id } = await ask(more);
      await desk.ownership.claim(desk.who('fatma'), id);
      return id;
    };
    const reply = (
      id: string,
      { by = 'fatma', ...more }: { by?: string; text?: string; asksRequester?: boolean } = {},
    ) => {
      const nextStep = { what: 'ik kom langs', by: new Date(desk.time.at + HOUR).toISOString() };
      return desk.conversation.reply(desk.who(by), id, { text: 'Ik kom naar kamer 12.', nextStep, ...more });
    };
    const said = ({ heard }: Phone) => heard.map(({ message }) => message.what);
    const refusal = async (deed: Promise<unknown>): Promise<DoorCode | 'done'> =>
      deed.then(
        () => 'done' as const,
        (fault: { code: DoorCode }) => fault.code,
      );

    it('is told once, sealed for her phone alone, signed by this house', async () => {
      const hers = await phoneOf('noor');
      const { id, number } = await ask();
      expect(await carries()).toBe(0); // her own deed is no news
      await desk.ownership.claim(desk.who('fatma'), id);
      expect(await carries()).toBe(1);
      expect(hers.heard).toEqual([
        {
          message: { what: 'claimed', ticketId: id, number, by: 'Fatma', to: desk.who('noor').id, lang: 'nl' },
          sealed: expect.any(Buffer),
          ttl: 86_400,
          urgency: 'normal',
          topic: expect.stringMatching(/^[\w-]{32}$/),
          subject: 'mailto:desk@example.org',
          key: keys.publicKey,
        },
      ]);
      expect(await carries()).toBe(0);
      expect(await waiting()).toEqual([]);
    });

    it('holds no word of the question or the answer, no place, and no name but of who helps', async () => {
      const hers = await phoneOf('noor');
      const { id } = await ask({ location: 'Kamer 12', private: true });
      await desk.ownership.claim(desk.who('joost'), id); // who keeps watch over what is for her alone
      await reply(id, { by: 'joost' });
      await carries();
      const [{ message, sealed, topic }] = hers.heard as [Phone['heard'][0]];
      expect(Object.keys(message).sort()).toEqual(['by', 'lang', 'number', 'ticketId', 'to', 'what']);
      expect(JSON.stringify(message)).not.toMatch(/vries|kamer|gevallen|langs|noor/i);
      expect(sealed.toString('latin1')).not.toMatch(/replied|Joost|noor/);
      expect(topic).not.toContain(id.slice(0, 8));
    });

    it('is hers: not her team, not who helps, and each of her phones in its own language', async () => {
      const [hers, other] = [await phoneOf('noor'), await phoneOf('noor', service.phone(), 'en')];
      const fatmas = await phoneOf('fatma');
      const id = await claimed();
      await carries();
      await desk.conversation.message(desk.who('noor'), id, { text: 'Ze zit weer.' });
      await desk.conversation.note(desk.who('fatma'), id, { text: 'Bellen.' });
      await carries();
      await desk.solution.offer(desk.who('fatma'), id, { text: 'Er ligt nu een mat.' });
      await carries();
      expect([hers, other].map(said)).toEqual([
        ['claimed', 'solution'],
        ['claimed', 'solution'],
      ]);
      expect(other.heard[0]!.message.lang).toBe('en');
      expect(said(fatmas)).toEqual([]);
    });

    it('of one question only the last is told, when several wait', async () => {
      const hers = await phoneOf('noor');
      const [one, two] = [await claimed(), await claimed()];
      await reply(one, { asksRequester: true, text: 'Welke kamer is het?' });
      await carries();
      expect(hers.heard.map(({ message }) => [message.ticketId, message.what]).sort()).toEqual(
        [
          [one, 'asked'],
          [two, 'claimed'],
        ].sort(),
      );
      expect(await waiting()).toEqual([]);
    });

    it('is not told what she has seen: she was on the question since', async () => {
      const hers = await phoneOf('noor');
      const id = await claimed();
      await desk.conversation.message(desk.who('noor'), id, { text: 'Fijn, tot zo.' });
      expect(await carries()).toBe(0);
      expect([said(hers), await waiting()]).toEqual([[], []]);
    });

    describe('in her quiet hours', () => {
      it('what her team answered meanwhile is not told when they end', async () => {
        const hers = await phoneOf('noor');
        const id = await claimed();
        await carries();
        desk.time.at = at('23:00');
        await reply(id, { asksRequester: true, text: 'Welke kamer is het?' });
        expect(await carries()).toBe(0);
        const noor = desk.who('noor');
        const hersToo = ({ teamId, personId }: { teamId: string; personId: string }) =>
          noor.teamIds.includes(teamId) && personId !== noor.id;
        const mate = { ...noor, id: desk.organisation.memberships.find(hersToo)!.personId };
        await desk.conversation.message(mate, id, { text: 'Kamer 12.' });
        desk.time.at = at('07:00', '2026-11-24');
        expect(await carries()).toBe(0);
        expect([said(hers), await waiting()]).toEqual([['claimed'], []]);
      });

      it('is held until they end, and then only the last of it', async () => {
        const hers = await phoneOf('noor');
        const id = await claimed();
        await carries();
        desk.time.at = at('22:00');
        await reply(id);
        expect(await carries()).toBe(0);
        desk.time.at = at('23:30');
        await desk.solution.offer(desk.who('fatma'), id, { text: 'Er ligt nu een mat.' });
        expect(await carries()).toBe(0);
        desk.time.at = at('07:00', '2026-11-24') - 1;
        expect(await carries()).toBe(0);
        desk.time.at = at('07:00', '2026-11-24');
        expect(await carries()).toBe(1);
        expect(said(hers)).toEqual(['claimed', 'solution']);
        expect(await carries()).toBe(0);
      });

      it('what cannot wait is told at once, and wakes the phone', async () => {
        const hers = await phoneOf('noor');
        const id = await claimed({ careNow: true });
        await carries();
        desk.time.at = at('03:10', '2026-11-24');
        await reply(id);
        expect(await carries()).toBe(1);
        expect(hers.heard.map(({ urgency }) => urgency)).toEqual(['high', 'high']);
      });

      it('what she asked, or did, within the same quiet hours is answered at once: she is awake', async () => {
        const hers = await phoneOf('noor');
        desk.time.at = at('23:10');
        const tonight = await claimed();
        const before = await (async () => {
          desk.time.at = at('21:50');
          const id = await claimed();
          desk.time.at = at('23:15');
          return id;
        })();
        await reply(before);
        expect(await carries()).toBe(1);
        expect(hers.heard.map(({ message }) => message.ticketId)).toEqual([tonight]);
        await desk.conversation.message(desk.who('noor'), before, { text: 'Ik ben er nog.' });
        await reply(before);
        expect(await carries()).toBe(1);
      });

      it('are hers to set: what was held is looked at anew, and without them nothing is held', async () => {
        const hers = await phoneOf('noor');
        const id = await claimed();
        await carries();
        desk.time.at = at('23:00');
        await reply(id);
        expect(await carries()).toBe(0);
        const noor = desk.who('noor');
        expect((await phones.keepStill(noor, { on: true, from: '21:30', to: '06:30' })).quiet).toEqual({
          ...{ on: true, from: '21:30', to: '06:30' },
        });
        expect(await carries()).toBe(0);
        desk.time.at = at('06:30', '2026-11-24');
        expect(await carries()).toBe(1);
        desk.time.at = at('23:00', '2026-11-24');
        await reply(id);
        expect(await carries()).toBe(0);
        expect((await phones.keepStill(noor, { on: false })).quiet).toEqual({ on: false, from: '21:30', to: '06:30' });
        expect(await carries()).toBe(1);
        expect(said(hers)).toEqual(['claimed', 'replied', 'replied']);
      });
    });

    describe('when the push service does not take it', () => {
      it('tries again, later each time, as long as it asks, and tells it once', async () => {
        const hers = await phoneOf('noor');
        await claimed();
        const start = desk.time.at;
        const told = async (after: number): Promise<number> => ((desk.time.at = start + after), carries());
        hers.answers = 'silent';
        expect(await told(0)).toBe(0);
        hers.answers = 503;
        expect(await told(29_999)).toBe(0);
        expect((await waiting())[0]).toMatchObject({ tries: 1 });
        expect(await told(30_000)).toBe(0);
        expect((await waiting())[0]).toMatchObject({ tries: 2, sendAt: start + 30_000 + MINUTE });
        hers.answers = { status: 429, headers: { 'retry-after': '900' } };
        expect(await told(30_000 + MINUTE)).toBe(0);
        hers.answers = 201;
        expect(await told(30_000 + 15 * MINUTE)).toBe(0);
        expect(await told(30_000 + 16 * MINUTE)).toBe(1);
        expect(said(hers)).toEqual(['claimed']);
      });

      it('one phone that fails does not ring the other again', async () => {
        const [hers, other] = [await phoneOf('noor'), await phoneOf('noor')];
        other.answers = 500;
        await claimed();
        expect(await carries()).toBe(1);
        other.answers = 201;
        desk.time.at += HOUR;
        expect(await carries()).toBe(1);
        expect([hers, other].map(said)).toEqual([['claimed'], ['claimed']]);
      });

      it('lets go of a phone that is no more, with all that waits for it', async () => {
        for (const gone of [404, 410]) {
          const hers = await phoneOf('noor');
          hers.answers = gone;
          await claimed();
          await claimed();
          expect(await carries()).toBe(0);
          expect([await subscriptions(), await waiting()]).toEqual([[], []]);
        }
      });

      it('does not try what would be refused again, and gives up after a day', async () => {
        const hers = await phoneOf('noor');
        hers.answers = 413;
        await claimed();
        await carries();
        expect(await waiting()).toEqual([]);
        hers.answers = 503;
        await claimed();
        await carries();
        desk.time.at += 24 * HOUR + 1;
        hers.answers = 201;
        expect(await carries()).toBe(0);
        expect([said(hers), await waiting(), (await subscriptions()).length]).toEqual([[], [], 1]);
      });
    });

    describe('when a process dies', () => {
      it('between taking and telling: another tells it, once, when its time is over', async () => {
        const hers = await phoneOf('noor');
        await claimed();
        await relay().run();
        expect((await outbox.take()).toTell).toHaveLength(1);
        expect(await carries()).toBe(0);
        desk.time.at += PUSH_LEASE_MS + 1;
        expect(await carries()).toBe(1);
        expect(said(hers)).toEqual(['claimed']);
      });

      it('between telling and marking: once more at most, under the same topic', async () => {
        const hers = await phoneOf('noor');
        await claimed();
        await relay().run();
        const dies = { take: () => outbox.take(), settle: () => Promise.reject(new Error('killed')) };
        const dying = new PushCarrier(dies as unknown as PushOutbox, keys, {
          subject: 'mailto:x@y.nl',
          agent: service.agent,
        });
        await expect(dying.run()).rejects.toThrow('killed');
        desk.time.at += PUSH_LEASE_MS + 1;
        expect(await carries()).toBe(1);
        desk.time.at += PUSH_LEASE_MS + 1;
        expect(await carries()).toBe(0);
        expect(said(hers)).toEqual(['claimed', 'claimed']);
        expect(new Set(hers.heard.map(({ topic }) => topic)).size).toBe(1);
      });

      it('a relay that comes late with facts another passed on rings nobody again', async () => {
        const hers = await phoneOf('noor');
        await claimed();
        expect(await carries()).toBe(1);
        // The one that was slow marks after the one that made up for it, and after her phone was told.
        const personId = desk.who('noor').id;
        const facts = await given.database.read.manager.find(FactRow, { order: { id: 'DESC' }, take: 2 });
        const late = facts.map(({ id: factId, ticketId, at }) => ({
          factId,
          ticketId,
          at,
          personId,
          what: 'claimed' as const,
        }));
        await given.database.unitOfWork.run((tx) => ringPhones(tx, late));
        expect(await waiting()).toEqual([]);
        expect(said(hers)).toEqual(['claimed']);
      });
    });

    describe('whose phone it is', () => {
      it('signing out ends it, with what still waits; another session of hers goes on', async () => {
        const [gone, stays] = [await phoneOf('noor'), await phoneOf('noor')];
        await claimed();
        await relay().run();
        await sessions.logout(gone.token);
        expect(await carrier.run()).toBe(1);
        expect([gone, stays].map(said)).toEqual([[], ['claimed']]);
        expect(await refusal(phones.tell(desk.who('noor'), hashOfToken(gone.token), gone.subscription))).toBe(
          'auth.required',
        );
      });

      it('her session running out does not end it; a month without her page does', async () => {
        const hers = await phoneOf('noor');
        await sessions.forget(desk.time.at + 13 * HOUR);
        await claimed();
        expect(await carries()).toBe(1);
        const renewed = desk.time.at;
        await given.database.unitOfWork.run((tx) => forgetOldPhones(tx, renewed));
        expect(await subscriptions()).toHaveLength(1);
        await given.database.unitOfWork.run((tx) => forgetOldPhones(tx, renewed + 1));
        expect([await subscriptions(), said(hers)]).toEqual([[], ['claimed']]);
      });

      it('who turns it on after her on the same phone is told there instead of her, also of what waited', async () => {
        const hers = await phoneOf('noor');
        await claimed();
        await relay().run();
        await phoneOf('sam', hers);
        expect(await carrier.run()).toBe(0);
        expect(await phones.of(desk.who('noor'))).toMatchObject({ ids: [] });
        expect(await phones.of(desk.who('sam'))).toMatchObject({ ids: [hers.id] });
        await phones.forget(desk.who('noor'), hers.id); // not hers to take away
        expect(await subscriptions()).toHaveLength(1);
        await phones.forget(desk.who('sam'), hers.id);
        expect(await subscriptions()).toEqual([]);
      });

      it('a closed account is told nothing', async () => {
        const hers = await phoneOf('noor');
        await claimed();
        await relay().run();
        const admin = desk.who('admin');
        await desk.accounts.disable(admin, desk.who('noor').id);
        expect(await carrier.run()).toBe(0);
        expect([await subscriptions(), said(hers)]).toEqual([[], []]);
        expect(await refusal(phones.tell(desk.who('noor'), 'a session of before', hers.subscription))).toBe(
          'auth.required',
        );
        await desk.accounts.enable(desk.who('noor').id);
      });

      it('more phones than anybody has make room: the ones renewed longest ago go', async () => {
        const all: string[] = [];
        for (let n = 0; n < 12; n++) {
          desk.time.at += 1;
          all.push((await phoneOf('noor')).id);
        }
        expect((await phones.of(desk.who('noor'))).ids).toEqual(all.slice(2).sort());
      });
    });

    it('nothing is sent to what is no push service we know, whatever a page says its address is', async () => {
      const { subscription } = service.phone();
      const { keys: sealedWith } = subscription;
      const { token } = await sessions.login('noor@demo.zorg112.nl', 'zorg112-demo', desk.time.at);
      const tell = (endpoint: string, sealing: object = sealedWith, known = phones) =>
        refusal(known.tell(desk.who('noor'), hashOfToken(token), { endpoint, keys: sealing as typeof sealedWith }));
      const usual = new Phones(
        given.database,
        keys,
        new PushServices(['fcm.googleapis.com', '*.push.apple.com']),
        desk.time,
      );
      for (const endpoint of ['https://fcm.googleapis.com/fcm/send/x', 'https://web.push.apple.com/x'])
        expect([endpoint, await tell(endpoint, sealedWith, usual)]).toEqual([endpoint, 'done']);
      for (const endpoint of [
        'http://fcm.googleapis.com/x',
        'https://fcm.googleapis.com:8443/x',
        'https://fcm.googleapis.com@10.0.0.1/x',
        'https://user@fcm.googleapis.com/x',
        'https://10.0.0.1/x',
        'https://localhost/x',
        'https://[::1]/x',
        'https://push.apple.com/x',
        'https://evilpush.apple.com/x',
        'https://web.push.apple.com.example.org/x',
        'file:///etc/passwd',
        'x',
      ])
        expect([endpoint, await tell(endpoint, sealedWith, usual)]).toEqual([endpoint, 'push.unknown_service']);
      const off = new Phones(given.database, keys, new PushServices([]), desk.time);
      expect(await tell(subscription.endpoint, sealedWith, off)).toBe('push.off');
      expect(await off.of(desk.who('noor'))).not.toHaveProperty('publicKey');
      const { p256dh, auth } = sealedWith;
      const offCurve = Buffer.from(p256dh, 'base64url').fill(7, 40).toString('base64url');
      for (const wrong of [
        { p256dh: 'x', auth },
        { p256dh: offCurve, auth },
        { p256dh, auth: 'x' },
      ])
        expect(await tell(subscription.endpoint, wrong)).toBe('request.invalid');
    });

    it('a service that is no longer allowed is let go of before anything is sent', async () => {
      const hers = await phoneOf('noor');
      await claimed();
      await relay().run();
      const none = new PushOutbox(given.database, desk.directory, new PushServices([]), desk.time);
      expect(await new PushCarrier(none, keys, { subject: 'mailto:x@y.nl', agent: service.agent }).run()).toBe(0);
      expect([await subscriptions(), said(hers)]).toEqual([[], []]);
    });

    it('the pair of keys is the same in every process and another under another secret', () => {
      expect(new PushKeys('a secret of this house')).toEqual(keys);
      expect(new PushKeys('another secret').publicKey).not.toBe(keys.publicKey);
      expect(Buffer.from(keys.privateKey, 'base64url')).toHaveLength(32);
    });
  });
});
