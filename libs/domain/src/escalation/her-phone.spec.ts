import { describe, expect, it } from '@jest/globals';
import { DAY, MINUTE } from '../clock/duration.js';
import { aisha, bram, Desk, els, fatma, joost, noor, sam } from '../testing/desk.js';
import { type Ticket } from '../ownership/ticket.js';
import { saidToHer, stillSo, type PhoneWord } from './her-phone.js';

/** What her phone said, in order. */
const said = ({ history, ticket }: Desk, whose = ticket!.requesterId): string[] =>
  history.flatMap((fact) => {
    const one = saidToHer(fact, whose);
    return one ? [`${one.what}${one.by ? ` ${one.by}` : ''}`] : [];
  });
const helped = () => new Desk().asks().claims();

describe('her phone', () => {
  it('says who helps, what was answered or asked, and that it is done', () => {
    const desk = helped().replies(60);
    desk.does(fatma, 'interim', { text: 'De lift van de tweede komt naar je toe.' });
    desk.does(fatma, 'reply', { text: 'Welke kamer?', asksRequester: true });
    desk.does(noor, 'message', { text: 'Kamer 3' });
    desk.offers();
    desk.does(noor, 'confirm', { solved: true });
    expect(said(desk)).toEqual(['claimed fatma', 'replied fatma', 'interim fatma', 'asked fatma', 'solution fatma']);
  });

  it('says who helps her on, and who comes along', () => {
    const desk = helped().replies(60);
    desk.does(fatma, 'consult', { consultId: 'c1', to: { kind: 'person', id: 'bram', joins: true }, question: 'Jij?' });
    desk.does(fatma, 'offerHandover', { handoverId: 'h1', toId: 'joost', reason: 'einde dienst' });
    desk.does(joost, 'acceptHandover', { handoverId: 'h1' });
    expect(said(desk)).toEqual(['claimed fatma', 'replied fatma', 'joined bram', 'owner joost']);
    const gone = helped();
    gone.does({ id: 'system', roles: [], teamIds: [] }, 'succeed', { because: 'disabled' });
    expect(said(gone).at(-1)).toMatch(/^owner \w+$/);
  });

  it('asks whether it can wait, whether it works, and says so when it could not be done', () => {
    const waits = helped();
    waits.does(fatma, 'askToWait', { text: 'Kan dit wachten?', until: waits.now + DAY });
    expect(said(waits).at(-1)).toBe('asked fatma');
    const unsolved = helped();
    unsolved.does(fatma, 'admitUnsolved', { tried: 'Alles', alternative: 'Een andere lift', secondId: 'bram' });
    unsolved.does(bram, 'lookAlong', { agrees: false, text: 'Probeer de sleutel eens.' });
    expect(said(unsolved).slice(1)).toEqual(['unsolved fatma', 'replied bram']);
    const silent = helped().offers();
    for (let day = 0; day < 12; day++) silent.later(24 * 60).rings();
    expect(said(silent).slice(1)).toEqual(['solution fatma', 'reminder', 'reminder', 'unconfirmed']);
  });

  it('tells what is told to all about a fault, and when it is over', () => {
    const fault: Ticket = { ...new Desk().asks({ isOutage: true, requesterId: 'kees' }).ticket!, id: 'fault' };
    const desk = new Desk().asks();
    desk.does(noor, 'joinOutage', { outage: fault });
    const by = desk.now + 30 * MINUTE;
    desk.does(fatma, 'hearBroadcast', { outageId: 'fault', text: 'Ze zijn bezig.', nextStep: { what: 'nieuws', by } });
    desk.does(fatma, 'endOutage', { outageId: 'fault', text: 'Het werkt weer.' });
    expect(said(desk)).toEqual(['broadcast fatma', 'outage_over fatma']);
  });

  it('says once that it takes longer than she was told, and that somebody came along', () => {
    const desk = helped().replies(60);
    for (let minute = 0; minute < 300; minute += 3) desk.later(3).rings();
    expect(said(desk).slice(2)).toEqual(['late', 'joined bram', 'joined els']);
    // A new promise, late again, is said again.
    desk.replies(60);
    for (let minute = 0; minute < 62; minute += 1) desk.later(1).rings();
    expect(said(desk).slice(-2)).toEqual(['replied fatma', 'late']);
  });

  it('says nothing of what stays inside, nor of what she did herself', () => {
    const desk = helped().replies(600);
    const before = said(desk).length;
    desk.does(fatma, 'note', { text: 'Even bellen.' });
    desk.does(fatma, 'consult', { consultId: 'c1', to: { kind: 'service', id: 'hr' }, question: 'Weet jij dit?' });
    desk.does(sam, 'answer', { consultId: 'c1', text: 'Ja.' });
    desk.does(fatma, 'offerHandover', { handoverId: 'h1', toId: 'joost', reason: 'einde dienst' });
    desk.does(joost, 'declineHandover', { handoverId: 'h1' });
    desk.does(els, 'standIn', { standInId: 's1', personId: 'bram' });
    desk.does(noor, 'message', { text: 'Fijn.' });
    desk.does(noor, 'withdraw', {});
    expect(said(desk)).toHaveLength(before);
    const own = new Desk().asks({ requesterId: 'fatma' }).claims(fatma);
    own.does(fatma, 'reply', { text: 'Ik kijk.', nextStep: { what: 'kijken', by: own.now + MINUTE } });
    expect(said(own)).toEqual([]);
  });

  it('asks whether it works after help that was written down afterwards', () => {
    const desk = new Desk();
    desk.does(fatma, 'log', {
      text: 'Wachtwoord',
      what: 'Opnieuw gezet',
      requesterId: 'noor',
      channel: 'phone',
    } as never);
    expect(said(desk)).toEqual(['solution fatma']);
  });
});

