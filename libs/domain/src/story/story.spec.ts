import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FactType } from '../facts.js';
import { openBetween } from '../numbers/counted.js';
import { aisha, bram, Desk, els, EVERYBODY, fatma, ilse, joost, noor, policy, sam } from '../testing/desk.js';
import { live } from '../testing/histories.js';
import { runs } from '../testing/runs.js';
import { isLeftOut, storyOf, TELLS, type Story, type StoryHouse } from './story.js';

const house = (now: number, more: Partial<StoryHouse> = {}): StoryHouse => ({
  ...{ zone: 'Europe/Amsterdam', now, open: openBetween(() => policy), team: 'Linde' },
  part: (id) => {
    const person = EVERYBODY.find((one) => one.id === id);
    return person && { roles: person.roles, ...(person.serviceId ? { service: 'Personeelszaken' } : {}) };
  },
  service: (id) => (id === 'hr' ? 'Personeelszaken' : undefined),
  ...more,
});
const tells = (desk: Desk, more: Partial<StoryHouse> = {}): Story => storyOf(desk.history, house(desk.now, more));
const nl = ({ lines }: Story): string[] =>
  lines.map(({ time, text, after }) => `${after ? `${after.nl}. ` : ''}${time.nl}: ${text.nl}`);
const sums = ({ summary }: Story, of: string): string[] =>
  summary.find(({ part }) => part === of)?.lines.map((line) => line.nl) ?? [];
const SOON = { urgency: 'today' } as const;

