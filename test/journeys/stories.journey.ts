import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ExportedPage, StoryView, TeamPage } from '@zorg112/contracts';
import { type Actor, careWorkers, nextStep, refuses, signIn, signInAll } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

const ASKED = 'De badlift van mevrouw Vermeulen zakt';

describe.each(BOTH_ENDS)('the story of one question, on %s', (profile) => {
  let house: House;
  let noor: Actor, fatma: Actor, bram: Actor, els: Actor, ilse: Actor, sam: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile });
    [noor, fatma, bram, els, ilse, sam] = await signInAll(house, 'noor', 'fatma', 'bram', 'els', 'ilse', 'sam');
  }, OPENING_MS);
  afterAll(() => house?.stop());

  const story = (number: number, reader = ilse) => reader.gets<StoryView>(`/stats/questions/${number}/story`);
  const said = ({ lines }: StoryView): string => lines.map(({ nl }) => nl.text).join('\n');
  const sum = ({ summary }: StoryView, of: string) => summary.find(({ part }) => part === of)?.nl.lines;

  test('tells who had it and what was promised, by role, and nothing of what was said', async () => {
    const ticket = await noor.asks(ASKED, { category: 'hulpmiddelen', location: 'Linde, kamer 12' });
    await fatma.claims(ticket);
    await fatma.replies(ticket, 'Ik kom kijken bij kamer 12.', { nextStep: nextStep('Ik kijk naar de lift', 3_600) });
    await fatma.notes(ticket, 'Sleutel ligt bij Joost');
    const consult = await fatma.asksIn(ticket, { personId: bram.id }, 'Ken jij deze lift?');
    await bram.answers(consult, 'Draai het ventiel dicht');
    await fatma.offersSolution(ticket, 'Ik heb het ventiel vastgezet.');
    await noor.confirms(ticket, { score: 2, text: 'Dank Fatma' });

    const told = await story(ticket.number);
    expect(told).toMatchObject({ number: ticket.number, category: 'hulpmiddelen', status: 'closed' });
    expect(said(told)).toMatch(
      /^Een zorgmedewerker van een team stelt een vraag\.[^]*De helper pakt de vraag op\.[^]*De helper geeft antwoord\. De vrager hoort iets vóór [^]*De helper haalt de tweede helper erbij\.[^]*De helper zegt: het is opgelost\.[^]*De vrager zegt: klaar\.$/,
    );
    expect(sum(told, 'owner')).toEqual([
      'Elk moment één eigenaar.',
      expect.stringMatching(/ \(had de wacht\)\.$/),
      expect.stringMatching(/ tot het einde: de helper \(pakte op\)\.$/),
    ]);
    expect(sum(told, 'promises')).toEqual(['1 gedaan: 1 gehouden.']);
    expect(sum(told, 'beside')).toEqual(['Erbij gevraagd: de tweede helper.']);
    expect(sum(told, 'ended')).toEqual(['Klaar, zei de vrager.']);
    const people = await house.sql<{ name: string }>('SELECT name FROM people');
    const whole = JSON.stringify(told);
    expect(people.filter(({ name }) => whole.includes(name))).toEqual([]);
    expect(whole).not.toMatch(/Noor|Fatma|Bram|Joost|Vermeulen|badlift|kamer|ventiel|Sleutel|score/);
  });

  test('names a team only where its questions of that month may be shown', async () => {
    const ticket = await noor.asks(ASKED);
    const { items } = await noor.gets<TeamPage>('/teams');
    const team = items.find(({ id }) => id === noor.teamIds[0])!;
    expect(JSON.stringify(await story(ticket.number))).not.toContain(team.name);
    for (const email of (await careWorkers(house, team.id)).slice(0, 4))
      await (await signIn(house, email)).asks('De printer doet het niet');
    expect(said(await story(ticket.number))).toContain(`Een zorgmedewerker van team ${team.name} stelt een vraag.`);
  });

  test('where something happened to a client no team is named; a difficult conversation stays out of it', async () => {
    const ticket = await fatma.claims(await noor.asks(ASKED));
    await fatma.posts(`/tickets/${ticket.id}/difficult-call`);
    const told = await story(ticket.number);
    expect(said(told)).toContain('Een zorgmedewerker van team ');
    expect(JSON.stringify(told)).not.toMatch(/teamleider|lastig|difficult/i);
    await fatma.posts(`/tickets/${ticket.id}/paths`, { path: 'incident' });
    expect(said(await story(ticket.number))).toContain('Een zorgmedewerker van een team stelt een vraag.');
  });

  test('each reading is on the record; a private one is not there, and most have no door to it', async () => {
    const ticket = await noor.asks(ASKED);
    await story(ticket.number, els);
    const { items } = await ilse.gets<ExportedPage>('/stats/exports');
    expect(items[0]).toMatchObject({ file: 'verhaal', by: { id: els.id }, asked: { number: ticket.number } });
    const alone = await noor.asks(ASKED, { private: true });
    for (const number of [alone.number, 999_999]) await refuses(() => story(number), 404, 'ticket.not_found');
    await refuses(() => ilse.gets('/stats/questions/niets/story'), 404, 'ticket.not_found');
    for (const other of [noor, fatma, sam]) await refuses(() => story(ticket.number, other), 403, 'permission.denied');
    expect((await ilse.gets<ExportedPage>('/stats/exports')).items[0]).toEqual(items[0]);
  });
});
