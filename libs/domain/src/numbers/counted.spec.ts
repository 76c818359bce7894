import { describe, expect, it } from '@jest/globals';
import { evolve } from '../ownership/evolve.js';
import { type Ticket } from '../ownership/ticket.js';
import { Desk, els, fatma, ilse, noor, policy } from '../testing/desk.js';
import { countedIn, openBetween, type Counted } from './counted.js';

/** All that this history counts. */
function counted({ history }: Desk): Counted[] {
  const open = openBetween(() => policy);
  let ticket: Ticket | undefined;
  return history.flatMap((fact) => {
    const before = ticket;
    ticket = evolve(before, fact);
    return countedIn(before, fact, ticket, open);
  });
}
const times = (desk: Desk, what: Counted['what']): number => counted(desk).filter((one) => one.what === what).length;
const solved = (desk: Desk): Desk => {
  desk.does(noor, 'confirm', { solved: true });
  return desk;
};

describe('helped at once', () => {
  const called = (): Desk => {
    const desk = new Desk().asks({ channel: 'phone' });
    desk.does(fatma, 'claim', { answering: true });
    return desk;
  };

  it.each([
    ['the first words were the solution', () => new Desk().asks().later(3).claims().later(5).offers(), 1],
    ['words came before it', () => new Desk().asks().claims().replies(30).later(5).offers(), 0],
    ['on the phone', () => called().later(9).offers(), 1],
    ['on the phone, and afterwards', () => called().later(16).offers(), 0],
    [
      'picked up and answered in one breath is no call',
      () => new Desk().asks().claims().replies(30).later(9).offers(),
      0,
    ],
    ['not solved after all', () => refused(called().later(1).offers()).later(1).offers(), 0],
  ])('%s', (_, lived, n) => expect(times(solved(lived()), 'first_contact')).toBe(n));

  const refused = (desk: Desk): Desk => {
    desk.does(noor, 'confirm', { solved: false });
    return desk;
  };
});

it('help that was written down afterwards has no time until the solution', () => {
  const desk = new Desk();
  const asked = {
    requesterId: noor.id,
    teamId: 'linde',
    channel: 'desk',
    text: 'De lift',
    what: 'Ik zette hem om.',
  } as const;
  desk.does(fatma, 'log', { ...asked, helpMessageId: 'help' });
  expect([times(solved(desk), 'confirmed'), times(desk, 'solved'), times(desk, 'told')]).toEqual([1, 0, 1]);
});

it('a decision counts when it is taken, near the work unless it went to the management', () => {
  const desk = new Desk().asks().claims();
  const asks = (decisionId: string, amountCents: number) =>
    desk.does(fatma, 'askDecision', {
      decisionId,
      kind: 'money',
      amountCents,
      reason: 'Stuk',
      solves: 'Zij kan uit bed',
    });
  asks('small', 100);
  expect([times(desk, 'maatwerk.decided'), times(desk, 'maatwerk.near'), times(desk, 'maatwerk.waited')]).toEqual([
    1, 1, 0,
  ]);
  asks('large', 99_900);
  expect(times(desk, 'maatwerk.decided')).toBe(1);
  const { deciderId } = desk.ticket!.decisions.at(-1)!;
  const decider = [els, ilse].find(({ id }) => id === deciderId)!;
  desk.later(20).does(decider, 'giveVerdict', { decisionId: 'large', granted: true });
  expect(counted(desk).find(({ what }) => what === 'maatwerk.waited')).toMatchObject({ value: 20 * 60_000 });
  expect([times(desk, 'maatwerk.decided'), times(desk, 'maatwerk.near')]).toEqual([2, decider === ilse ? 1 : 2]);
});
