import { describe, expect, it } from '@jest/globals';
import { breaches, rebuild, type Fact, type Roster } from '@zorg112/domain';
import { type Case } from '@zorg112/imports';
import fc from 'fast-check';
import { policy } from '../../../domain/src/testing/desk.js';
import { Cast } from './cast.js';
import { deedsOf } from './deeds.js';
import { live, type Lived, type World } from './lived.js';

const MINUTE = 60_000;
const BEGAN = Date.UTC(2016, 1, 29, 8);
const WEEKS_LATER = BEGAN + 40 * 24 * 60 * MINUTE;
const nobody = { onCallIds: [], helpers: [], leads: [], deciderIds: [], asleep: [] };
const noSets = { onShiftIds: new Set<string>(), receiverIds: new Set<string>(), servicesOnShift: new Set<string>() };
const noMaps = { onShiftSince: new Map(), nextShiftAt: new Map(), serviceBackAt: new Map(), onCallOf: new Map() };
const roster: Roster = {
  ...nobody,
  ...noSets,
  ...noMaps,
  managementIds: new Set(),
  dutyHolderId: 'joost',
  dutyRostered: false,
};
const checkWording = () => ({ redirects: false, hits: [], suggestion: '' });
const world: World = { policy, policyOf: () => policy, roster, costCentreOf: () => undefined, checkWording };
const lived = (one: Case, until = WEEKS_LATER): Lived => live(one.name, deedsOf(one), new Cast(BEGAN), world, until);
const types = ({ facts }: Pick<Lived, 'facts'>): string[] => facts.map(({ type }) => type);

const bounced: Case = {
  name: '7',
  openedAt: BEGAN,
  first: { at: BEGAN + MINUTE, holder: 'A' },
  moves: [
    { at: BEGAN + 5 * MINUTE, holder: 'B' },
    { at: BEGAN + 9 * MINUTE, holder: 'A' },
  ],
  solvedAt: BEGAN + 20 * MINUTE,
};

describe('a question of another desk, lived by the rule', () => {
  it('keeps its owner, asks who it went to, and ends as nobody said', () => {
    const told = lived(bounced);
    const helped = ['ConsultAsked', 'ConsultAnswered', 'ConsultAsked', 'ConsultAnswered'];
    const silence = ['RequesterReminded', 'RequesterReminded', 'TicketClosedUnconfirmed'];
    expect(types(told)).toEqual(['TicketOpened', 'TicketClaimed', ...helped, 'SolutionOffered', ...silence]);
    const { ticket } = told;
    expect(ticket.owned.map(({ personId, how }) => `${personId} ${how}`)).toEqual([
      'joost watch',
      'log-helper-1 claim',
    ]);
    expect(ticket.consults.map(({ to }) => 'id' in to && to.id)).toEqual(['log-service-2', 'log-service-1']);
    expect([ticket.closedHow, ticket.createdAt, ticket.solutionOfferedAt]).toEqual([
      'unconfirmed',
      BEGAN,
      bounced.solvedAt,
    ]);
    expect(told.messages.map(({ kind }) => kind)).toEqual([
      'question',
      'consult',
      'answer',
      'consult',
      'answer',
      'solution',
    ]);
    expect(told.ownerlessMs).toBe(0);
  });

  it('without an end it stays open; and no bell rings after the moment it is told', () => {
    const { solvedAt: _none, ...open } = bounced;
    expect(lived(open).ticket).toMatchObject({ status: 'in_progress', ownerId: 'log-helper-1' });
    expect(lived(bounced, bounced.solvedAt!).ticket.status).toBe('solution_offered');
  });

  it('a number that can be a BSN stands nowhere in it', () => {
    const told = lived({ ...bounced, name: '111222333' });
    expect(JSON.stringify([told.text, told.messages, told.facts])).not.toContain('111222333');
    expect(told.messages[0]!.masks).toHaveLength(1);
  });

  it('whatever a log says, section 4 holds, each move is a consult beside one owner, and no instant is made up', () => {
    const instant = fc.integer({ min: -60, max: 60 * 24 * 30 }).map((minutes) => BEGAN + minutes * MINUTE);
    const holder = fc.constantFrom('A', 'B', 'C', undefined);
    const came = fc.record({ at: instant, holder }).map(({ at, holder }) => ({ at, ...(holder ? { holder } : {}) }));
    const ended = fc.option(instant, { nil: undefined });
    const cases = fc.record({ openedAt: instant, first: came, moves: fc.array(came, { maxLength: 8 }), ended });
    fc.assert(
      fc.property(cases, ({ ended, ...one }) => {
        const known: Case = { name: '7', ...one, ...(ended === undefined ? {} : { solvedAt: ended }) };
        const told = lived(known);
        expect(breaches(told.facts)).toEqual([]);
        expect(rebuild(told.facts)).toEqual(told.ticket);
        expect(types(told).filter((type) => type === 'ConsultAsked')).toHaveLength(one.moves.length);
        expect(told.ticket.owned.filter(({ how }) => how !== 'watch')).toHaveLength(1);
        expect(told.ownerlessMs).toBe(0);
        expect(told.ticket.status).toBe(ended === undefined ? 'in_progress' : 'closed');
        const logged = new Set([one.openedAt, one.first.at, ended, ...one.moves.map(({ at }) => at)]);
        expect(told.facts.filter(({ by, at }) => by !== 'system' && !logged.has(at))).toEqual([]);
        expect(inOrder(told.facts)).toBe(true);
      }),
      { seed: 112, numRuns: 300, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false },
    );
  });
});

const inOrder = (facts: readonly Fact[]): boolean => facts.every(({ at }, i) => i === 0 || facts[i - 1]!.at <= at);