describe('what waited', () => {
  /** After each deed, what of all that her phone can say is still so. */
  const so = (desk: Desk, ...words: PhoneWord[]) => words.filter((word) => stillSo(word, desk.ticket!));

  it('is what was so when it was said, of everything that is said', () => {
    const desk = helped().replies(60);
    desk.does(fatma, 'askToWait', { text: 'Kan dit wachten?', until: desk.now + DAY });
    expect(so(desk, 'claimed', 'replied', 'asked', 'solution')).toEqual(['claimed', 'replied', 'asked']);
    desk.does(noor, 'answerWait', { agrees: false });
    expect(so(desk, 'asked')).toEqual([]);
    desk.does(fatma, 'reply', { text: 'Welke kamer?', asksRequester: true });
    expect(so(desk, 'asked', 'late', 'joined')).toEqual(['asked', 'late', 'joined']);
    const logged = new Desk();
    logged.does(fatma, 'log', { text: 'Pas', what: 'Gemaakt', requesterId: 'noor', channel: 'phone' } as never);
    expect(so(logged, 'solution', 'reminder')).toEqual(['solution', 'reminder']);
  });
  it('is not said once her team answered, or it is over', () => {
    const desk = helped();
    desk.does(fatma, 'reply', { text: 'Welke kamer?', asksRequester: true });
    desk.does(aisha, 'message', { text: 'Kamer 3' });
    expect(so(desk, 'asked', 'claimed')).toEqual(['claimed']);
    desk.offers();
    expect(so(desk, 'solution', 'reminder', 'unsolved')).toEqual(['solution', 'reminder']);
    desk.does(aisha, 'confirm', { solved: true });
    expect(so(desk, 'solution', 'reminder', 'claimed', 'replied', 'late', 'broadcast', 'unconfirmed')).toEqual([]);
    const silent = helped().offers();
    for (let day = 0; day < 12; day++) silent.later(24 * 60).rings();
    expect(so(silent, 'reminder', 'unconfirmed', 'unsolved')).toEqual(['unconfirmed']);
    const unsolved = helped();
    unsolved.does(fatma, 'admitUnsolved', { tried: 'Alles', alternative: 'Een andere', secondId: 'bram' });
    expect(so(unsolved, 'unsolved', 'replied')).toEqual(['unsolved']);
  });
  it('of a fault that is over is said while she is asked, and after', () => {
    const fault: Ticket = { ...new Desk().asks({ isOutage: true, requesterId: 'kees' }).ticket!, id: 'fault' };
    const desk = new Desk().asks();
    desk.does(noor, 'joinOutage', { outage: fault });
    expect(so(desk, 'outage_over', 'broadcast')).toEqual(['broadcast']);
    desk.does(fatma, 'endOutage', { outageId: 'fault', text: 'Het werkt weer.' });
    expect(so(desk, 'outage_over')).toEqual(['outage_over']);
    for (let day = 0; day < 12; day++) desk.later(24 * 60).rings();
    expect(so(desk, 'outage_over')).toEqual(['outage_over']);
  });
});
