import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Actor, inSeconds, nextStep, refuses, signIn, signInAll, written } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

describe.each(BOTH_ENDS)('others think along and the owner stays, on %s', (profile) => {
  let house: House;
  let noor: Actor, fatma: Actor, bram: Actor, sam: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile });
    [noor, fatma, bram, sam] = await signInAll(house, 'noor', 'fatma', 'bram', 'sam');
  }, OPENING_MS);
  afterAll(() => house?.stop());

  test('a colleague who is asked becomes a helper and may answer her; the owner stays', async () => {
    const ticket = await noor.asks('De rolstoel trekt naar links.');
    await fatma.claims(ticket);
    const consult = await fatma.asksIn(ticket, { personId: bram.id }, 'Heb jij dit eerder gezien?');
    expect(consult).toMatchObject({
      to: { kind: 'person', id: bram.id, name: 'Bram de Wit' },
      by: { id: fatma.id },
      ticket: { owner: { id: fatma.id }, helpers: [{ id: bram.id }] },
    });
    expect(consult.dueAt! > consult.askedAt).toBe(true);
    expect((await noor.sees(ticket)).helpers).toEqual([{ id: bram.id, name: bram.name }]);
    expect((await bram.lists('helping=me')).map(({ id }) => id)).toContain(ticket.id);
    await bram.replies(ticket, 'Ik kijk met Fatma mee.', { nextStep: nextStep('we stellen hem af', 900) });
    await refuses(() => bram.offersSolution(ticket, 'Klaar.'), 403, 'ticket.not_yours');
    await refuses(() => bram.asksIn(ticket, { personId: sam.id }, 'En jij?'), 403, 'ticket.not_yours');
    await refuses(() => sam.answers(consult, 'Ik ook.'), 404, 'consult.not_found');
    const answered = await bram.answers(consult, 'Ja, het linkerwiel moet bijgesteld.', 'knowledge');
    expect(answered).toMatchObject({ lacked: 'knowledge', ticket: { owner: { id: fatma.id } } });
    expect(answered.answeredAt).toBeDefined();
    await refuses(() => bram.answers(consult, 'Nog iets.'), 409, 'consult.closed');
    await refuses(() => fatma.takesBack(consult, 'Te laat.'), 409, 'consult.closed');
  });

  test('no solution while somebody is still thinking along', async () => {
    const ticket = await noor.asks('Het scherm van de balie is zwart.');
    await fatma.claims(ticket);
    const service = await fatma.asksIn(ticket, { serviceId: 'service-ict' }, 'Is er storing?');
    expect(service.to).toEqual({ kind: 'service', id: 'service-ict', name: 'ICT-beheer' });
    const address = await fatma.asksIn(ticket, { email: 'hulp@leverancier.example' }, 'Is het onder garantie?');
    expect(address.to).toMatchObject({ kind: 'email', name: 'hulp@leverancier.example' });
    expect((await noor.sees(ticket)).consults[1]!.to).toEqual({ kind: 'email', name: 'iemand van buiten' });

    const before = await written(house);
    const body = await refuses(() => fatma.offersSolution(ticket, 'Nieuwe kabel.'), 409, 'solution.open_consults');
    expect(body['consults']).toEqual([service.id, address.id]);
    expect(await written(house)).toEqual(before);

    await fatma.answers(address, 'Zij mailden: ja, garantie.', 'nothing');
    const [ict] = await house.sql<{ email: string }>(`SELECT email FROM people WHERE service_id = 'service-ict'`);
    const colleague = await signIn(house, ict!.email);
    await colleague.answers(service, 'Geen storing bij ons.', 'nothing');
    expect(await fatma.offersSolution(ticket, 'Nieuwe kabel, het scherm doet het.')).toMatchObject({
      status: 'solution_offered',
    });
  });

  test('the owner takes a request back with a reason', async () => {
    const ticket = await noor.asks('De thermostaat staat vast.');
    await fatma.claims(ticket);
    const consult = await fatma.asksIn(ticket, { personId: sam.id }, 'Mag ik in het kantoor?', inSeconds(600));
    await refuses(() => fatma.takesBack(consult, ' '), 422, 'message.empty');
    await refuses(() => bram.takesBack(consult, 'Ik vind van niet.'), 403, 'ticket.not_yours');
    const back = await fatma.takesBack(consult, 'Al gevonden.');
    expect(back.withdrawnAt).toBeDefined();
    expect(back.ticket.clocks.find(({ kind }) => kind === 'consult')).toMatchObject({ state: 'stopped' });
    await refuses(() => sam.answers(consult, 'Ja hoor.'), 409, 'consult.closed');
  });

  test('a request goes to exactly one who exists, with a question and a time to come', async () => {
    const ticket = await noor.asks('De weegschaal geeft een fout.');
    await fatma.claims(ticket);
    const before = await written(house);
    await refuses(() => fatma.asksIn(ticket, {}, 'Wie?'), 422, 'consult.nobody');
    await refuses(
      () => fatma.asksIn(ticket, { personId: bram.id, serviceId: 'service-ict' }, 'Wie?'),
      422,
      'consult.nobody',
    );
    await refuses(() => fatma.asksIn(ticket, { personId: 'nobody' }, 'Wie?'), 422, 'request.invalid');
    await refuses(() => fatma.asksIn(ticket, { serviceId: 'nothing' }, 'Wie?'), 422, 'request.invalid');
    await refuses(() => fatma.asksIn(ticket, { personId: fatma.id }, 'Ik?'), 422, 'consult.self');
    await refuses(() => fatma.asksIn(ticket, { personId: bram.id }, ' '), 422, 'message.empty');
    await refuses(() => fatma.asksIn(ticket, { personId: bram.id }, 'Wie?', inSeconds(-60)), 422, 'consult.past');
    await refuses(() => noor.asksIn(ticket, { personId: bram.id }, 'Bram?'), 403, 'ticket.not_yours');
    await refuses(() => fatma.answers({ id: 'no-such-consult' }, 'Ja'), 404, 'consult.not_found');
    expect(await written(house)).toEqual(before);
  });
});
