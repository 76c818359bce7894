import { insertRows, RosterRow, toStored, type StoredRow } from '@zorg112/database';
import { movesOpenTo, Refusal, SYSTEM_ACTOR, type Actor, type Move, type MoveName, type Ticket } from '@zorg112/domain';
import { DoorError } from '@zorg112/contracts';
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { NINE } from './desk.js';
import { untoldByFacts } from './told-by-facts.js';
import { type WholeDesk } from './whole-desk.js';

/** One try: who, on which question, the how-manieth thing that is open to them; `n` and `m` fill it in. */
export interface Try {
  readonly who: number;
  readonly on: number;
  readonly what: number;
  readonly n: number;
  readonly m: number;
}
/** So many minutes later these are tried at once. */
export interface Round {
  readonly minutes: number;
  readonly tries: readonly Try[];
}

/** Drawn evenly: small numbers are no likelier than others until a failure is made shorter. */
const nat = (max: number) => fc.noBias(fc.nat({ max }));
export const history: fc.Arbitrary<Round[]> = fc.noBias(
  fc.array(
    fc.record({
      minutes: fc.oneof({ weight: 9, arbitrary: nat(12) }, { weight: 1, arbitrary: nat(9_000) }),
      tries: fc.array(fc.record({ who: nat(8), on: nat(11), what: nat(5_039), n: nat(11), m: nat(11) }), {
        ...{ minLength: 1, maxLength: 8, size: 'max' },
      }),
    }),
    { minLength: 1, maxLength: 20, size: 'max' },
  ),
);

const PEOPLE = ['noor', 'fatma', 'bram', 'els', 'joost', 'sam', 'nadia', 'ruud'];
const MAY_GO = ['bram', 'nadia', 'joost'];
const QUESTIONS = 3;
const MOST_LOOKED_AT = 5;

/**
 * Lives one history on this desk: everybody looks, then all act at once, while bells ring. Gives the story of who did what with which
 * answer, and every sentence of section 4 that does not hold. `from`: UTC ms. What the history did to the roster is taken back.
 */
export async function live(
  desk: WholeDesk,
  rounds: readonly Round[],
  from = NINE,
): Promise<{ story: string[]; found: string[] }> {
  const world = await World.begin(desk, from);
  try {
    for (const round of rounds) await world.lives(round);
    return { story: world.story, found: await world.looksOver() };
  } finally {
    await world.ends();
  }
}

type Deed = readonly [name: string, work: () => Promise<unknown>];

class World {
  readonly story: string[] = [];
  readonly ids: string[] = [];
  readonly outages: { readonly id: string; readonly by: Actor }[] = [];
  readonly #gone = new Set<string>();
  readonly #names = new Map<string, string>();

  private constructor(
    private readonly desk: WholeDesk,
    private readonly people: readonly Actor[],
    private readonly roster: readonly RosterRow[],
  ) {}

