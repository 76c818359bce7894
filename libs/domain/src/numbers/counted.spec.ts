import { describe, expect, it } from '@jest/globals';
import { evolve } from '../ownership/evolve.js';
import { type Ticket } from '../ownership/ticket.js';
import { Desk, els, fatma, ilse, noor, policy } from '../testing/desk.js';
import { countedBy, countedIn, type Counted, NO_COST_CENTRE } from './counted.js';

/** All that this history counts. */
function counted({ history }: Desk): Counted[] {
  const by = countedBy({ at: () => policy, of: () => policy });
  let ticket: Ticket | undefined;
  return history.flatMap((fact) => {
    const before = ticket;
    ticket = evolve(before, fact);
    return countedIn(before, fact, ticket, by);
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

const asksFor = (desk: Desk) => (decisionId: string, amountCents: number) =>
  desk.does(fatma, 'askDecision', {
    decisionId,
    kind: 'money',
    amountCents,
    reason: 'Stuk',
    solves: 'Zij kan uit bed',
  });

it('a decision counts when it is taken, near the work unless it went to the management', () => {
  const desk = new Desk().asks().claims();
  const asks = asksFor(desk);
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

it('what maatwerk cost is paid once it may, from the cost centre of when it was asked', () => {
  const desk = new Desk().asks().claims();
  const ask = asksFor(desk);
  const paid = () => counted(desk).flatMap(({ what, key, value }) => (what === 'maatwerk.paid' ? [[key, value]] : []));
  ask('none', 100);
  desk.costCentres.set(desk.ticket!.teamId!, '4101');
  ask('no', 99_900);
  desk.does(els, 'giveVerdict', { decisionId: 'no', granted: false, alternative: 'Huren' });
  ask('yes', 90_000);
  expect(paid()).toEqual([[NO_COST_CENTRE, 100]]);
  desk.costCentres.clear();
  desk.does(els, 'giveVerdict', { decisionId: 'yes', granted: true });
  ask('own', 200);
  expect(paid()).toEqual([
    [NO_COST_CENTRE, 100],
    ['4101', 90_000],
    [NO_COST_CENTRE, 200],
  ]);
});

describe('whom we waited for when a promise ran out', () => {
  const asksOutside = (desk: Desk, address: string, consultId = 'c1'): Desk => {
    desk.does(fatma, 'consult', { consultId, to: { kind: 'email', address }, question: 'Wanneer komen jullie?' });
    return desk;
  };
  const answers = (desk: Desk, consultId = 'c1'): Desk => {
    desk.does(fatma, 'answer', { consultId, text: 'Zij komen zo.' });
    return desk;
  };
  const heldUp = (desk: Desk) => counted(desk).filter(({ what }) => what === 'held_up');
  const promised = () => new Desk().asks().claims().replies(30);

  it('is who was asked and had not answered at that instant, once for each promise', () => {
    const desk = asksOutside(asksOutside(promised().later(10), 'storing@Liften.example'), 'x@liften.example', 'c2');
    solved(
      answers(answers(desk.later(40)), 'c2')
        .later(10)
        .offers(),
    );
    expect(heldUp(desk)).toEqual([{ what: 'held_up', at: desk.now, key: '@liften.example' }]);
  });
  it.each([
    ['answered before it ran out', () => answers(asksOutside(promised(), 'a@liften.example').later(29)).later(20)],
    ['was asked when it had run out', () => answers(asksOutside(promised().later(31), 'a@liften.example').later(20))],
  ])('nobody who %s', (_when, asked) => {
    const desk = solved(asked().offers());
    expect([times(desk, 'promise.broken'), heldUp(desk)]).toEqual([1, []]);
  });
  it('not where it was kept', () => {
    const desk = solved(answers(asksOutside(promised(), 'a@liften.example').later(20)).offers());
    expect([times(desk, 'promise.kept'), heldUp(desk)]).toEqual([1, []]);
  });
  it('a supplier by its domain; whoever has an address of his own is nobody in particular', () => {
    const keys = ['storing@liften.example', 'Jan@Gmail.com', 'kees@ziggo.nl'].flatMap((address) =>
      counted(asksOutside(promised(), address)).flatMap(({ what, key }) => (what === 'consult.asked' ? [key] : [])),
    );
    expect(keys).toEqual(['@liften.example', 'email', 'email']);
  });
});

it('what she tells weeks later counts when she tells it, and that she answered by when she was asked', () => {
  const desk = new Desk().asks().claims().offers();
  desk.does(noor, 'confirm', { solved: true, asksElsewhere: true });
  const asked = desk.history.at(-1)!.at;
  desk.later(20 * 24 * 60).does(noor, 'tellElsewhere', { knocked: true });
  const told = desk.history.at(-1)!.at;
  expect(counted(desk).filter(({ what }) => what.startsWith('elsewhere.'))).toEqual([
    { what: 'elsewhere.asked', at: asked },
    { what: 'elsewhere.answered', at: asked },
    { what: 'elsewhere.told', at: told },
    { what: 'elsewhere.knocked', at: told },
  ]);
  expect(told - asked).toBe(20 * 24 * 3_600_000);
});
