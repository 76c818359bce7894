import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { onBothEngines } from '../support/engines.js';
import { history, live } from '../support/stories.js';
import { wholeDesk, type WholeDesk } from '../support/whole-desk.js';

const KNOWN = 14;
const FRESH = 5;
/** A failure is made shorter for so long at most; then it is told as it is. */
const IN_TIME = { interruptAfterTimeLimit: 100_000, markInterruptAsFailure: false };
const PATIENCE_MS = 150_000;

/**
 * Many actors at once on a few questions, through the desk and into both databases. Whatever they try, what is stored is what the
 * facts tell, and section 4 of the rule holds for every question. A failure tells who did what with which answer; who was first among
 * those at once is the database's own choice, so a shorter story is looked for as far as it comes about again. What needs a night
 * without anybody, masked words or three moved promises is drawn in the domain's own histories, whose known lot holds every kind of fact.
 */
describe('histories of many actors at once', () => {
  onBothEngines((given) => {
    let desk: WholeDesk;
    beforeAll(async () => void (desk = await wholeDesk(given.database)));

    const told = fc.asyncProperty(history, async (rounds) => {
      const { story, found } = await live(desk, rounds);
      if (found.length > 0) throw new Error(`${found.join('\n')}\nafter\n${story.join('\n')}`);
    });

    it(
      'are told whole by their facts, and keep the rule: histories known to hold nearly every kind of fact',
      async () => {
        await fc.assert(told, { numRuns: KNOWN, seed: 112, ...IN_TIME });
        const rows = await given.database.read.sql<{ type: string }>('SELECT DISTINCT type FROM facts ORDER BY type');
        const types = rows.map(({ type }) => type);
        expect(types).toEqual(expect.arrayContaining(MUST_COME_BY));
        expect(types.length).toBeGreaterThan(42);
      },
      PATIENCE_MS,
    );

    it('also histories nobody has seen before', () => fc.assert(told, { numRuns: FRESH, ...IN_TIME }), PATIENCE_MS);
  });
});

const MUST_COME_BY = [
  ...['ClocksRederived', 'ConsultAnswered', 'ConsultAsked', 'ConsultWithdrawn', 'DecisionAsked', 'DecisionGiven'],
  ...['EscalationRaised', 'HandoverAccepted', 'HandoverOffered', 'HelpLogged', 'OutageEnded', 'OutageJoined'],
  ...['OwnerSucceeded', 'SolutionRejected', 'StandInEnded', 'StandInStarted', 'TicketClaimed', 'TicketLinked'],
  ...['TicketMerged', 'TicketReopened', 'WatchPassed'],
];