describe('one question, told as a story', () => {
  it('an ordinary one, from asking to done', () => {
    const desk = new Desk().asks(SOON).later(4).claims().later(6).replies(30).later(26).offers().later(40);
    desk.does(noor, 'confirm', { solved: true, score: 5 });
    const story = tells(desk);
    expect(nl(story)).toEqual([
      '9.00 uur: Een zorgmedewerker van team Linde stelt een vraag. De collega met de wacht let op de vraag.',
      '9.04 uur: De helper pakt de vraag op.',
      '9.10 uur: De helper geeft antwoord. De vrager hoort iets vóór 9.40 uur.',
      'Een half uur later. 9.36 uur: De helper zegt: het is opgelost. De vrager mag zeggen of dat klopt. Dat is binnen de beloofde tijd.',
      'Drie kwartier later. 10.16 uur: De vrager zegt: klaar.',
    ]);
    expect(story.lines[0]!.day).toEqual({ nl: 'donderdag 19 november 2026', en: 'Thursday 19 November 2026' });
    expect(sums(story, 'asked')).toEqual([
      'Donderdag 19 november 2026 om 9.00 uur, door een zorgmedewerker van team Linde.',
    ]);
    expect(sums(story, 'urgency')).toEqual(['Vandaag.']);
    expect(sums(story, 'owner')).toEqual([
      'Elk moment één eigenaar.',
      'Vanaf 9.00 uur tot 9.04 uur: de collega met de wacht (had de wacht).',
      'Vanaf 9.04 uur tot het einde: de helper (pakte op).',
    ]);
    expect(sums(story, 'promises')).toEqual(['1 gedaan: 1 gehouden.']);
    expect(sums(story, 'beside')).toEqual(['Niemand.']);
    expect(sums(story, 'ended')).toEqual(['Klaar, zei de vrager.']);
    expect(sums(story, 'took')).toEqual([
      'Opgepakt na 4 minuten.',
      'Eerste woorden na 10 minuten.',
      'Tot het einde: 1 uur en 16 minuten.',
    ]);
    expect(sums(story, 'maatwerk')).toEqual([]);
  });

  it('in English too', () => {
    const story = tells(new Desk().asks(SOON).later(25).claims());
    expect(story.lines.map(({ time, text }) => `${time.en}: ${text.en}`)).toEqual([
      '9:00: A care worker of team Linde asks a question. The colleague on watch looks after the question.',
      '9:25: The helper picks up the question. That is later than agreed.',
    ]);
    expect(story.summary.map(({ title }) => title.en)).toContain('How it ended');
    expect(story.lines[1]!.after!.en).toBe('Half an hour later');
  });

  it('who kept watch and helps later is the same helper all along; roles stay as they were given', () => {
    const desk = new Desk().asks(SOON).claims(joost).later(1).replies(20, joost).later(1);
    desk.does(joost, 'offerHandover', { handoverId: 'h', toId: 'bram', reason: 'Mijn dienst zit erop' });
    desk.later(1).does(bram, 'acceptHandover', { handoverId: 'h' });
    const story = tells(desk);
    expect(nl(story).join('\n')).toContain('De helper heeft de wacht en let op de vraag.');
    expect(nl(story).slice(-2)).toEqual([
      '9.02 uur: De helper vraagt de tweede helper om de vraag over te nemen.',
      '9.03 uur: De tweede helper neemt de vraag over. De helper blijft meedenken.',
    ]);
    expect(sums(story, 'owner').at(-1)).toBe('Vanaf 9.03 uur tot nu: de tweede helper (nam over).');
  });

  it('promises moved, kept and broken; and somebody comes in when the time is up', () => {
    const desk = new Desk().asks(SOON).later(1).claims().later(1).replies(10).later(5).replies(10);
    desk.later(12).rings().later(10).replies(60);
    const story = tells(desk);
    const text = nl(story).join('\n');
    expect(text).toContain('De belofte is op tijd verzet. De vrager hoort iets vóór 9.17 uur.');
    expect(text).toContain('De tijd voor de belofte is bijna om.');
    expect(text).toContain('De helper houdt de vraag, en de tweede helper komt helpen.');
    expect(text).toContain('De belofte is niet op tijd gehouden.');
    expect(sums(story, 'promises')).toEqual(['3 gedaan: 1 op tijd verzet, 1 te laat, 1 loopt nog.']);
    expect(sums(story, 'beside')).toContain('Toen de tijd om was: de tweede helper.');
  });

  it('maatwerk: what it cost and how near the work; a colleague of a service has its name and no other', () => {
    const desk = new Desk().asks(SOON).claims();
    desk.does(fatma, 'consult', { consultId: 'c', to: { kind: 'service', id: 'hr' }, question: 'Mag dit?' });
    desk.later(5).does(sam, 'answer', { consultId: 'c', text: 'Ja', lacked: 'right' });
    desk.does(fatma, 'askDecision', {
      ...{ decisionId: 'd', kind: 'money', amountCents: 64_000 },
      ...{ reason: 'Anders geen tillift', solves: 'Er is weer een tillift' },
    });
    desk.later(9).does(els, 'giveVerdict', { decisionId: 'd', granted: true });
    const story = tells(desk);
    const text = nl(story).join('\n');
    expect(text).toContain('De helper haalt iemand van Personeelszaken erbij.');
    expect(text).toContain(
      'Het antwoord van iemand van Personeelszaken is er. Zelf mocht het servicecentrum dit niet.',
    );
    expect(text).toContain('De helper vraagt de teamleider om €\u00a0640 maatwerk.');
    expect(sums(story, 'maatwerk')).toEqual(['€\u00a0640 maatwerk: mocht, besloten dicht bij het werk.']);
    expect(sums(story, 'beside')).toEqual(['Erbij gevraagd: iemand van Personeelszaken.']);
  });

  it('of a difficult conversation nothing is told: handed over, it reads as any other', () => {
    const told = (difficult: boolean): Story => {
      const desk = new Desk().asks(SOON).claims().later(1).replies(30).later(1);
      if (difficult) desk.does(fatma, 'tellDifficult', {});
      desk.does(fatma, 'offerHandover', { handoverId: 'h', toId: 'bram', reason: 'Dienst' });
      desk.later(1).does(bram, 'acceptHandover', { handoverId: 'h' });
      return tells(desk);
    };
    expect(nl(told(true))).toEqual(nl(told(false)));
    expect(told(true).summary).toEqual(told(false).summary);
  });

  it('what she thought of it stays hers', () => {
    const ended = (thought: boolean): Story => {
      const desk = new Desk().asks(SOON).claims().replies(30).offers();
      desk.does(noor, 'confirm', { solved: true, ...(thought ? { score: 1, asksElsewhere: true } : {}) });
      if (thought) desk.does(noor, 'tellElsewhere', { knocked: true });
      return tells(desk);
    };
    expect(nl(ended(true))).toEqual(nl(ended(false)));
    expect(ended(true).summary).toEqual(ended(false).summary);
  });

  it('without a team that may be named it is a team; a teammate is a colleague, by no name', () => {
    const desk = new Desk().asks(SOON).later(1);
    desk.does(aisha, 'message', { text: 'Hier ook' });
    const { team: _hidden, ...few } = house(desk.now);
    const story = storyOf(desk.history, few);
    expect(nl(story)[0]).toContain('Een zorgmedewerker van een team stelt een vraag.');
    expect(nl(story)[1]).toBe('9.01 uur: De collega schrijft een bericht.');
  });

  it('in open time too where the clock runs in office hours; nights are told as silence', () => {
    const desk = new Desk().asks({ urgency: 'normal' }).later(60).claims();
    desk.later(24 * 60).replies(60 * 24 * 4);
    desk.later(3 * 24 * 60).offers();
    const story = tells(desk);
    expect(story.lines.map(({ after }) => after?.nl)).toEqual([
      undefined,
      'Een uur later',
      'De volgende dag',
      'Drie dagen later',
    ]);
    expect(sums(story, 'took')).toEqual([
      ...['Opgepakt na 1 uur.', 'Eerste woorden na 1 dag en 1 uur.', 'Tot nu: 4 dagen en 1 uur.'],
      'In open tijd: 19 uur.',
    ]);
    expect(nl(story)[2]).toContain('De vrager hoort iets vóór dinsdag 24 november 2026 om 10.00 uur.');
  });
});