  static async begin(desk: WholeDesk, from: number): Promise<World> {
    desk.time.at = from;
    desk.roster.forget();
    const { memberships, people } = desk.organisation;
    const noor = desk.who('noor');
    const mate = memberships.find(({ teamId, personId }) => noor.teamIds.includes(teamId) && personId !== noor.id)!;
    const email = people.find(({ id }) => id === mate.personId)!.email.split('@')[0]!;
    const names = [...PEOPLE, email];
    const roster = await desk.database.read.manager.find(RosterRow);
    const world = new World(desk, names.map(desk.who), roster);
    world.people.forEach(({ id }, i) => world.#names.set(id, names[i]!));
    for (let n = 0; n < QUESTIONS; n++)
      world.ids.push((await desk.ownership.open(noor, { text: `Vraag ${n}`, private: n === 2 })).id);
    return world;
  }

  async lives({ minutes, tries }: Round): Promise<void> {
    const { time } = this.desk;
    time.at += 60_000 * minutes;
    const seen = await Promise.all(tries.map((one) => this.#deed(one)));
    const bells = await this.#bells();
    const told = await Promise.allSettled([...seen.map(async (deed) => deed?.[1]()), ...bells.map((ring) => ring())]);
    this.story.push(`${new Date(time.at).toISOString().slice(5, 16)} at once:`);
    for (const [i, one] of told.entries()) {
      const deed = seen[i];
      if (one.status === 'rejected' && !isNo(one.reason)) throw this.#bug(deed, one.reason);
      if (!deed) continue;
      const answer = one.status === 'fulfilled' ? 'done' : (one.reason as Refusal).code;
      this.story.push(`  ${deed[0]}: ${answer}`);
    }
    await this.desk.accounts.succeedGone();
  }

  async looksOver(): Promise<string[]> {
    const { read } = this.desk.database;
    const found = await untoldByFacts((text) => read.sql(text), this.ids);
    const owners = await this.#sql<{ number: number; name: string }>(
      `SELECT t.number, p.name FROM tickets t JOIN people p ON p.id = t.owner_id
       WHERE t.status <> 'closed' AND p.disabled AND t.id IN (${this.#listed()})`,
    );
    return [...found, ...owners.map(({ number, name }) => `question ${number} is owned by ${name}, who is gone`)];
  }

  async ends(): Promise<void> {
    for (const id of this.#gone) await this.desk.accounts.enable(id);
    await this.desk.database.unitOfWork.run(async (tx) => {
      await tx.sql('DELETE FROM roster');
      await insertRows(tx, RosterRow, this.roster);
    });
    this.desk.roster.forget();
  }

  /** As they see it before anybody acts. Who is signed out does nothing. */
  async #deed({ who, on, what, n, m }: Try): Promise<Deed | undefined> {
    const which = on % Math.min(this.ids.length, MOST_LOOKED_AT);
    const id = this.ids[which]!;
    const here = this.people.filter((one) => !this.#gone.has(one.id));
    const [row] = await this.#sql<StoredRow>(`SELECT state, number, text FROM tickets WHERE id = '${id}'`);
    const alone = here.flatMap((actor) =>
      this.#moves(toStored(row!).ticket, actor, n, m).map((move): Deed => [
        `${this.#names.get(actor.id)}: ${move.move}`,
        () => this.desk.desk.act(actor, id, move, undefined, ({ ticket }) => ticket.version),
      ]),
    );
    const actor = here[who % here.length]!;
    const more = this.#together(actor, id, n, m).map(([deed, work]): Deed => [
      `${this.#names.get(actor.id)} ${deed}`,
      work,
    ]);
    // Now and then with more than one question; a new one dilutes what happens to those that are there.
    const deeds = what % 4 === 0 || alone.length === 0 ? more : alone;
    const [deed, work] = deeds[Math.floor(what / 4) % deeds.length]!;
    return [`${deed} (vraag ${which + 1})`, work];
  }

  #moves(ticket: Ticket, actor: Actor, n: number, m: number): Move[] {
    return movesOpenTo(ticket, actor).flatMap((name) => {
      const move = MOVES_TRIED[name]?.({ ticket, n, m, now: this.desk.time.at, people: this.people });
      return move ? Array<Move>(OFTEN[name] ?? 1).fill(move) : [];
    });
  }

  /** What is done with more than one question, or with a colleague. */
  #together(actor: Actor, id: string, n: number, m: number): Deed[] {
    const { together, outages, accounts, ownership } = this.desk;
    const other = this.ids[n % this.ids.length]!;
    const outage = this.outages[m % Math.max(1, this.outages.length)];
    const outageId = outage?.id;
    const text = 'Het werkt weer niet';
    const here: Deed[] = [['asks too', async () => this.#adds(await ownership.open(actor, { text }))]];
    const joins: Deed[] =
      outageId === undefined
        ? []
        : [
            ['joins with', () => outages.join(actor, outageId, { ticketId: id })],
            ['says "ik ook"', async () => this.#adds(await outages.join(actor, outageId, {}))],
          ];
    if (actor.roles.every((role) => role !== 'agent' && role !== 'lead')) return [...here, ...joins];
    const [older, newer] = [id, other].sort() as [string, string];
    const gone = this.desk.who(MAY_GO[m % MAY_GO.length]!);
    const speaks: Deed[] =
      outage === undefined
        ? []
        : [
            ['bundles', () => outages.bundle(actor, outage.id, [id, other])],
            [
              'has the fault told',
              () => outages.broadcast(n % 3 ? outage.by : actor, outage.id, { text: 'We kijken ernaar.' }),
            ],
            [
              'has the fault ended',
              () => outages.end(n % 3 ? outage.by : actor, outage.id, { text: 'Het werkt weer.' }),
            ],
          ];
    return [
      ...joins,
      ...speaks,
      [`merges the newer of vraag ${(n % this.ids.length) + 1} and`, () => together.merge(actor, newer, older)],
      [`links to vraag ${(n % this.ids.length) + 1}`, () => together.link(actor, id, other)],
      ['splits', async () => this.#adds(await together.split(actor, id, { text }))],
      [
        'opens a fault with',
        async () => this.#fault(actor, await outages.open(actor, { text, ticketIds: [id, other] })),
      ],
      ['logs help, beside', async () => this.#adds(await ownership.log(actor, { text, what: 'Gemaakt.' }))],
      [`disables ${MAY_GO[m % MAY_GO.length]}, beside`, () => this.#disables(accounts, gone)],
      ['takes the clocks along of', () => this.#rederives(id)],
    ];
  }

  async #disables(accounts: WholeDesk['accounts'], { id }: Actor): Promise<void> {
    if (this.#gone.size > 0) return;
    this.#gone.add(id);
    await accounts.disable(this.desk.who('admin'), id);
  }

  /** A new version of the policy, and this question is the first to follow it. */
  async #rederives(id: string): Promise<void> {
    const { policies, desk, time, database } = this.desk;
    const [row] = await database.read.sql<{ source: string }>(
      'SELECT source FROM policies ORDER BY version DESC LIMIT 1',
    );
    const source = JSON.parse(row!.source) as { urgencies: { today: { solve: string } } };
    source.urgencies.today.solve = source.urgencies.today.solve === 'PT8H' ? 'PT6H' : 'PT8H';
    await database.unitOfWork.run((tx) => policies.write(tx, { origin: 'screen', source }, time.at));
    await policies.refresh();
    await desk.act(SYSTEM_ACTOR, id, { move: 'rederive' }, undefined, () => undefined);
  }

  /** What should ring by now, and the watch over each. */
  async #bells(): Promise<(() => Promise<unknown>)[]> {
    const due = await this.#sql<{ ticket_id: string; id: string }>(
      `SELECT ticket_id, id FROM clocks WHERE next_ring_at <= ${this.desk.time.at} AND ticket_id IN (${this.#listed()})`,
    );
    const watch = this.ids.slice(-1).map((id) => () => this.desk.ownership.passWatch(SYSTEM_ACTOR, id));
    return [
      ...due.map(
        ({ ticket_id, id }) =>
          () =>
            this.desk.escalation.ring(ticket_id, id),
      ),
      ...watch,
    ];
  }

  #adds({ id }: { id: string }): void {
    this.ids.push(id);
  }
  #fault(by: Actor, { id }: { id: string }): void {
    this.ids.push(id);
    this.outages.push({ id, by });
  }
  #listed(): string {
    return this.ids.map((id) => `'${id}'`).join(', ');
  }
  #sql<T>(text: string): Promise<T[]> {
    return this.desk.database.read.sql<T>(text);
  }
  #bug(deed: Deed | undefined, fault: unknown): Error {
    return new Error(`${this.story.join('\n')}\n  ${deed?.[0] ?? 'a bell'}: ${String(fault)}`, { cause: fault });
  }
}

