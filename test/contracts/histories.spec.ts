import { beforeAll, describe, expect, it } from '@jest/globals';
import { movesOpenTo, Refusal, SYSTEM_ACTOR, type Actor, type Move, type MoveName } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { openDesk, type OpenDesk } from '../support/desk.js';
import { onBothEngines } from '../support/engines.js';
import { untoldByFacts } from '../support/told-by-facts.js';

const QUESTIONS = 6;
const ROUNDS = 60;
const AT_ONCE = 8;

/**
 * Many actors at once on a few questions, through the desk and into both databases. Whatever they try, what is stored is what the
 * facts tell, and section 4 of the rule holds for every question.
 */
describe('histories of many actors at once', () => {
  onBothEngines((given) => {
    let desk: OpenDesk;
    beforeAll(async () => void (desk = await openDesk(given.database)));

    it('are told whole by their facts, and keep the rule', async () => {
      const dice = roll(112);
      const people = ['noor', 'fatma', 'bram', 'joost', 'els', 'sam'].map(desk.who);
      const ids = await Promise.all(
        Array.from(
          { length: QUESTIONS },
          async (_, n) => (await desk.ownership.open(desk.who('noor'), { text: `Vraag ${n}` })).id,
        ),
      );
      const done = new Map<string, number>();
      for (let round = 0; round < ROUNDS; round++) {
        desk.time.at += 60_000 * dice(1, 20);
        const tries = await Promise.all(
          Array.from({ length: AT_ONCE }, async () => {
            const id = ids[dice(0, QUESTIONS - 1)]!;
            const { ticket } = await desk.reader.stored(people[0]!, id).catch(() => ({ ticket: undefined }));
            if (!ticket) return undefined;
            const actor = people[dice(0, people.length - 1)]!;
            const open = movesOpenTo(ticket, actor).filter((move) => move in MOVES_TRIED);
            const name = open[dice(0, Math.max(0, open.length - 1))];
            const offer = ticket.handovers.at(-1)?.id ?? '';
            const decision = ticket.decisions.at(-1)?.id ?? '';
            const move = name && MOVES_TRIED[name]?.({ desk, dice, people, offer, decision });
            return move ? { id, actor, move } : { id, actor: SYSTEM_ACTOR, move: { move: 'passWatch' as const } };
          }),
        );
        const ended = await Promise.allSettled(
          tries.flatMap((one) =>
            one ? [desk.desk.act(one.actor, one.id, one.move, undefined, ({ facts }) => facts)] : [],
          ),
        );
        for (const one of ended) {
          if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Refusal);
          else for (const { type } of one.value) done.set(type, (done.get(type) ?? 0) + 1);
        }
        await desk.escalation.sweep();
      }
      expect([...done.keys()].length).toBeGreaterThan(20);
      expect(await untoldByFacts((text) => given.database.read.sql(text))).toEqual([]);
    });
  });
});

interface World {
  readonly desk: OpenDesk;
  readonly dice: (min: number, max: number) => number;
  readonly people: readonly Actor[];
  readonly offer: string;
  readonly decision: string;
}

const words = (n: number): string => ['Ik kijk het na.', 'Gemaakt.', 'maar hij werkt nog steeds niet', 'Dank je'][n]!;
const soon = ({ desk, dice }: World, most = 600): number => desk.time.at + 60_000 * dice(1, most);
const colleague = ({ people, dice }: World): string => people[dice(1, 4)]!.id;
const said = ({ dice }: World) => ({ messageId: newId(), text: words(dice(0, 3)) });

const MOVES_TRIED: { [M in MoveName]?: (world: World) => Move } = {
  claim: () => ({ move: 'claim' }),
  message: (world) => ({ move: 'message', ...said(world) }),
  reply: (world) => ({
    move: 'reply',
    ...said(world),
    nextStep: { what: 'x', by: soon(world) },
    asksRequester: world.dice(0, 2) === 0,
  }),
  interim: (world) => ({ move: 'interim', ...said(world) }),
  offerSolution: (world) => ({ move: 'offerSolution', ...said(world) }),
  confirm: (world) => ({ move: 'confirm', messageId: newId(), solved: world.dice(0, 2) === 0, insists: true }),
  reopen: (world) => ({ move: 'reopen', ...said(world) }),
  offerHandover: (world) => ({
    move: 'offerHandover',
    handoverId: newId(),
    toId: colleague(world),
    reason: 'druk',
    requesterAgrees: true,
  }),
  acceptHandover: ({ offer }) => ({ move: 'acceptHandover', handoverId: offer }),
  declineHandover: ({ offer }) => ({ move: 'declineHandover', handoverId: offer }),
  standIn: (world) => ({ move: 'standIn', standInId: newId(), personId: colleague(world) }),
  askSomeoneElse: () => ({ move: 'askSomeoneElse' }),
  changeUrgency: ({ dice }) => ({
    move: 'changeUrgency',
    urgency: (['now', 'today', 'week', 'normal'] as const)[dice(0, 3)]!,
    requesterAgrees: true,
  }),
  agreeLater: (world) => ({ move: 'agreeLater', until: soon(world), requesterAgrees: true }),
  askToWait: (world) => ({ move: 'askToWait', ...said(world), until: soon(world) }),
  answerWait: ({ dice }) => ({ move: 'answerWait', agrees: dice(0, 1) === 0 }),
  askCallback: () => ({ move: 'askCallback' }),
  calledBack: () => ({ move: 'calledBack' }),
  askDecision: ({ dice }) => ({
    move: 'askDecision',
    decisionId: newId(),
    kind: 'money',
    amountCents: dice(0, 1) * 90_000,
    reason: 'x',
    solves: 'y',
  }),
  giveVerdict: ({ decision, dice }) => ({
    move: 'giveVerdict',
    decisionId: decision,
    granted: dice(0, 1) === 0,
    alternative: 'z',
  }),
  discard: () => ({ move: 'discard', reason: 'dubbel' }),
  undoDiscard: () => ({ move: 'undoDiscard' }),
  startPath: () => ({ move: 'startPath', path: 'data_leak' }),
  admitUnsolved: (world) => ({
    move: 'admitUnsolved',
    messageId: newId(),
    tried: 'x',
    alternative: 'y',
    secondId: colleague(world),
  }),
  contestUnsolved: (world) => ({ move: 'contestUnsolved', ...said(world) }),
};

/** The same throws every time. */
function roll(seed: number): (min: number, max: number) => number {
  let state = seed;
  return (min, max) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return min + (state % (max - min + 1));
  };
}
