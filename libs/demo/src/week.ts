import { type TicketView } from '@zorg112/contracts';
import { type Actor, DAY, HOUR, isCategory, MINUTE, type Urgency } from '@zorg112/domain';
import { Chance } from './chance.js';
import { type DemoDesk } from './demo-desk.js';
import { type DemoOrganisation } from './organisation.js';
import * as said from './sentences.js';

export interface ExampleRequest {
  readonly text: string;
  readonly category: string;
  readonly urgency: string;
  readonly care_now: boolean;
}

/** Something that happens at a moment (UTC ms); it may plan what happens next. */
export type Planned = { readonly at: number; readonly happens: () => Promise<readonly Planned[]> };

const URGENCY: Record<string, Urgency> = {
  nu: 'now',
  vandaag: 'today',
  'deze week': 'week',
  deze_week: 'week',
  week: 'week',
  gewoon: 'normal',
  normaal: 'normal',
};
/** Questions per hour of the day: a night has few, the round of nine o'clock many. */
const PER_HOUR = [1, 0, 1, 0, 1, 1, 2, 4, 5, 5, 4, 4, 3, 4, 4, 4, 3, 3, 3, 2, 2, 2, 1, 1].map((n) => n * 0.75);

/** A week at the desk: when questions come, and how each goes on from there. */
export class Week {
  readonly #chance = new Chance(2026);
  /** Dice of its own: what is rare changes nothing about the rest of the week. */
  readonly #extra = new Chance(112);
  readonly #atOnce = new Chance(2_112);
  readonly #outside = new Chance(3_112);
  readonly #numbers = new Chance(4_112);
  readonly #deciders: readonly Actor[];
  readonly #teams: Map<string, string>;
  readonly #agents: readonly Actor[];
  readonly #askers: readonly Actor[];
  readonly #byService: Map<string, Actor>;

