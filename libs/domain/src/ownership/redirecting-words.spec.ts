import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { runs } from '../testing/runs.js';
import { checkWording, compileRedirectingWords, detectLanguages, type RedirectingRules } from './redirecting-words.js';

const read = async (name: string) =>
  load(await readFile(new URL(`../../../../config/redirecting-words/${name}.yaml`, import.meta.url), 'utf8'));
const rules = { nl: await read('nl'), en: await read('en'), learned: await read('learned') } as RedirectingRules;
const checker = compileRedirectingWords(rules);
const redirects = (text: string) => checkWording(text, checker).redirects;

/** Pairs: the words that leave the next step with her or nobody, and nearly the same words that do not. */
const PAIRS: readonly (readonly [what: string, redirecting: string, fine: string])[] = [
  [
    'the speaker asks',
    'Neem daarvoor contact op met de boekhouding.',
    'Ik neem daarvoor contact op met de boekhouding.',
  ],
  ['the speaker asks', 'Bel even met de receptie.', 'Ik bel even met de receptie.'],
  ['the speaker asks', 'Please contact facilities.', "I'll contact facilities for you."],
  ['our own door', 'Bel de planning gerust.', 'Bel mij gerust.'],
  ['our own door', 'Daarvoor kun je bij HR terecht.', 'Daarvoor kun je altijd bij ons terecht.'],
  ['needless', 'Je moet de leverancier bellen.', 'Je hoeft de leverancier niet te bellen.'],
  ['needless', 'You have to call the supplier.', "You don't have to call the supplier."],
  ['needless', 'Je moet een nieuwe melding maken.', 'Je hoeft geen nieuwe melding te maken.'],
  ['approval', 'Vraag eerst akkoord aan je manager.', 'Ik vraag je manager om akkoord.'],
  ['not knowing', 'Dat weet ik niet.', 'Dat weet ik niet, ik zoek het voor je uit.'],
  ['not knowing', "I don't know.", "I don't know yet, I'll find out for you."],
  ['not ours', 'Daar gaan wij niet over.', 'Daar gaan wij niet over, maar ik regel het voor je.'],
  ['no, with another way', 'Dat kan niet.', 'Dat kan niet, maar morgen kan het wel.'],
  ['passed on', 'Ik heb het doorgezet naar inkoop.', 'Ik heb het doorgezet naar inkoop en bel ze om drie uur.'],
  ['a named colleague', 'Vraag Esra maar.', 'Esra heeft het opgepakt en belt je zo.'],
  ['a named colleague', 'Karin van inkoop kan je helpen.', 'Karin van inkoop belt je om drie uur, zij zit naast me.'],
  ['somebody comes', 'De monteur kan je daar meer over vertellen.', 'De monteur komt om twee uur.'],
  ['a result', 'Het staat op intranet.', 'Ik heb het op intranet aangepast.'],
  ['looking up', 'Kijk maar op intranet.', 'Kijk maar even op het lampje, brandt het?'],
  ['looking up', 'Read the manual.', 'Read me the number on the sticker, please.'],
  ['coming back', 'Probeer het morgen nog eens.', 'Probeer het over twee minuten nog eens.'],
  ['a step of the fix', 'Ga naar de receptie.', 'Ga naar Instellingen en kies Wifi.'],
  ['a question', 'Heb je dit al aan een collega gevraagd?', 'Kun je aan een collega vragen of zij het ook heeft?'],
  ['closing', 'Je vraag is gesloten.', 'De deur is gesloten.'],
  ['closing', 'Ik sluit je vraag.', 'Ik sluit je vraag pas als jij zegt dat het werkt.'],
  ['a quote', 'Daar gaan wij niet over.', 'De leverancier zei: "Daar gaan wij niet over." Ik bel hun baas.'],
  [
    'a quoted button',
    'Neem contact op met de beheerder.',
    "Klik op 'Neem contact op met de beheerder' en lees voor wat er staat.",
  ],
  ['a right', 'Vraag dat aan de planner.', 'Vraag dat aan de bedrijfsarts, dat is je recht.'],
  ['a right', 'Je kunt naar je teamleider gaan.', 'Je kunt altijd naar de vertrouwenspersoon gaan.'],
  ['a right', 'Ga daarvoor naar de balie.', 'Ga daarvoor naar de klachtenfunctionaris als je wilt.'],
  ['safety', 'Bel bij vragen de leverancier.', 'Bel 112 bij levensgevaar.'],
  ['safety', 'Call the supplier.', 'Call 112 if anyone is in danger.'],
  ['asked to learn', 'Dat staat op intranet.', 'Je vroeg hoe je het zelf vindt: dat staat op intranet.'],
  ['her choice', 'Je kunt zelf de leverancier bellen.', 'Wil je zelf de leverancier bellen? Anders doe ik het.'],
  ['somebody of care', 'Vraag het aan de receptie.', 'Vraag het aan mevrouw.'],
];

