import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TicketView } from '@zorg112/contracts';
import { type Actor, careWorkers, nextStep, refuses, signIn, signInAll, soon } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

describe.each(BOTH_ENDS)('whose question it is, on %s', (profile) => {
  let house: House;
  let noor: Actor, teammate: Actor, stranger: Actor, fatma: Actor, bram: Actor, joost: Actor;
  let els: Actor, ilse: Actor, sam: Actor, admin: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile });
    noor = await signIn(house, 'noor');
    const [mate] = await careWorkers(house, noor.teamIds[0]!);
    const [other] = await careWorkers(house, noor.teamIds[0]!, true);
    [teammate, stranger] = await signInAll(house, mate!, other!);
    [fatma, bram, joost] = await signInAll(house, 'fatma', 'bram', 'joost');
    [els, ilse, sam, admin] = await signInAll(house, 'els', 'ilse', 'sam', 'admin');
  }, OPENING_MS);
  afterAll(() => house?.stop());

  const hidden = async (ticket: TicketView, ...eyes: Actor[]): Promise<void> => {
    for (const one of eyes) {
      await refuses(() => one.sees(ticket), 404, 'ticket.not_found');
      await refuses(() => one.reads(ticket), 404, 'ticket.not_found');
      await refuses(() => one.writes(ticket, 'hoi'), 404, 'ticket.not_found');
      expect(await one.lists(`ids=${ticket.id}`)).toEqual([]);
    }
  };

  test('a question about the ward belongs to the team, by name', async () => {
    const ticket = await noor.asks('De medicijnkar wil niet op slot.');
    expect(await teammate.sees(ticket)).toMatchObject({ id: ticket.id, text: ticket.text });
    expect((await teammate.lists()).map(({ id }) => id)).toContain(ticket.id);
    expect((await teammate.lists('mine=true')).map(({ id }) => id)).not.toContain(ticket.id);
    await hidden(ticket, stranger, sam);
    await refuses(() => teammate.withdraws(ticket), 403, 'ticket.not_yours');

    await fatma.claims(ticket);
    await fatma.offersSolution(ticket, 'Het slot is gesmeerd en sluit weer.');
    const done = await teammate.confirms(ticket, { text: 'Ja, hij sluit.' });
    expect(done).toMatchObject({ status: 'closed', closedHow: 'confirmed' });
    const last = (await fatma.facts(ticket)).at(-1)!;
    expect(last).toMatchObject({ by: { id: teammate.id }, onBehalfOf: { id: noor.id } });
    const again = await teammate.reopens(ticket, 'Hij gaat toch weer open.');
    expect(again).toMatchObject({ status: 'in_progress', owner: { id: fatma.id }, reopenedCount: 1 });
  });

  test('a private question is seen by her, its owner and those asked in, and found by nobody else', async () => {
    const ticket = await noor.asks('Mijn salaris klopt niet.', { private: true });
    expect(ticket).toMatchObject({ private: true, owner: { id: joost.id } });
    await hidden(ticket, teammate, stranger, fatma, els, ilse, sam, admin);
    await refuses(() => fatma.claims(ticket), 404, 'ticket.not_found');
    expect((await fatma.queue()).items.map(({ id }) => id)).not.toContain(ticket.id);
    expect((await joost.queue()).items.map(({ id }) => id)).toContain(ticket.id);

    await joost.claims(ticket);
    const consult = await joost.asksIn(ticket, { serviceId: 'service-hr' }, 'Klopt de toeslag van oktober?');
    expect(await sam.sees(ticket)).toMatchObject({ id: ticket.id, private: true });
    await sam.answers(consult, 'Er is een dienst vergeten. Het staat recht.', 'right');
    await hidden(ticket, teammate, fatma, els, ilse);
  });

  test('the one who asks never reads notes, consults, facts or the ladder', async () => {
    const ticket = await noor.asks('Het alarm van kamer 9 gaat steeds af.');
    await bram.claims(ticket);
    await bram.replies(ticket, 'Ik kijk ernaar.', { nextStep: nextStep('ik bel de monteur', 3) });
    await bram.notes(ticket, 'Dit is de derde keer deze maand.');
    const consult = await bram.asksIn(ticket, { serviceId: 'service-zorgtechniek' }, 'Ligt het aan de matsensor?');
    await soon(house, 'the ladder to climb', async () =>
      (await bram.facts(ticket)).some(({ type }) => type === 'EscalationRaised'),
    );
    for (const hers of [noor, teammate]) {
      const said = await hers.reads(ticket);
      expect(said.map(({ kind }) => kind)).toEqual(['question', 'reply']);
      await refuses(() => hers.facts(ticket), 403, 'permission.denied');
      await refuses(() => hers.notes(ticket, 'stiekem'), 403, 'ticket.not_yours');
      await refuses(() => hers.answers(consult, 'Ja'), 403, 'ticket.not_yours');
      const seen = await hers.sees(ticket);
      expect(JSON.stringify(seen)).not.toMatch(/derde keer|matsensor|rung|steps|25%/);
      expect(seen.consults).toMatchObject([{ to: { name: 'Zorgtechniek' } }]);
      expect(seen.may).not.toEqual(expect.arrayContaining(['note']));
    }
    expect((await bram.reads(ticket)).map(({ kind }) => kind)).toEqual(['question', 'reply', 'note', 'consult']);
  });

  test('the duty holder owns before the claim, keeps watch and may claim like anybody', async () => {
    const ticket = await noor.asks('De printer op de gang is leeg.');
    expect(ticket.owner).toEqual({ id: joost.id, name: joost.name });
    await joost.notes(ticket, 'Zelfde printer als gisteren.');
    await joost.setsUrgency(ticket, 'now');
    await refuses(
      () => joost.replies(ticket, 'Ik kom.', { nextStep: nextStep('ik kom', 600) }),
      409,
      'ticket.claim_first',
    );
    await refuses(() => joost.offersSolution(ticket, 'Gedaan.'), 409, 'ticket.claim_first');
    await refuses(() => joost.asksIn(ticket, { personId: fatma.id }, 'Weet jij het?'), 409, 'ticket.claim_first');
    const claimed = await bram.claims(ticket);
    expect(claimed).toMatchObject({ owner: { id: bram.id }, status: 'in_progress' });
    expect(claimed.helpers).toEqual([]);
    await refuses(
      () => joost.replies(ticket, 'Ik kom.', { nextStep: nextStep('ik kom', 600) }),
      403,
      'ticket.not_yours',
    );
  });

  test('back office sees what it was asked, answers it, and ends nothing', async () => {
    const ticket = await noor.asks('Ik kan niet in het dossier.');
    await hidden(ticket, sam);
    await fatma.claims(ticket);
    const consult = await fatma.asksIn(ticket, { personId: sam.id }, 'Staat haar contract goed?');
    await sam.notes(ticket, 'Contract loopt door.');
    await refuses(
      () => sam.replies(ticket, 'Het komt goed.', { nextStep: nextStep('contract', 600) }),
      403,
      'ticket.not_yours',
    );
    await refuses(() => sam.offersSolution(ticket, 'Klaar.'), 403, 'ticket.not_yours');
    await refuses(() => sam.claims(ticket), 403, 'ticket.not_yours');
    await refuses(() => sam.queue(), 403, 'permission.denied');
    await refuses(() => sam.summary(), 403, 'permission.denied');
    const answered = await sam.answers(consult, 'Contract is goed.', 'knowledge');
    expect(answered).toMatchObject({ lacked: 'knowledge', ticket: { status: 'in_progress', owner: { id: fatma.id } } });
  });

  test('the manager reads numbers and what happened, never what was said', async () => {
    const ticket = await noor.asks('De koelkast met medicijnen is te warm.');
    await fatma.claims(ticket);
    await fatma.notes(ticket, 'Geheimpje.');
    for (const overseer of [ilse, admin]) {
      const seen = await overseer.sees(ticket);
      expect(seen.text).toBeUndefined();
      await refuses(() => overseer.reads(ticket), 403, 'permission.denied');
      const facts = await overseer.facts(ticket);
      expect(facts.map(({ type }) => type)).toEqual(['TicketOpened', 'TicketClaimed', 'NoteWritten']);
      expect(JSON.stringify(facts)).not.toMatch(/koelkast|Geheimpje/);
      await refuses(() => overseer.claims(ticket), 403, 'ticket.not_yours');
      await refuses(() => overseer.notes(ticket, 'Schiet op.'), 403, 'ticket.not_yours');
      await refuses(() => overseer.setsUrgency(ticket, 'now'), 403, 'ticket.not_yours');
      await refuses(() => overseer.queue(), 403, 'permission.denied');
      expect((await overseer.summary()).asked).toBeGreaterThan(0);
      expect(await overseer.lists('q=medicijnen')).toEqual([]);
    }
  });

  test('a care worker comes through no door of the desk', async () => {
    const ticket = await noor.asks('Waar ligt de sleutel van de berging?');
    await refuses(() => noor.claims(ticket), 403, 'ticket.not_yours');
    await refuses(() => noor.queue(), 403, 'permission.denied');
    await refuses(() => noor.summary(), 403, 'permission.denied');
    await refuses(() => noor.gets('/people'), 403, 'permission.denied');
    await refuses(() => noor.gets('/services'), 403, 'permission.denied');
    await refuses(() => noor.asks('Voor Fatma', { onBehalfOf: fatma.id }), 403, 'permission.denied');
    await refuses(() => noor.asks('Voor een ander team', { teamId: stranger.teamIds[0] }), 422, 'request.invalid');
    expect(await fatma.asks('De bel doet het niet.', { onBehalfOf: noor.id, channel: 'phone' })).toMatchObject({
      requester: { id: noor.id },
      teamId: noor.teamIds[0],
      channel: 'phone',
    });
  });
});