/** What is seldom possible is tried often. */
const OFTEN: { readonly [M in MoveName]?: number } = {
  ...{
    answer: 20,
    withdrawConsult: 10,
    acceptHandover: 30,
    giveVerdict: 20,
    endStandIn: 10,
    answerWait: 20,
    confirm: 5,
  },
  ...{ reopen: 5, undoDiscard: 5, offerSolution: 5, claim: 4, reply: 3, consult: 5 },
  ...{ offerHandover: 10, declineHandover: 10, askDecision: 3, lookAlong: 40, seeUnsolved: 20, contestUnsolved: 10 },
  ...{ agreeStandIn: 20, declineStandIn: 20, keepUrgency: 10, withdraw: 5, doPathStep: 3 },
};

const isNo = (fault: unknown): boolean => fault instanceof Refusal || fault instanceof DoorError;

interface Given {
  readonly ticket: Ticket;
  readonly n: number;
  readonly m: number;
  readonly now: number;
  readonly people: readonly Actor[];
}

const WORDS = ['Ik kijk het na.', 'Gemaakt.', 'maar hij werkt nog steeds niet', 'Dank je', 'Er is iemand gevallen'];
const said = ({ n }: Given) => ({ messageId: newId(), text: WORDS[n % WORDS.length]! });
const soon = ({ now, m }: Given): number => now + 60_000 * (1 + m * m * 5);
/** Agents and leads, in the order of `PEOPLE`. */
const colleague = ({ people, n }: Given): string => people[[1, 2, 3, 4, 6, 7][n % 6]!]!.id;
const last = <T>(list: readonly T[]): T | undefined => list.at(-1);