describe('leaves the next step with her, or with nobody', () => {
  it.each(PAIRS)('%s: %s', (_, text) => expect(redirects(text)).toBe(true));
});

describe('keeps it here', () => {
  it.each(PAIRS)('%s: not %s but %s', (_, __, text) => expect(redirects(text)).toBe(false));
});

describe('takes a friendly word for what it is', () => {
  it.each([
    'Ik wil je graag helpen, maar je moet bij HR zijn.',
    'Ik zou het graag uitzoeken maar bel liever zelf even de leverancier.',
    'Bel eerst HR, daarna kijk ik verder.',
    'Ik geef je het nummer van de leverancier.',
    'Ik stuur je door naar de planning.',
    'Wat vervelend! Hiervoor kun je terecht bij facilitair. Fijne dag nog!',
    "I'd love to look into it but you need to ask your manager.",
  ])('%s', (text) => expect(redirects(text)).toBe(true));
});

describe('what it marks', () => {
  it('gives the words as typed and their place', () => {
    const text = 'Dag Sanne. Néém daarvoor contact op met de boekhouding, die weten het.';
    const { hits } = checkWording(text, checker);
    expect(hits.length).toBeGreaterThan(0);
    for (const { phrase, start, end } of hits) expect(text.slice(start, end)).toBe(phrase);
    expect(hits[0]!.phrase).toMatch(/^Néém daarvoor contact op met/);
  });

  it('marks each place once, in order', () => {
    const text = 'Bel de leverancier. En kijk ook eens op intranet! Wij doen dat niet.';
    const { hits } = checkWording(text, checker);
    expect(hits).toHaveLength(3);
    hits.slice(1).forEach((hit, i) => expect(hit.start).toBeGreaterThanOrEqual(hits[i]!.end));
  });

  it('says why', () => {
    for (const { why } of checkWording('Kijk maar op intranet.', checker).hits) expect(why).toMatch(/opzoeken/);
  });

  it('is silent and empty where nothing redirects', () => {
    expect(checkWording('Ik kom eraan.', checker)).toEqual({ redirects: false, hits: [], suggestion: '' });
    expect(checkWording('', checker)).toEqual({ redirects: false, hits: [], suggestion: '' });
  });

  it('marks the sentence and names the words when only the likeness speaks', () => {
    const known = { nl: rules.nl, en: rules.en };
    const unknown = 'Regels zijn er niet voor niets, jammer maar helaas.';
    expect(checkWording(unknown, compileRedirectingWords(known)).redirects).toBe(false);
    const learned = { bias: 0, threshold: 1, weights: '9 b:jammer maar\n9 w:regels' };
    const { redirects: alike, hits } = checkWording(unknown, compileRedirectingWords({ ...known, learned }));
    expect(alike).toBe(true);
    expect(hits).toEqual([
      { phrase: unknown.slice(0, -1), start: 0, end: unknown.length - 1, why: expect.stringContaining('“regels”') },
    ]);
  });

  it('names the three words or pairs that weigh most, never what says nothing to a reader', () => {
    const weights = '9 w:^\n8 b:^ regels\n7 c:any\n6 w:niets\n5 b:jammer maar\n4 w:zijn\n3 w:er\n-9 w:voor';
    const learned = { bias: 0, threshold: 1, weights };
    const { hits } = checkWording(
      'Regels zijn er voor niets, jammer maar helaas.',
      compileRedirectingWords({ nl: rules.nl, en: rules.en, learned }),
    );
    expect(hits[0]!.why).toContain('“niets”, “jammer maar”, “zijn”');
    expect(hits[0]!.why).not.toContain('{words}');
    expect(hits[0]!.why).not.toContain('“er”');
  });

  it('finds the sentence that weighs most, and nothing exactly at the threshold', () => {
    const alike = (threshold: number) =>
      checkWording(
        'Goed zo. Jammer maar helaas.',
        compileRedirectingWords({ nl: rules.nl, en: rules.en, learned: { bias: 2, threshold, weights: '9 w:helaas' } }),
      );
    expect(alike(2).hits.map(({ phrase }) => phrase)).toEqual(['Jammer maar helaas']);
    const nothing = compileRedirectingWords({
      nl: rules.nl,
      en: rules.en,
      learned: { bias: 2, threshold: 2, weights: '' },
    });
    expect(checkWording('Jammer maar helaas.', nothing).redirects).toBe(false);
  });

  it('reads a long text as far as any reply goes', () => {
    const far = (letters: number) => checkWording(`${' '.repeat(letters)}Bel de balie.`, checker, 'nl').redirects;
    expect([far(19_980), far(20_000)]).toEqual([true, false]);
  });
});

