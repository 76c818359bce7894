import { describe, expect, it } from '@jest/globals';
import { Desk, bram, els, fatma, joost, NINE, noor, sam } from '../testing/desk.js';
import { refused } from '../testing/refused.js';
import { maySee, type Actor } from './who.js';
import { type ConsultTo } from './ticket.js';
import { movesOpenTo } from './ownership.js';

const HR: ConsultTo = { kind: 'service', id: 'hr' };
const SAM: ConsultTo = { kind: 'person', id: 'sam', joins: false, serviceId: 'hr' };
const BRAM: ConsultTo = { kind: 'person', id: 'bram', joins: true };
const onCallHr: Actor = { id: 'wacht-hr', roles: ['back_office'], teamIds: [] };
const nadia: Actor = { id: 'nadia', roles: ['agent'], teamIds: [], onCallFor: ['hr'] };
const MONDAY = NINE + 4 * 86_400_000;

function asking(to: ConsultTo, away: string[] = []): Desk {
  const desk = new Desk().asks({ private: true }).claims(joost);
  desk.onShift = desk.onShift.filter((id) => !away.includes(id));
  desk.next.set('sam', MONDAY).set('bram', MONDAY);
  desk.serviceBack.set('hr', MONDAY);
  desk.does(joost, 'consult', { consultId: 'c', to, question: 'Mag dit?' });
  return desk;
}
const asked = (desk: Desk) => desk.ticket!.consults[0]!;
const answer = { consultId: 'c', text: 'Ja, dat mag.' };

describe('haal iemand erbij, buiten diens dienst', () => {
  it('on shift, nobody else is bothered', () => {
    for (const to of [HR, SAM, BRAM]) {
      expect(asked(asking(to))).not.toHaveProperty('onCall');
      expect(asked(asking(to))).not.toHaveProperty('backAt');
    }
  });
  it.each([
    ['a service', HR, ['sam'], ['wacht-hr']],
    ['a named colleague of a service', SAM, ['sam'], ['wacht-hr']],
    ['a named colleague of the desk', BRAM, ['bram'], ['wacht']],
  ] as const)('%s off shift goes to the on-call', (_who, to, away, onCall) => {
    const desk = asking(to, [...away]);
    expect(asked(desk)).toMatchObject({ to, onCall });
    expect(asked(desk)).not.toHaveProperty('backAt');
    const stand: Actor = { id: onCall[0], roles: ['back_office'], teamIds: [] };
    expect(movesOpenTo(desk.ticket!, stand)).toContain('answer');
    expect(desk.does(stand, 'answer', answer)).toEqual(['ConsultAnswered']);
    expect(asked(desk)).toMatchObject({ answeredBy: onCall[0] });
  });
  it('where no shifts are rostered nobody is off shift', () => {
    const desk = new Desk().asks().claims();
    desk.onShift = [];
    for (const [n, to] of [HR, SAM].entries())
      desk.does(fatma, 'consult', { consultId: `${n}`, to, question: 'Mag dit?' });
    for (const one of desk.ticket!.consults) expect(one).not.toHaveProperty('onCall');
  });
  it('an address outside has no shifts', () => {
    expect(asked(asking({ kind: 'email', address: 'x@leverancier.example' }, ['sam']))).not.toHaveProperty('onCall');
  });
  it.each([
    ['the service', HR],
    ['the one asked', SAM],
  ] as const)('nobody on call: it says when %s is there again', (_who, to) => {
    const desk = new Desk().asks().claims();
    desk.onShift = ['fatma', 'bram'];
    desk.onCall.clear();
    desk.next.set('sam', MONDAY);
    desk.serviceBack.set('hr', MONDAY);
    desk.does(fatma, 'consult', { consultId: 'c', to, question: 'Mag dit?' });
    expect(asked(desk)).toMatchObject({ onCall: [], backAt: MONDAY });
    // Who it was put to may still answer, on shift or not.
    expect(desk.does(sam, 'answer', answer)).toEqual(['ConsultAnswered']);
  });
  it('nobody on call and no next shift known: it promises no moment', () => {
    const desk = new Desk().asks().claims();
    desk.onShift = ['fatma'];
    desk.onCall.clear();
    desk.does(fatma, 'consult', { consultId: 'c', to: HR, question: 'Mag dit?' });
    expect(asked(desk).onCall).toEqual([]);
    expect(asked(desk)).not.toHaveProperty('backAt');
  });
  it('a colleague of no service and no desk has no on-call', () => {
    const kees: ConsultTo = { kind: 'person', id: 'kees', joins: false };
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'consult', { consultId: 'c', to: kees, question: 'Mag dit?' });
    expect(asked(desk)).toMatchObject({ onCall: [] });
  });
  it('an agent who is on call for a service answers for it, and finds a private question by it', () => {
    const desk = asking(HR);
    expect(maySee(desk.ticket!, nadia)).toBe(true);
    expect(movesOpenTo(desk.ticket!, nadia)).toContain('answer');
    expect(desk.does(nadia, 'answer', answer)).toEqual(['ConsultAnswered']);
  });
  it('who is on call for another service neither finds it nor answers it', () => {
    const desk = asking(HR);
    const ict = { ...nadia, onCallFor: ['ict'] };
    expect(maySee(desk.ticket!, ict)).toBe(false);
    refused(() => desk.does(ict, 'answer', answer), 'ticket.not_found');
  });
  it('a named colleague who is there answers: the on-call of the service has nothing to do with it', () => {
    const desk = asking(SAM);
    expect(maySee(desk.ticket!, nadia)).toBe(false);
    expect(maySee(desk.ticket!, onCallHr)).toBe(false);
  });
  it('those who ask and those who help meanwhile stay as they were', () => {
    const desk = asking(HR, ['sam']);
    expect(desk.ticket).toMatchObject({ ownerId: 'joost', helpers: [] });
    expect(movesOpenTo(desk.ticket!, noor)).not.toContain('answer');
    expect(maySee(desk.ticket!, els)).toBe(false);
    expect(maySee(desk.ticket!, bram)).toBe(false);
  });
});