const MOVES_TRIED: { readonly [M in MoveName]?: (given: Given) => Move | undefined } = {
  claim: () => ({ move: 'claim' }),
  message: (given) => ({ move: 'message', ...said(given) }),
  reply: (given) => ({
    ...{ move: 'reply', ...said(given), asksRequester: given.m % 3 === 0 },
    nextStep: { what: 'x', by: soon(given) },
  }),
  note: (given) => ({ move: 'note', ...said(given) }),
  interim: (given) => ({ move: 'interim', ...said(given) }),
  consult: (given) => {
    const [by, asked] = [
      given.m % 4 === 0 ? soon(given) : undefined,
      { consultId: newId(), question: 'Weet jij dit?' },
    ];
    const sam = given.people[5]!;
    const to = [
      { kind: 'person', id: colleague(given), joins: true },
      { kind: 'person', id: sam.id, joins: false },
      { kind: 'service', id: sam.serviceId! },
      { kind: 'email', address: 'monteur@example.nl' },
    ] as const;
    return { move: 'consult', ...asked, to: to[given.m % 4]!, by };
  },
  answer: ({ ticket, n }) => {
    const consult = ticket.consults[n % Math.max(1, ticket.consults.length)];
    return consult && { move: 'answer', consultId: consult.id, text: 'Zo doe je dat.', lacked: 'key' };
  },
  withdrawConsult: ({ ticket }) => {
    const consult = ticket.consults.find((one) => one.answeredAt === undefined && one.withdrawnAt === undefined);
    return consult && { move: 'withdrawConsult', consultId: consult.id, reason: 'niet meer nodig' };
  },
  offerSolution: (given) => ({ move: 'offerSolution', ...said(given) }),
  confirm: ({ n, m }) => {
    const quoted = m % 2 === 0 ? { quoted: { person: 'Noor', channel: 'phone' } } : {};
    return {
      move: 'confirm',
      messageId: newId(),
      solved: n % 3 === 0,
      insists: true,
      asksElsewhere: n % 2 === 0,
      ...quoted,
    };
  },
  tellElsewhere: ({ n }) => ({ move: 'tellElsewhere', knocked: n % 2 === 0 }),
  thank: () => ({ move: 'thank' }),
  reopen: (given) => ({ move: 'reopen', ...said(given) }),
  withdraw: ({ n }) => (n % 4 === 0 ? { move: 'withdraw' } : undefined),
  offerHandover: (given) => ({
    ...{ move: 'offerHandover', handoverId: newId(), toId: colleague(given), reason: 'druk' },
    requesterAgrees: given.m % 2 === 0,
  }),
  acceptHandover: ({ ticket }) => {
    const offer = last(ticket.handovers);
    return offer && { move: 'acceptHandover', handoverId: offer.id };
  },
  declineHandover: ({ ticket }) => {
    const offer = last(ticket.handovers);
    return offer && { move: 'declineHandover', handoverId: offer.id };
  },
  standIn: (given) => {
    const until = given.m % 3 === 0 ? { until: soon(given) } : {};
    return { move: 'standIn', standInId: newId(), personId: colleague(given), ...until };
  },
  askStandIn: (given) => ({ move: 'askStandIn', standInId: newId(), personId: colleague(given) }),
  agreeStandIn: ({ ticket }) => ticket.standInAsked && { move: 'agreeStandIn', standInId: ticket.standInAsked.id },
  declineStandIn: ({ ticket }) => ticket.standInAsked && { move: 'declineStandIn', standInId: ticket.standInAsked.id },
  endStandIn: ({ ticket }) => ticket.standIn && { move: 'endStandIn', standInId: ticket.standIn.id },
  tellDifficult: () => ({ move: 'tellDifficult' }),
  askSomeoneElse: (given) => ({ move: 'askSomeoneElse', ...(given.m % 2 ? { personId: colleague(given) } : {}) }),
  changeUrgency: ({ n, m }) => {
    const urgency = (['now', 'today', 'week', 'normal'] as const)[n % 4]!;
    return { move: 'changeUrgency', urgency, requesterAgrees: m % 2 === 0 };
  },
  keepUrgency: () => ({ move: 'keepUrgency' }),
  agreeLater: (given) => ({ move: 'agreeLater', until: soon(given), requesterAgrees: true }),
  askToWait: (given) => ({ move: 'askToWait', ...said(given), until: soon(given) }),
  answerWait: ({ n }) => ({ move: 'answerWait', agrees: n % 2 === 0 }),
  askCallback: () => ({ move: 'askCallback' }),
  calledBack: () => ({ move: 'calledBack' }),
  askDecision: ({ n }) => {
    const kind = n % 4 === 0 ? 'care' : 'money';
    const what = { amountCents: (n % 3) * 60_000, reason: 'x', solves: 'y' };
    return { move: 'askDecision', decisionId: newId(), kind, ...what };
  },
  giveVerdict: ({ ticket, n }) => {
    const decision = last(ticket.decisions);
    return decision && { move: 'giveVerdict', decisionId: decision.id, granted: n % 2 === 0, alternative: 'z' };
  },
  discard: ({ n }) => (n % 4 === 0 ? { move: 'discard', reason: 'dubbel' } : undefined),
  undoDiscard: () => ({ move: 'undoDiscard' }),
  startPath: () => ({ move: 'startPath', path: 'data_leak' }),
  declinePath: () => ({ move: 'declinePath', path: 'danger' }),
  doPathStep: ({ n }) => ({ move: 'doPathStep', path: 'data_leak', step: 'reported', done: n % 3 > 0 }),
  admitUnsolved: (given) => ({
    ...{ move: 'admitUnsolved', messageId: newId(), tried: 'x', alternative: 'y', secondId: colleague(given) },
  }),
  lookAlong: (given) => ({ move: 'lookAlong', ...said(given), agrees: given.n % 2 === 0 }),
  seeUnsolved: () => ({ move: 'seeUnsolved' }),
  contestUnsolved: (given) => ({ move: 'contestUnsolved', ...said(given) }),
};