describe('what it offers instead', () => {
  const zone = 'Europe/Amsterdam';
  const now = Date.parse('2026-11-23T11:00+01:00');
  const offered = (text: string, by?: string) =>
    checkWording(text, checker, undefined, by === undefined ? undefined : { by: Date.parse(by), now, zone }).suggestion;
  const today = '2026-11-23T15:00+01:00';

  it.each([
    ['Dat weet ik niet.', undefined, 'Ik zoek het voor je uit. Je hoort vandaag nog van mij.'],
    ['Dat weet ik niet.', today, 'Ik zoek het voor je uit. Je hoort vóór 15.00 uur van mij.'],
    [
      'Dat weet ik niet.',
      '2026-11-24T09:05+01:00',
      'Ik zoek het voor je uit. Je hoort dinsdag vóór 09.05 uur van mij.',
    ],
    [
      'Dat weet ik niet.',
      '2026-11-30T09:05+01:00',
      'Ik zoek het voor je uit. Je hoort 30 november vóór 09.05 uur van mij.',
    ],
    ['Dat weet ik niet.', '2026-11-23T09:00+01:00', 'Ik zoek het voor je uit. Je hoort vandaag nog van mij.'],
    ["I don't know.", today, "I'll find out for you. You'll hear from me before 15:00."],
    [
      "I don't know.",
      '2026-11-25T15:00+01:00',
      "I'll find out for you. You'll hear from me on Wednesday before 15:00.",
    ],
  ])('says when: %s (%s)', (text, by, suggestion) => expect(offered(text, by)).toBe(suggestion));

  it.each([
    ['U kunt HR bellen.', 'Ik vraag het zelf voor u na bij HR.'],
    [
      'Dat ligt bij de applicatiebeheerder, die moet je mailen.',
      'Ik vraag het zelf voor je na bij de applicatiebeheerder.',
    ],
    ['Dit loopt via je  teamleider.', 'Ik vraag het zelf voor je na bij je teamleider.'],
    ['Kijk maar op intranet.', 'Ik kijk het zelf voor je na op intranet.'],
    ['Alles staat in het draaiboek.', 'Ik kijk het zelf voor je na in het draaiboek.'],
    ['Ik heb het neergelegd bij de planning.', 'Ik blijf je helpen. Ik vraag zelf na bij de planning hoe het staat.'],
    ['Please ask your manager.', "I'll ask your manager for you myself."],
    ["You'll find that in the staff handbook.", "I'll look it up for you in the staff handbook."],
  ])('names whom or what was named: %s', (text, step) => expect(offered(text).startsWith(`${step} `)).toBe(true));

  it.each([
    ["You've reached the wrong desk.", "I'll ask them for you myself."],
    ['Voor deze categorie is een andere behandelgroep.', 'Ik vraag het zelf voor je na.'],
    ['Just google it.', "I'll look it up for you."],
    ['Bel 0113 123456 maar.', 'Ik vraag het zelf voor je na.'],
    ['Dat weet ik niet. De lift is gisteren nog nagekeken door de monteur.', 'Ik zoek het voor je uit.'],
  ])('names nobody where that would be nonsense: %s', (text, step) =>
    expect(offered(text).startsWith(`${step} `)).toBe(true),
  );

  it('never redirects itself', () => {
    for (const [language, words, whom] of [
      ['nl', rules.nl, ['HR', 'de leverancier', 'je teamleider', 'de applicatiebeheerder', 'facilitair']],
      ['en', rules.en, ['HR', 'the supplier', 'your manager', 'facilities']],
    ] as const) {
      const { hear, hearOn, hearToday, steps, named } = words.suggestions;
      for (const part of [...Object.values(steps), ...Object.values(named), hear, hearOn, hearToday])
        for (const sentence of [part.plain, part.formal ?? part.plain])
          for (const name of whom) {
            const said = sentence.replace('{whom}', name).replace('{where}', `in ${name}`).replace('{by}', '15.00');
            expect([said, checkWording(said, checker, language).redirects]).toEqual([said, false]);
          }
    }
  });
});

