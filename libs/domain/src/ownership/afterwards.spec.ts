import { describe, expect, it } from '@jest/globals';
import { aisha, Desk, fatma, noor } from '../testing/desk.js';
import { refused } from '../testing/refused.js';
import { movesOpenTo } from './ownership.js';

const offered = () => new Desk().asks().claims().offers();
const solved = (asksElsewhere: boolean) => {
  const desk = offered();
  desk.does(noor, 'confirm', { solved: true, asksElsewhere });
  return desk;
};
const last = ({ history }: Desk) => history[history.length - 1];

describe('"Moest je ergens anders aankloppen?"', () => {
  it.each([true, false])('is told once, by whom it was asked of: %s', (knocked) => {
    const desk = solved(true);
    desk.does(noor, 'tellElsewhere', { knocked });
    expect(last(desk)).toMatchObject({ type: 'ElsewhereTold', by: 'noor', data: { knocked } });
    expect(desk.ticket).toMatchObject({ status: 'closed', elsewhere: { askedOf: 'noor', knocked } });
    refused(() => desk.does(noor, 'tellElsewhere', { knocked }), 'elsewhere.already_told');
  });
  it('is nobody else’s to answer', () => {
    const desk = solved(true);
    refused(() => desk.does(aisha, 'tellElsewhere', { knocked: true }), 'elsewhere.not_asked');
    refused(() => desk.does(fatma, 'tellElsewhere', { knocked: true }), 'ticket.not_yours');
    expect(movesOpenTo(desk.ticket!, aisha)).not.toContain('tellElsewhere');
  });
  it('is not asked when she was asked this week, when staff quotes her, or when it is not solved', () => {
    refused(() => solved(false).does(noor, 'tellElsewhere', { knocked: true }), 'elsewhere.not_asked');
    const quoted = offered();
    quoted.does(fatma, 'confirm', {
      solved: true,
      asksElsewhere: true,
      quoted: { person: 'Noor', channel: 'phone' },
    });
    expect(quoted.ticket?.closedHow).toBe('confirmed');
    expect(quoted.ticket?.elsewhere).toBeUndefined();
    const rejected = offered();
    rejected.does(noor, 'confirm', { solved: false, asksElsewhere: true });
    expect(rejected.ticket?.elsewhere).toBeUndefined();
  });
  it('ends with the ending it was asked about', () => {
    const desk = solved(true);
    desk.does(noor, 'thank', {});
    desk.does(noor, 'reopen', { text: 'Toch niet.' });
    expect([desk.ticket?.elsewhere, desk.ticket?.thankedAt]).toEqual([undefined, undefined]);
    refused(() => desk.does(noor, 'tellElsewhere', { knocked: true }), 'ticket.not_closed');
  });
});

describe('a sun for who helped', () => {
  it('is given once, when it is solved', () => {
    const desk = solved(false).later(5);
    desk.does(noor, 'thank', {});
    expect(last(desk)).toMatchObject({ type: 'ThanksGiven', by: 'noor' });
    expect(desk.ticket?.thankedAt).toBe(desk.now);
    refused(() => desk.does(noor, 'thank', {}), 'thanks.already_given');
    refused(() => desk.does(aisha, 'thank', {}), 'thanks.already_given');
  });
  it('comes from a colleague on her behalf', () => {
    const desk = solved(false);
    desk.does(aisha, 'thank', {});
    expect(last(desk)).toMatchObject({ by: 'aisha', onBehalfOf: 'noor' });
  });
  it('is not for a question that ended otherwise', () => {
    const desk = new Desk().asks().claims();
    desk.does(noor, 'withdraw', {});
    refused(() => desk.does(noor, 'thank', {}), 'thanks.not_confirmed');
  });
});
