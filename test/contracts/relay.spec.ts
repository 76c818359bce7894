import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rooms, type RingJob } from '@zorg112/contracts';
import { factsOf, FactRow, takeUnrelayed } from '@zorg112/database';
import { InProcessJobQueue } from '@zorg112/jobs';
import { Relay } from '@zorg112/outbox';
import { InProcessPublisher } from '@zorg112/realtime';
import { openDesk, type OpenDesk } from '../support/desk.js';
import { onBothEngines } from '../support/engines.js';
import { openSockets, type Screen, type Sockets } from '../support/sockets.js';
import { until } from '../support/until.js';

const LEASE_MS = 5_000;
/** A question of today is late for its first helper after a quarter of an hour; the first step of the ladder comes at twelve minutes. */
const FIRST_STEP_MS = 12 * 60_000;
const SOON = 150;
/** Long enough to claim before it, also on a busy machine. */
const LATER = 5_000;

describe('the relay', () => {
  onBothEngines((given) => {
    let desk: OpenDesk;
    let sockets: Sockets;
    let jobs: InProcessJobQueue;
    let rang: RingJob[];
    let screen: Screen;
    const publisher = () => new InProcessPublisher();
    let screens: InProcessPublisher;
    const relayAt = (now = desk.time.at): Relay => new Relay(given.database, jobs, screens, () => now);

    beforeEach(async () => {
      desk = await openDesk(given.database, Date.now());
      screens = publisher();
      sockets = await openSockets(screens);
      screen = await sockets.screen(rooms.queue);
      jobs = new InProcessJobQueue();
      rang = [];
      jobs.listen(async (job) => void rang.push(job));
    });
    afterEach(async () => {
      await relayAt(Date.now() + 10 * LEASE_MS).run();
      await Promise.all([sockets.close(), jobs.close()]);
    });

    const ask = async (text = 'Een vraag'): Promise<string> =>
      (await desk.ownership.open(desk.who('noor'), { text })).id;
    /** Places of the facts the screens were told of, in the order they were told. */
    const told = (): number[] =>
      screen.heard.flatMap(([event, body]) => (event === 'ticket.changed' ? [(body as { seq: number }).seq] : []));
    const heardAll = (count: number): Promise<boolean> => until(() => told().length >= count);
    const facts = (): Promise<FactRow[]> => given.database.read.manager.find(FactRow, { order: { id: 'ASC' } });
    const unrelayed = async (): Promise<number[]> =>
      (await facts()).filter((f) => f.relayedAt === null).map(({ id }) => id);

    it('passes facts on in order, each once, more than it takes at a time', async () => {
      const ids = await Promise.all(Array.from({ length: 150 }, () => ask()));
      await Promise.all(ids.map((id) => desk.ownership.claim(desk.who('fatma'), id)));
      await desk.conversation.message(desk.who('noor'), ids[0]!, { text: 'En nog iets.' });
      const waiting = await unrelayed();
      expect(waiting).toHaveLength(301);
      const relay = relayAt();
      expect(await Promise.all([relay.run(), relay.run(), relay.run()])).toEqual([301, 301, 301]);
      await heardAll(301);
      expect(told()).toEqual(waiting);
      expect(await unrelayed()).toEqual([]);
      expect(await relay.run()).toBe(0);
    });

    it('tells the screens what changed and to which version', async () => {
      const id = await ask();
      await desk.ownership.claim(desk.who('fatma'), id);
      await relayAt().run();
      await heardAll(2);
      const changed = screen.heard.flatMap(([event, body]) => (event === 'ticket.changed' ? [body] : []));
      expect(changed).toMatchObject((await factsOf(given.database.read, id)).map(({ seq }) => ({ id, version: seq })));
    });

    it('two relays at once pass each fact on once', async () => {
      const ids = await Promise.all(Array.from({ length: 120 }, () => ask()));
      await Promise.all(ids.map((id) => desk.ownership.claim(desk.who('fatma'), id)));
      const waiting = await unrelayed();
      const passed = await Promise.all([relayAt().run(), relayAt().run(), relayAt().run()]);
      expect(passed.reduce((sum, n) => sum + n)).toBe(240);
      await heardAll(240);
      expect(told().sort((a, b) => a - b)).toEqual(waiting);
    });

    it('what commits while it runs is passed on by the same run or the next', async () => {
      const relay = relayAt();
      given.database.unitOfWork.onCommit(() => void relay.run());
      await Promise.all(Array.from({ length: 40 }, () => ask()));
      await heardAll(40);
      await until(async () => (await unrelayed()).length === 0);
      expect(told()).toHaveLength(40);
      await relay.close();
    });

    it('makes up for one that died with facts in its hands, once its time is over and not before', async () => {
      const id = await ask();
      const { at } = desk.time;
      const taken = await given.database.unitOfWork.run((tx) => takeUnrelayed(tx, at, LEASE_MS, 200));
      expect(taken.map(({ fact }) => fact.ticketId)).toEqual([id]);
      const later = await ask();
      expect(await relayAt(at + LEASE_MS).run()).toBe(1);
      expect(await unrelayed()).toEqual(taken.map((fact) => fact.id));
      expect(await relayAt(at + LEASE_MS + 1).run()).toBe(1);
      await heardAll(2);
      const tickets = screen.heard.flatMap(([event, body]) =>
        event === 'ticket.changed' ? [(body as { id: string }).id] : [],
      );
      expect(tickets).toEqual([later, id]);
      expect(await unrelayed()).toEqual([]);
    });

    it('sets a bell for each clock that runs, and takes away that of a clock that ended', async () => {
      const id = await ask();
      await relayAt().run();
      expect(await jobs.pending()).toBe(3);
      await desk.ownership.claim(desk.who('fatma'), id);
      await relayAt().run();
      expect(await jobs.pending()).toBe(2);
      await desk.solution.withdraw(desk.who('noor'), id, {});
      await relayAt().run();
      expect(await jobs.pending()).toBe(0);
    });

    it('lets only the last word on a clock count when several come at once', async () => {
      const kept = await ask();
      const withdrawn = await ask();
      await desk.solution.withdraw(desk.who('noor'), withdrawn, {});
      await relayAt().run();
      expect(await jobs.pending()).toBe(3);
      expect((await desk.reader.stored(desk.who('noor'), kept)).ticket.status).toBe('waiting_for_helper');
    });

    it('the bell rings for the clock that still runs, and not for the one that was stopped before', async () => {
      desk.time.at = Date.now() - FIRST_STEP_MS + LATER;
      const stopped = await ask();
      desk.time.at += SOON;
      const running = await ask();
      await relayAt().run();
      await desk.ownership.claim(desk.who('fatma'), stopped);
      await relayAt().run();
      await until(() => rang.length > 0);
      expect(rang).toEqual([{ ticketId: running, clockId: 'claim-1' }]);
    });

    it('a clock that was moved rings at its new time', async () => {
      desk.time.at = Date.now();
      const id = await ask();
      await relayAt().run();
      desk.time.at = Date.now() - 96_000 + SOON; // a fifth before the two minutes of a question that cannot wait
      const urgent = await ask();
      await desk.solution.changeUrgency(desk.who('noor'), urgent, { urgency: 'now' });
      await relayAt().run();
      await until(() => rang.length > 0);
      expect(rang).toEqual([{ ticketId: urgent, clockId: 'claim-1' }]);
      expect((await desk.reader.stored(desk.who('noor'), id)).ticket.urgency).toBe('today');
      expect(await jobs.pending()).toBe(5);
    });
  });
});