describe('the language', () => {
  it.each([
    ['Ik kom er zo aan met een nieuwe accu.', ['nl']],
    ["I'm on my way with a new battery.", ['en']],
    ['Oké!', ['nl', 'en']],
    ['', ['nl', 'en']],
    ['de the', ['nl', 'en']],
    ['de the the', ['en']],
    ['ik je the the the', ['en', 'nl']],
    ['Één vraag, de café', ['nl']],
  ])('%s', (text, languages) => expect(detectLanguages(text, checker)).toEqual(languages));

  it('may be told', () => {
    expect(checkWording('Closed.', checker, 'en').redirects).toBe(true);
    expect(checkWording('Not my department.', checker, 'en').redirects).toBe(true);
  });
});

describe('word lists that cannot be read', () => {
  const broken =
    (redirect: object, classes: object = {}) =>
    () =>
      compileRedirectingWords({
        ...rules,
        nl: {
          ...rules.nl,
          classes: { ...rules.nl.classes, ...classes },
          redirects: [{ id: 'x', kind: 'elsewhere', next: 'hers', why: '', patterns: [], ...redirect }],
        },
      } as RedirectingRules);

  it.each([
    ['an unknown class', { patterns: ['bel {nobody}'] }, {}, /names the class nobody/],
    ['no word to begin with', { patterns: ['~3 bel'] }, {}, /must start with a word/],
    ['an unknown forgiving rule', { patterns: ['bel'], forgivenBy: ['grace'] }, {}, /forgiven by grace/],
    ['a class of itself', {}, { circle: '{circle}' }, /circle cannot be read/],
  ])('%s is refused with a sentence', (_, redirect, classes, sentence) =>
    expect(broken(redirect, classes)).toThrow(sentence),
  );

  it('a class the check stands on is missed by name', () => {
    const { stop: _, ...classes } = rules.nl.classes;
    expect(() => compileRedirectingWords({ ...rules, nl: { ...rules.nl, classes } })).toThrow();
  });
});

describe('any text at all', () => {
  const words = fc.constantFrom(
    ...'bel de receptie je kunt niet maar ik zoek . , ? ! " \' : > 112 06-12345678 a@b.nl intranet HR Esra zelf morgen \n'.split(
      ' ',
    ),
  );
  const texts = fc.oneof(
    fc.string({ maxLength: 600, unit: 'binary' }),
    fc.string({ maxLength: 600, unit: 'grapheme' }),
    fc.array(words, { maxLength: 200 }).map((list) => list.join(' ')),
  );

  it('is answered, with every place inside the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { redirects: flag, hits, suggestion } = checkWording(text, checker);
        expect(flag).toBe(hits.length > 0);
        expect(suggestion === '').toBe(!flag);
        for (const { phrase, start, end } of hits) expect(text.slice(start, end)).toBe(phrase);
      }),
      { numRuns: runs(500) },
    );
  });

  it('and the same text gives the same answer', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(checkWording(text, checker)).toEqual(checkWording(text, checker));
      }),
      { numRuns: runs(100) },
    );
  });

  it.each(['je ', 'je kunt ', 'bel ', 'a', 'a.', "'a ", '"a b c ', '> ', 'niet ', 'ik bel je ', '1-', '@.', '\n'])(
    'does not hang on %j again and again',
    (piece) => {
      const began = performance.now();
      checkWording(piece.repeat(runs(100_000) / piece.length), checker);
      expect(performance.now() - began).toBeLessThan(3_000);
    },
  );
});
