import { evolve } from '../ownership/evolve.js';
import { decide } from '../ownership/ownership.js';
import { type Interval } from '../clock/calendar.js';
import { type Context } from '../ownership/context.js';
import { type Roster } from '../escalation/roster.js';
import { type Fact, type FactType } from '../facts.js';
import { type Move, type MoveData, type MoveName } from '../ownership/moves.js';
import { readPolicy, type Policy } from '../policy.js';
import { PATHS, type Ticket } from '../ownership/ticket.js';
import { SYSTEM_ACTOR, type Actor } from '../ownership/who.js';

/** People of the trade for the rule's own tests. */
export const noor: Actor = { id: 'noor', roles: ['care_worker'], teamIds: ['linde'] };
export const aisha: Actor = { id: 'aisha', roles: ['care_worker'], teamIds: ['linde'] };
export const kees: Actor = { id: 'kees', roles: ['care_worker'], teamIds: ['eikenhof'] };
export const fatma: Actor = { id: 'fatma', roles: ['agent'], teamIds: [] };
export const bram: Actor = { id: 'bram', roles: ['agent'], teamIds: [] };
export const joost: Actor = { id: 'joost', roles: ['agent'], teamIds: [] };
export const els: Actor = { id: 'els', roles: ['lead'], teamIds: [] };
export const sam: Actor = { id: 'sam', roles: ['back_office'], teamIds: [], serviceId: 'hr' };
export const ilse: Actor = { id: 'ilse', roles: ['manager'], teamIds: [] };
export const system = SYSTEM_ACTOR;
export const EVERYBODY = [noor, aisha, kees, fatma, bram, joost, els, sam, ilse];

const DAY = ['08:00-12:30', '13:00-17:30'];
export const policyFile = {
  version: 1,
  timezone: 'Europe/Amsterdam',
  calendar: { officeDay: 'PT8H', openingHours: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY } },
  urgencies: {
    now: { hours: 'always', claim: 'PT2M', firstReply: 'PT5M', solve: 'PT2H', handover: 'PT2M', consult: 'PT5M' },
    today: { hours: 'always', claim: 'PT15M', firstReply: 'PT30M', solve: 'PT8H', handover: 'PT15M', consult: 'PT1H' },
    week: { hours: 'office', claim: 'PT4H', firstReply: 'P1D', solve: 'P5D', handover: 'PT2H', consult: 'P1D' },
    normal: { hours: 'office', claim: 'P1D', firstReply: 'P2D', solve: 'P10D', handover: 'P1D', consult: 'P2D' },
  },
  confirmation: { hours: 'office', remindAfter: ['P1D', 'P3D'], closeUnconfirmedAfter: 'P5D', reopenWindow: 'P14D' },
  ladder: [
    { at: '-20%', tell: ['owner'] },
    { at: '0%', tell: ['owner', 'duty'] },
    { at: '10%', add: 'helper' },
    { at: '25%', add: 'lead' },
    { at: '100%', tell: ['onCall'] },
  ],
};
export const policy: Policy = readPolicy(policyFile, 1);

/** Thursday morning at nine, in winter. */
export const NINE = Date.parse('2026-11-19T09:00+01:00');

/** One question and its history, with a clock that is set by hand. */
export class Desk {
  ticket?: Ticket;
  readonly history: Fact[] = [];
  readonly #ids = { message: 0 };
  duty = joost.id;
  /** Who is on shift; change it to send somebody home. */
  onShift = ['fatma', 'bram', 'joost', 'els', 'sam'];
  /** When who is home is back (UTC ms), and since when who is here is here. */
  readonly next = new Map<string, number>();
  readonly since = new Map<string, number>();
  receivers = ['fatma', 'bram', 'joost', 'els'];
  inCall = new Set<string>();
  /** The on-call of the services, and when a service without people on shift has some again (UTC ms). */
  onCall = new Map([['hr', ['wacht-hr']]]);
  serviceBack = new Map<string, number>();
  /** Hours nobody is rostered awake; whether the duty is rostered, or its holder is the fallback; the achterwacht. */
  asleep: Interval[] = [];
  dutyRostered = true;
  watch = ['wacht'];
  costCentres = new Map<string, string>();
  readonly #policies = new Map<number, Policy>();