const PEOPLE = EVERYBODY.map(({ id }) => id);
/** What somebody may have said, asked, promised or given as a reason in the histories; and where mail went. */
const WORDS =
  /tillift|Ik kijk|gemaakt|leverancier|werkt nog|Dank je|urgent: danger|Ik bel|stekker|monteur|example|wacht-hr/;
const NAMES = new RegExp(`\\b(${[...PEOPLE, 'linde', 'eikenhof'].join('|')})\\b`, 'i');

/** Tells many histories and looks each over. Returns every kind of fact that was told. */
function tellMany(lot: fc.Parameters<[fc.GeneratorValue]>): FactType[] {
  const told = new Set<FactType>();
  fc.assert(
    fc.property(fc.gen(), (draw) => {
      const desk = live(draw);
      const { team: _unknown, ...few } = house(desk.now);
      const story = storyOf(desk.history, few);
      const said = JSON.stringify([story.lines, story.summary]);
      expect(said).not.toMatch(NAMES);
      expect(said).not.toMatch(WORDS);
      expect(said).not.toMatch(/undefined|NaN|\[object|null|lastig|difficult/);
      const places = story.lines.flatMap(({ facts }) => facts);
      expect([...places, ...story.leftOut].sort((a, b) => a - b)).toEqual(desk.history.map(({ seq }) => seq));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      for (const seq of story.leftOut) {
        const { type, data } = desk.history[seq - 1]!;
        const hidden = type === 'HelperJoined' && data.because === 'difficult';
        expect([type, hidden || isLeftOut(TELLS[type])]).toEqual([type, true]);
      }
      for (const seq of places) told.add(desk.history[seq - 1]!.type);
    }),
    lot,
  );
  return [...told].sort();
}

describe('every history is told whole: each fact, or a reason why not; nobody’s name and nobody’s words', () => {
  it('in histories known to hold every kind of fact', () => {
    const told = tellMany({ numRuns: runs(1_000), seed: 112 });
    const all = (Object.keys(TELLS) as FactType[]).filter((type) => !isLeftOut(TELLS[type]));
    expect(told).toEqual(runs(1_000) < 1_000 ? expect.any(Array) : all.sort());
  });
  it('in histories nobody has seen before', () => void tellMany({ numRuns: runs(300) }));
});

it('nobody of the management decides without that being told', () => {
  const desk = new Desk().asks(SOON).claims();
  desk.does(fatma, 'askDecision', {
    ...{ decisionId: 'd', kind: 'money', amountCents: 900_000, reason: 'Nodig', solves: 'Veel' },
  });
  const [asked] = sums(tells(desk), 'maatwerk');
  expect(asked).toContain('nog niets over gezegd');
  expect(JSON.stringify(tells(desk))).not.toContain(ilse.id);
});