  constructor(
    private readonly desk: DemoDesk,
    made: DemoOrganisation,
    private readonly requests: readonly ExampleRequest[],
    private readonly now: number,
  ) {
    this.#teams = new Map(made.memberships.map(({ personId, teamId }) => [personId, teamId]));
    const actor = ({ id, roles, serviceId }: DemoOrganisation['people'][number]): Actor => ({
      id,
      roles,
      teamIds: this.#teams.has(id) ? [this.#teams.get(id)!] : [],
      ...(serviceId ? { serviceId } : {}),
    });
    this.#agents = made.people.filter(({ roles }) => roles.includes('agent')).map(actor);
    this.#deciders = made.people
      .filter(({ roles }) => roles.some((role) => role === 'lead' || role === 'manager'))
      .map(actor);
    this.#askers = made.people.filter(({ roles }) => roles.includes('care_worker')).map(actor);
    this.#byService = new Map(
      made.people.flatMap((person) => (person.serviceId ? [[person.serviceId, actor(person)] as const] : [])),
    );
  }

  /** Every question of the week, in order. */
  plan(): Planned[] {
    const opened: Planned[] = [];
    for (let at = this.now - 7 * DAY; at < this.now - HOUR; at += HOUR) {
      const expected = PER_HOUR[new Date(at).getUTCHours()]!;
      for (let n = Math.floor(expected + this.#chance.next()); n > 0; n--)
        opened.push(this.#opens(at + this.#chance.between(0, HOUR)));
    }
    return [
      ...opened,
      ...[41, 33, 26, 14, 9, 6, 2.5, 1].map((minutes) => this.#opens(this.now - minutes * MINUTE)),
    ].sort((a, b) => a.at - b.at);
  }

  #opens(at: number): Planned {
    const [request, asker] = [
      this.#chance.of(this.requests),
      this.#chance.happens(0.04) ? this.#askers[0]! : this.#chance.of(this.#askers),
    ];
    const location = this.#chance.happens(0.6) ? `kamer ${this.#chance.whole(1, 48)}` : undefined;
    const asset = this.#numberOn(request.text);
    const urgency = request.care_now ? 'now' : (URGENCY[request.urgency] ?? 'today');
    const happens = async (): Promise<Planned[]> => {
      const ticket = await this.desk.ownership.open(asker, {
        text: request.text,
        urgency,
        careNow: request.care_now,
        location,
        asset,
        category: isCategory(request.category) ? request.category : undefined,
        private: this.#chance.happens(0.03),
      });
      if (this.#chance.happens(0.02))
        return [this.#withdraws(ticket, asker, at + this.#chance.between(2, 30) * MINUTE)];
      return [this.#claims(ticket, asker, at + this.#wait(ticket))];
    };
    return { at, happens };
  }

  /** Of some lifts, beds and printers she reads the number off; a house has few of them, so some come back. */
  #numberOn(text: string): string | undefined {
    const numbers = said.NUMBERS_ON.find(([kind]) => kind.test(text))?.[1];
    return numbers && this.#numbers.happens(0.6) ? this.#numbers.of(numbers) : undefined;
  }

  /** Mostly quick; now and then it is busy. */
  #wait(ticket: TicketView): number {
    const busy = this.#chance.happens(0.07) ? 6 : 1;
    return this.#chance.between(0.3, ticket.urgency === 'now' ? 1.8 : 9) * MINUTE * busy;
  }

  #claims(ticket: TicketView, asker: Actor, at: number): Planned {
    // A private question is seen by whoever keeps watch; they help themselves.
    const owner = ticket.private
      ? this.#agents.find(({ id }) => id === ticket.owner.id)!
      : this.#chance.of(this.#agents);
    return {
      at,
      happens: async () => (
        await this.desk.ownership.claim(owner, ticket.id),
        [this.#speaks(ticket, asker, owner, at + this.#chance.between(0.5, 5) * MINUTE)]
      ),
    };
  }

  /** Some of it can be done at once: then the first words are the solution. */
  #speaks(ticket: TicketView, asker: Actor, owner: Actor, at: number): Planned {
    return this.#atOnce.happens(0.3) ? this.#offers(ticket, asker, owner, at) : this.#replies(ticket, asker, owner, at);
  }

  #replies(ticket: TicketView, asker: Actor, owner: Actor, at: number): Planned {
    const asks = this.#chance.happens(0.2);
    const promised = (ticket.urgency === 'now' ? this.#chance.between(15, 40) : this.#chance.between(40, 240)) * MINUTE;
    const nextStep = {
      what: this.#chance.of(said.NEXT_STEPS),
      by: new Date(Math.ceil((at + promised) / (5 * MINUTE)) * 5 * MINUTE).toISOString(),
    };
    const happens = async (): Promise<Planned[]> => {
      await this.desk.conversation.reply(owner, ticket.id, {
        text: this.#chance.of(asks ? said.QUESTIONS : said.REPLIES),
        nextStep,
        asksRequester: asks,
      });
      const late = this.#chance.happens(0.09) ? 1.3 : this.#chance.between(0.3, 0.95);
      const solved = this.#offers(ticket, asker, owner, at + promised * late + (asks ? 20 * MINUTE : 0));
      const helped = this.#chance.happens(0.18)
        ? [this.#consults(ticket, owner, at + promised * 0.05, at + promised * 0.2)]
        : [];
      const outside = this.#outside.happens(late > 1 ? 0.6 : 0.04)
        ? [this.#asksOutside(ticket, owner, at + promised * 0.06, at + promised * (late > 1 ? 1.15 : 0.25))]
        : [];
      const extra = this.#extra.happens(0.05) ? [this.#decides(ticket, owner, at + promised * 0.1)] : [];
      return asks
        ? [
            this.#answers(ticket, asker, at + this.#chance.between(3, 18) * MINUTE),
            ...helped,
            ...outside,
            ...extra,
            solved,
          ]
        : [...helped, ...outside, ...extra, solved];
    };
    return { at, happens };
  }

  #answers(ticket: TicketView, asker: Actor, at: number): Planned {
    return {
      at,
      happens: async () => (
        await this.desk.conversation.message(asker, ticket.id, { text: this.#chance.of(said.HER_ANSWERS) }),
        []
      ),
    };
  }

  #consults(ticket: TicketView, owner: Actor, at: number, answeredAt: number): Planned {
    const [serviceId, colleague] = this.#chance.of([...this.#byService]);
    const happens = async (): Promise<Planned[]> => {
      const { id } = await this.desk.consults.ask(owner, ticket.id, {
        to: { serviceId },
        question: this.#chance.of(said.CONSULTS),
      });
      const lacked = this.#chance.of(['right', 'key', 'knowledge', 'nothing']);
      return [
        {
          at: answeredAt,
          happens: async () => (
            await this.desk.consults.answer(colleague, id, { text: this.#chance.of(said.CONSULT_ANSWERS), lacked }),
            []
          ),
        },
      ];
    };
    return { at, happens };
  }

  /** A supplier answers by mail; the owner writes down what came back. Whoever is late mostly waited for one. */
  #asksOutside(ticket: TicketView, owner: Actor, at: number, answeredAt: number): Planned {
    const [email, question] = [this.#outside.of(said.SUPPLIERS), this.#outside.of(said.CONSULTS)];
    const text = this.#outside.of(said.CONSULT_ANSWERS);
    const happens = async (): Promise<Planned[]> => {
      const { id } = await this.desk.consults.ask(owner, ticket.id, { to: { email }, question });
      return [{ at: answeredAt, happens: async () => (await this.desk.consults.answer(owner, id, { text }), []) }];
    };
    return { at, happens };
  }

  /** Maatwerk: mostly granted at once; what is dear waits for one decider, who mostly says yes. */
  #decides(ticket: TicketView, owner: Actor, at: number): Planned {
    const { cents, reason, solves } = this.#extra.of(said.DECISIONS);
    const happens = async (): Promise<Planned[]> => {
      const asked = await this.desk.decisions.ask(owner, ticket.id, { amountCents: cents, reason, solves });
      const decider = this.#deciders.find(({ id }) => id === asked.decider?.id);
      if (!decider || this.#extra.happens(0.2)) return [];
      const granted = this.#extra.happens(0.75);
      const verdict = { granted, ...(granted ? {} : { alternative: this.#extra.of(said.INSTEAD) }) };
      const answer = async () => (await this.desk.decisions.verdict(decider, asked.id, verdict), []);
      return [{ at: at + this.#extra.between(4, 20) * MINUTE, happens: answer }];
    };
    return { at, happens };
  }

  #offers(ticket: TicketView, asker: Actor, owner: Actor, at: number, again = false): Planned {
    const happens = async (): Promise<Planned[]> => {
      await this.desk.solution.offer(owner, ticket.id, { text: this.#chance.of(said.SOLUTIONS) });
      // Care that could not wait is answered; of the rest some are forgotten in a busy shift.
      if (ticket.urgency !== 'now' && this.#chance.happens(0.1)) return [];
      const heard = at + this.#chance.between(2, ticket.urgency === 'now' ? 9 : 180) * MINUTE;
      if (!again && this.#chance.happens(0.07)) return [this.#notSolved(ticket, asker, owner, heard)];
      return [this.#confirms(ticket, asker, heard)];
    };
    return { at, happens };
  }

  #confirms(ticket: TicketView, asker: Actor, at: number): Planned {
    const score = this.#chance.of([3, 4, 4, 5, 5, 5]);
    const thanks = this.#chance.happens(0.5) ? { text: this.#chance.of(said.THANKS) } : {};
    return {
      at,
      happens: async () => {
        const { may } = await this.desk.solution.confirm(asker, ticket.id, { solved: true, score, ...thanks });
        if (may.includes('tellElsewhere') && this.#chance.happens(0.6))
          await this.desk.solution.tellElsewhere(asker, ticket.id, { knocked: this.#chance.happens(0.06) });
        if (this.#chance.happens(0.25)) await this.desk.solution.thank(asker, ticket.id);
        return [];
      },
    };
  }

  #notSolved(ticket: TicketView, asker: Actor, owner: Actor, at: number): Planned {
    const happens = async (): Promise<Planned[]> => {
      await this.desk.solution.confirm(asker, ticket.id, { solved: false, text: this.#chance.of(said.NOT_SOLVED) });
      return [this.#offers(ticket, asker, owner, at + this.#chance.between(8, 28) * MINUTE, true)];
    };
    return { at, happens };
  }

  #withdraws(ticket: TicketView, asker: Actor, at: number): Planned {
    return {
      at,
      happens: async () => (
        await this.desk.solution.withdraw(asker, ticket.id, { reason: 'we losten het zelf op' }),
        []
      ),
    };
  }
}