  constructor(
    public now = NINE,
    private rules: Policy = policy,
  ) {
    this.takesUp(rules);
  }

  /** From now on another version of the policy runs. */
  takesUp(rules: Policy): this {
    this.rules = rules;
    this.#policies.set(rules.version, rules);
    return this;
  }

  context(actor: Actor): Context {
    return {
      now: this.now,
      actor,
      policy: this.rules,
      policyOf: (version) => this.#policies.get(version)!,
      roster: this.roster,
      costCentreOf: (teamId) => this.costCentres.get(teamId),
      topic: 'De tillift doet niets',
      checkWording: (text) => ({
        redirects: text.includes('bel de leverancier'),
        hits: [],
        suggestion: 'Ik bel de leverancier voor je.',
      }),
      recognise: (text) => ({
        paths: PATHS.filter((path) => text.includes(path)),
        ...(text.includes('urgent') ? { urgency: 'now' as const } : {}),
      }),
    };
  }

  get roster(): Roster {
    const on = (ids: string[]) => ids.filter((id) => this.onShift.includes(id));
    const loads: Record<string, number> = { fatma: 3, bram: 1, joost: 2, els: 0 };
    const candidates = (ids: string[]) =>
      on(ids).map((personId) => ({
        personId,
        load: loads[personId] ?? 0,
        skills: [],
        inCall: this.inCall.has(personId),
      }));
    return {
      dutyHolderId: this.duty,
      onCallIds: this.watch,
      dutyRostered: this.dutyRostered,
      helpers: candidates(['fatma', 'bram', 'joost']),
      leads: candidates(['els']),
      onShiftIds: new Set(this.onShift),
      onShiftSince: this.since,
      receiverIds: new Set(this.receivers),
      nextShiftAt: this.next,
      servicesOnShift: new Set(this.onShift.includes('sam') ? ['hr'] : []),
      serviceBackAt: this.onShift.includes('sam') ? new Map() : this.serviceBack,
      onCallOf: this.onCall,
      deciderIds: ['els', 'ilse'],
      managementIds: new Set(['ilse']),
      asleep: this.asleep.filter(({ to }) => to > this.now),
    };
  }

  /** Makes a move; throws the rule's Refusal and then changes nothing. Returns the types of the new facts. */
  does<M extends MoveName>(actor: Actor, move: M, data: Omit<MoveData[M], 'messageId'>): FactType[] {
    const messageId = `message-${++this.#ids.message}`;
    const facts = decide(this.ticket, { move, messageId, ...data } as unknown as Move, this.context(actor));
    for (const fact of facts) {
      const placed = {
        ...fact,
        ticketId: 'ticket',
        seq: (this.ticket?.version ?? 0) + 1,
        at: this.now,
        by: actor.id,
      } as Fact;
      this.history.push(placed);
      this.ticket = evolve(this.ticket, placed);
    }
    return facts.map(({ type }) => type);
  }

  asks(data: Partial<MoveData['open']> = {}): this {
    const her = EVERYBODY.find(({ id }) => id === data.requesterId) ?? noor;
    this.does(her, 'open', {
      text: 'De tillift doet niets',
      requesterId: noor.id,
      teamId: 'linde',
      channel: 'web',
      ...data,
    });
    return this;
  }
  claims(actor = fatma): this {
    this.does(actor, 'claim', {});
    return this;
  }
  replies(minutes: number, actor = fatma): this {
    this.does(actor, 'reply', {
      text: 'Ik kijk ernaar.',
      nextStep: { what: 'Ik bel de monteur', by: this.now + minutes * 60_000 },
    });
    return this;
  }
  offers(actor = fatma): this {
    this.does(actor, 'offerSolution', { text: 'De zekering is vervangen.' });
    return this;
  }
  later(minutes: number): this {
    this.now += minutes * 60_000;
    return this;
  }
  /** Rings every bell that is due by now, each at its own moment. */
  rings(): this {
    const until = this.now;
    for (const clock of this.ticket?.clocks ?? []) {
      this.now = until;
      this.does(system, 'ring', { clockId: clock.id });
    }
    return this;
  }
  get clock() {
    return (kind: string) => this.ticket!.clocks.filter((clock) => clock.kind === kind).at(-1);
  }
}
