import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type CallEventBody, type HeardEvent } from '@zorg112/contracts';
import { CallRow, PersonRow, forgetOldCalls } from '@zorg112/database';
import { CallLog, CallsReader, figuresIn, Line, MissedCalls, PhoneBook } from '@zorg112/desk';
import { type FigureName, RINGS_AT_MOST_MS } from '@zorg112/domain';
import { CallNews } from '@zorg112/outbox';
import { type RealtimePublisher } from '@zorg112/realtime';
import { NINE } from '../support/desk.js';
import { onBothEngines } from '../support/engines.js';
import { misCounted } from '../support/recount.js';
import { untoldByFacts } from '../support/told-by-facts.js';
import { wholeDesk, type WholeDesk } from '../support/whole-desk.js';

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
const [NOOR, WARD, NOBODY] = ['06-12345601', '0113 550 201', '0612349999'];

/** What a screen of the desk hears. */
class Heard implements Pick<RealtimePublisher, 'publish'> {
  readonly said: [string, unknown][] = [];
  publish(rooms: readonly string[], event: string, body: unknown): void {
    expect(rooms).toEqual(['queue']);
    this.said.push([event, body]);
  }
}

describe('the line', () => {
  onBothEngines((given) => {
    let desk: WholeDesk;
    let [log, line, missed, reader, book] = [] as unknown as [CallLog, Line, MissedCalls, CallsReader, PhoneBook];
    let n = 0;
    let callId = '';

    beforeEach(async () => {
      desk = await wholeDesk(given.database);
      const { directory, roster, ownership, time, idempotency } = desk;
      time.at = NINE + ++n * 24 * HOUR; // what a test before left over is not of today
      callId = `call-${n}`;
      book = new PhoneBook(given.database, directory, idempotency);
      log = new CallLog(given.database, book, roster, time);
      reader = new CallsReader(given.database, book, directory, time);
      line = new Line(desk.desk, book, reader, ownership, roster, time);
      missed = new MissedCalls(given.database, desk.desk, line, book, directory, time);
    });
    afterEach(async () => {
      expect(await misCounted(given.database.read, 0, Number.MAX_SAFE_INTEGER)).toEqual([]);
      await given.database.unitOfWork.run(async (tx) => {
        for (const table of ['calls', 'calls_in_progress']) await tx.sql(`DELETE FROM ${table}`);
      });
      expect(await untoldByFacts((text) => given.database.read.sql(text))).toEqual([]);
      const open = await given.database.read.sql<{ id: string }>("SELECT id FROM tickets WHERE status <> 'closed'");
      for (const { id } of open) await desk.solution.discard(desk.who('els'), id, { reason: 'De test is klaar.' });
    });

    const hear = async (event: HeardEvent['event'], more: Partial<HeardEvent> = {}): Promise<void> => {
      desk.time.at += SECOND;
      await log.hear({
        exchange: 'e',
        callId,
        direction: 'in',
        from: NOOR,
        to: '0113112112',
        users: [],
        event,
        ...more,
      });
    };
    const hears = async (...events: HeardEvent['event'][]) => {
      for (const event of events) await hear(event, event === 'answer' ? { answeringNumber: '21' } : {});
      await missed.follow();
    };
    const row = () => given.database.read.manager.findOneByOrFail(CallRow, { exchange: 'e', callId });
    const asked = async () => (await desk.reader.list(desk.who('fatma'), { status: 'open' })).items;
    const [fatma, bram] = [() => desk.who('fatma'), () => desk.who('bram')];
    const shown = async (who = fatma()) => (await reader.open(who)).items.find((one) => one.callId === callId);
    const refusal = (deed: Promise<unknown>) =>
      deed.then(
        () => 'done',
        ({ code }: { code: string }) => code,
      );
    const inCall = async (who = fatma()): Promise<boolean> => {
      desk.roster.forget();
      return (await desk.roster.at(desk.time.at)).helpers.find(({ personId }) => personId === who.id)!.inCall;
    };

    it('a number of one person says who calls; it rings on the screens of the desk and opens nothing yet', async () => {
      await hears('newCall');
      expect(await shown()).toMatchObject({
        ...{ callId, state: 'ringing', from: '+31612345601', fromShown: '06 12345601', people: [], tickets: [] },
        ...{ person: { name: 'Noor Hoekstra' }, team: { name: 'De Linde' } },
      });
      expect(await asked()).toEqual([]);
    });

    it('answering is claiming: a question of hers, in her name, with her team, answered from its first second', async () => {
      await hears('newCall', 'answer');
      const [question, ...others] = await asked();
      expect(others).toEqual([]);
      expect(question).toMatchObject({
        ...{
          requester: { id: desk.who('noor').id },
          owner: { id: fatma().id },
          status: 'in_progress',
          channel: 'phone',
        },
        ...{ teamName: 'De Linde', text: 'Aan de telefoon, vanaf 06 12345601.' },
      });
      const states = Object.fromEntries(question!.clocks.map(({ kind, state }) => [kind, state]));
      expect(states).toMatchObject({ claim: 'met', first_reply: 'met', solve: 'running' });
      expect(await shown()).toMatchObject({
        state: 'answered',
        ticket: { id: question!.id },
        answeredBy: { id: fatma().id },
      });
      expect(await shown(bram())).toBeUndefined();
    });

    it('her one open question is found, and picked up', async () => {
      const { id } = await desk.ownership.open(desk.who('noor'), { text: 'De deur klemt' });
      await hears('newCall');
      expect((await shown())!.tickets).toMatchObject([{ id, text: 'De deur klemt' }]);
      await hears('answer', 'hangup');
      expect(await asked()).toMatchObject([{ id, owner: { id: fatma().id } }]);
      expect(await row()).toMatchObject({ ticketId: id, opened: false, outcome: 'helped' });
    });

    it('whoever helps her already goes on: a call takes no question from anybody', async () => {
      const { id } = await desk.ownership.open(desk.who('noor'), { text: 'De deur klemt' });
      await desk.ownership.claim(bram(), id);
      await hears('newCall', 'answer');
      expect(await asked()).toMatchObject([{ id, owner: { id: bram().id } }]);
      expect((await shown())!.ticket).toMatchObject({ id, owner: { name: 'Bram de Wit' } });
    });

    it('of several open questions nobody guesses: the helper says which, or that it is something new', async () => {
      const one = await desk.ownership.open(desk.who('noor'), { text: 'De deur klemt' });
      await desk.ownership.open(desk.who('noor'), { text: 'De lamp is stuk' });
      await hears('newCall', 'answer');
      const call = (await shown())!;
      expect([call.ticket, call.tickets.length]).toEqual([undefined, 2]);
      expect((await line.answer(fatma(), call.id, { ticketId: one.id })).ticket).toMatchObject({ id: one.id });
      expect((await desk.reader.one(fatma(), one.id)).owner.id).toBe(fatma().id);
      callId += ' again';
      await hears('newCall', 'answer');
      await line.answer(fatma(), (await shown())!.id, { newQuestion: true });
      expect(await asked()).toHaveLength(3);
    });

    it('a phone of the ward is nobody in particular: who calls is asked, and is not remembered unless it is said', async () => {
      await hear('newCall', { from: WARD });
      await hear('answer', { from: WARD, answeringNumber: '21' });
      await hear('hangup', { from: WARD });
      await missed.follow();
      const call = (await shown())!; // it waits for a word, also after it was hung up
      expect(call).toMatchObject({ state: 'ended', team: { name: 'De Linde' }, people: [] });
      expect([call.person, call.ticket]).toEqual([undefined, undefined]);
      const said = await line.answer(fatma(), call.id, { personId: desk.who('noor').id });
      expect(said).toMatchObject({ person: { name: 'Noor Hoekstra' }, ticket: { owner: { id: fatma().id } } });
      expect(await shown()).toBeUndefined();
      expect((await book.list({ personId: desk.who('noor').id })).items.map(({ number }) => number)).toEqual([
        '+31612345601',
      ]);
    });

    it('a number of two people is asked about, and of one whose account was closed is not offered', async () => {
      const shared = '0113 550 999';
      const [sam, ilse] = [desk.who('sam').id, desk.who('ilse').id];
      for (const personId of [sam, ilse]) await book.add({ number: shared, personId });
      await hear('newCall', { from: shared });
      const call = (await shown())!;
      expect([call.person, call.people.map(({ name }) => name)]).toEqual([undefined, ['Sam Jansen', 'Ilse de Groot']]);
      await given.database.unitOfWork.run(
        async (tx) => void (await tx.manager.update(PersonRow, sam, { disabled: true })),
      );
      expect((await shown())!.people.map(({ id }) => id)).toEqual([ilse]);
      await given.database.unitOfWork.run(
        async (tx) => void (await tx.manager.update(PersonRow, sam, { disabled: false })),
      );
    });

    it('whom nobody knows is named by the number, and remembered once somebody says who it is', async () => {
      await hear('newCall', { from: '0612340001' });
      const call = (await shown())!;
      await line.answer(bram(), call.id, {});
      expect(await refusal(line.answer(fatma(), call.id, {}))).toBe('call.already_answered');
      const { ticket } = await line.answer(bram(), call.id, { unknown: true });
      expect(await desk.reader.one(bram(), ticket!.id)).toMatchObject({ requester: { name: '06 12340001' } });
      callId += ' again';
      await hear('newCall', { from: '0612340001' });
      const sam = desk.who('sam').id;
      await line.answer(bram(), (await shown(bram()))!.id, { personId: sam, remember: true });
      expect((await shown(bram()))!.person).toMatchObject({ id: sam });
      callId += ' and again';
      await hear('newCall', { from: '+31612340001' });
      expect((await shown())!.person).toMatchObject({ id: sam });
    });

    it('a wrong number is set aside in one press, and what was there before is left alone', async () => {
      await hears('newCall', 'answer');
      const [opened] = await asked();
      await line.wrongNumber(fatma(), (await shown())!.id, {});
      expect(await desk.reader.one(fatma(), opened!.id)).toMatchObject({ status: 'closed', closedHow: 'discarded' });
      await hears('hangup');
      expect([await asked(), (await row()).outcome]).toEqual([[], 'wrong_number']);
      const { id } = await desk.ownership.open(desk.who('noor'), { text: 'De deur klemt' });
      callId += ' again';
      await hears('newCall', 'answer');
      await line.wrongNumber(fatma(), (await shown())!.id, { reason: 'Zocht de huisarts.' });
      expect(await asked()).toMatchObject([{ id, status: 'in_progress' }]);
    });

    it('a wrong number while it still rings is no missed call', async () => {
      await hears('newCall');
      await line.wrongNumber(fatma(), (await shown())!.id, {});
      await hears('hangup');
      expect([await asked(), await inCall()]).toEqual([[], false]);
    });

    it('a missed call becomes a callback: an owner, ten minutes, and hers to read', async () => {
      await hears('newCall', 'hangup');
      const [question, ...others] = await asked();
      expect(others).toEqual([]);
      expect(question).toMatchObject({
        ...{
          requester: { id: desk.who('noor').id },
          owner: { id: desk.who('joost').id },
          status: 'waiting_for_helper',
        },
        ...{ urgency: 'today', channel: 'phone', text: 'Belde vanaf 06 12345601, en niemand nam op. Bel terug.' },
      });
      const clock = question!.clocks.find(({ kind }) => kind === 'callback')!;
      expect(Date.parse(clock.dueAt!) - desk.time.at).toBe(10 * MINUTE);
      expect(await shown()).toBeUndefined();
    });

    it('is called back sooner when care cannot wait, on the question she has', async () => {
      const { id } = await desk.ownership.open(desk.who('noor'), { text: 'De tillift doet niets', careNow: true });
      await hears('newCall', 'hangup');
      callId += ' again';
      await hears('newCall', 'hangup'); // and again: it is one promise
      const [question, ...others] = await asked();
      expect([question!.id, others]).toEqual([id, []]);
      const clocks = question!.clocks.filter(({ kind }) => kind === 'callback');
      expect(clocks).toHaveLength(1);
      expect(Date.parse(clocks[0]!.dueAt!) - Date.parse(clocks[0]!.startedAt)).toBe(2 * MINUTE);
    });

    it('a missed call of the ward is the ward’s to read; the same unknown number is one caller', async () => {
      await hear('newCall', { from: WARD });
      await hear('hangup', { from: WARD });
      await missed.follow();
      callId += ' again';
      await hear('newCall', { from: '+31113550201' });
      await hear('hangup', { from: '+31113550201' });
      await missed.follow();
      const [question, ...others] = await asked();
      expect([question!.requester.name, others]).toEqual(['0113 550 201', []]);
      expect(await desk.reader.one(desk.who('noor'), question!.id)).toMatchObject({ teamName: 'De Linde' });
    });

    it('a withheld number cannot be called back, and is not made up', async () => {
      await hear('newCall', { from: 'anonymous' });
      await hear('hangup', { from: 'anonymous' });
      await missed.follow();
      expect([await asked(), (await row()).outcome]).toEqual([[], 'no_number']);
      callId += ' again';
      await hear('newCall', { from: 'anonymous' });
      const { ticket } = await line.answer(fatma(), (await shown())!.id, { unknown: true });
      callId += ' and again';
      await hear('newCall', { from: 'anonymous' });
      const other = await line.answer(fatma(), (await shown())!.id, { unknown: true });
      expect(other.ticket!.id).not.toBe(ticket!.id); // two who hide their number are two
    });

    it.each<[string, HeardEvent['event'][], number, object]>([
      ['doubled', ['newCall', 'newCall', 'answer', 'answer', 'hangup', 'hangup'], 1, { outcome: 'helped' }],
      ['in another order', ['answer', 'newCall', 'hangup'], 1, { outcome: 'helped' }],
      ['without its beginning', ['answer', 'hangup'], 1, { outcome: 'helped' }],
      ['only its end', ['hangup'], 1, { outcome: 'callback' }],
      ['its end, and then its beginning', ['hangup', 'newCall'], 1, { outcome: 'callback' }],
      ['an answer that came too late', ['newCall', 'hangup', 'answer'], 1, { outcome: 'callback' }],
    ])('events that come %s', async (_how, events, questions, is) => {
      for (const event of events) {
        await hear(event, event === 'answer' ? { answeringNumber: '21' } : {});
        await missed.follow();
        await missed.follow();
      }
      expect(await asked()).toHaveLength(questions);
      expect(await row()).toMatchObject({ ...is, endedAt: expect.any(Number) });
      expect(await inCall()).toBe(false);
    });

    it('an answer and an end that change places on the way are no missed call', async () => {
      await hear('newCall');
      await hear('hangup');
      await hear('answer', { answeringNumber: '21' }); // before anybody looked
      await missed.follow();
      expect(await row()).toMatchObject({ outcome: 'helped', answeredById: fatma().id });
    });

    it('told at once by an exchange that does not wait, it is one call', async () => {
      await Promise.all(['newCall', 'newCall', 'answer', 'newCall', 'answer'].map((event) => hear(event as 'newCall')));
      expect(await given.database.read.manager.countBy(CallRow, { callId })).toBe(1);
    });

    it('who is never heard to hang up stops ringing, is called back, and is still heard when they were answered after all', async () => {
      await hears('newCall');
      desk.time.at += RINGS_AT_MOST_MS - SECOND;
      await missed.follow();
      expect((await shown())!.state).toBe('ringing');
      desk.time.at += SECOND;
      await missed.follow();
      expect(await shown()).toBeUndefined();
      const [question] = await asked();
      expect(question).toMatchObject({ status: 'waiting_for_helper' });
      await hears('answer');
      const [now] = await asked();
      expect(now).toMatchObject({ id: question!.id, owner: { id: fatma().id }, status: 'in_progress' });
      expect(now!.clocks.find(({ kind }) => kind === 'callback')).toMatchObject({ state: 'met' });
    });

    it('whoever calls back by the same exchange has kept that promise', async () => {
      await hears('newCall', 'hangup');
      callId += ' back';
      const out = { direction: 'out', from: '0113112112', to: '+31612345601', users: ['Fatma Yıldız'] } as const;
      for (const event of ['newCall', 'answer'] as const) await hear(event, out);
      await missed.follow();
      const [question] = await asked();
      expect(question).toMatchObject({ owner: { id: fatma().id } });
      expect(question!.clocks.find(({ kind }) => kind === 'callback')).toMatchObject({ state: 'met' });
      expect(await row()).toMatchObject({ outcome: 'called_back', ticketId: question!.id });
    });

    it('somebody in a call is known to be, until their last call is over', async () => {
      await hears('newCall', 'answer');
      expect([await inCall(), await inCall(bram())]).toEqual([true, false]);
      const first = callId;
      callId = `${first} beside it`;
      await hears('answer');
      await hears('hangup');
      expect(await inCall()).toBe(true);
      callId = first;
      await hears('hangup');
      expect(await inCall()).toBe(false);
    });

    it.each<[string, Partial<HeardEvent>, string | undefined]>([
      ['by the number of their phone', { answeringNumber: '22' }, 'bram'],
      ['by their address', { answeringNumber: 'Bram@demo.zorg112.nl' }, 'bram'],
      ['by their name', { users: ['bram de wit'] }, 'bram'],
      ['not by half a name', { users: ['Bram'] }, undefined],
      ['not by two names', { users: ['Bram de Wit', 'Fatma Yıldız'] }, undefined],
      ['not a care worker', { answeringNumber: 'noor@demo.zorg112.nl' }, undefined],
      ['not at all', {}, undefined],
    ])('who answered is known %s', async (_how, said, who) => {
      await hear('newCall');
      await hear('answer', said);
      await missed.follow();
      expect((await row()).answeredById).toBe(who ? desk.who(who).id : null);
      // Nobody is known to have it: everybody sees it, and one says so.
      if (!who) expect((await line.answer(fatma(), (await shown(bram()))!.id, {})).ticket).toBeDefined();
    });

    it('screens hear that it rings, is answered and is over: once each, with ids only', async () => {
      const screens = new Heard();
      const news = new CallNews(given.database, screens as unknown as RealtimePublisher);
      await news.run();
      screens.said.length = 0;
      await hear('newCall');
      await news.run();
      await hears('answer');
      await news.run();
      await hears('hangup');
      await news.run();
      await news.run();
      const { id, personId, ticketId } = await row();
      const body: CallEventBody = { callId, id, from: '+31612345601', personId: personId! };
      expect(screens.said).toEqual([
        ['call.ringing', body],
        ['call.answered', { ...body, ticketId }],
        ['call.ended', { callId, id }],
      ]);
    });

    it('what cannot be done is refused with a reason', async () => {
      expect(await refusal(line.answer(fatma(), 'nothing', {}))).toBe('call.not_found');
      await hears('newCall', 'hangup');
      const { id } = await row();
      expect(await refusal(line.answer(fatma(), id, {}))).toBe('call.over');
      callId += ' again';
      await hears('newCall');
      const call = (await shown())!;
      expect(await refusal(line.answer(fatma(), call.id, { personId: 'nobody' }))).toBe('request.invalid');
      expect(await refusal(line.answer(fatma(), call.id, { ticketId: 'nothing' }))).toBe('ticket.not_found');
      expect((await row()).answeredAt).toBeNull(); // a refusal leaves it as it was
      expect(await refusal(book.add({ number: 'geen', personId: desk.who('noor').id }))).toBe('number.invalid');
      expect(await refusal(book.add({ number: '0612345678' }))).toBe('number.whose');
      expect(await refusal(book.add({ number: '0612345678', personId: 'nobody' }))).toBe('account.not_found');
      expect(await refusal(book.forget('nothing'))).toBe('number.not_found');
    });

    it('is counted: who rang, who got somebody on the line and after how long, and who hung up', async () => {
      // Of fewer than five no times are told.
      for (callId of ['one', 'two', 'three', 'four', 'five']) await hears('newCall', 'answer', 'hangup');
      callId = 'another';
      await hears('newCall', 'hangup');
      const figures = await figuresIn(given.database.read, { from: desk.time.at - MINUTE, to: desk.time.at + 1 });
      const of = (name: FigureName) => figures.find((one) => one.name === name);
      expect(of('callsAnswered')).toMatchObject({ n: 5, among: 6 });
      expect(of('callsHungUp')).toMatchObject({ value: 1 });
      expect(of('answerTime')).toMatchObject({ n: 5, value: SECOND });
      const part = { by: 'channel', key: 'phone' } as const;
      const parted = await figuresIn(given.database.read, { from: 0, to: desk.time.at + 1, only: part });
      expect(parted.map(({ name }) => name)).not.toContain('callsAnswered');
    });

    it('calls are forgotten after a year, the questions they were about are not', async () => {
      await hear('newCall', { from: NOBODY });
      await hear('hangup', { from: NOBODY });
      await missed.follow();
      await given.database.unitOfWork.run((tx) => forgetOldCalls(tx, desk.time.at + 1));
      expect(await given.database.read.manager.count(CallRow)).toBe(0);
      expect(await asked()).toHaveLength(1);
    });
  });
});
