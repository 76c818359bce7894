import { readFile, writeFile } from 'node:fs/promises';
import {
  checkWording,
  compileRedirectingWords,
  detectLanguages,
} from '../../libs/domain/src/ownership/redirecting-words.js';
import { judge } from '../../libs/domain/src/ownership/wording/judge.js';
import { featuresOf, score } from '../../libs/domain/src/ownership/wording/likeness.js';
import { labelled, ordinary, readRules, redirecting } from './phrases.js';

/**
 * `node --import ./scripts/ts-hooks.mjs test/redirecting-words/verdicts.ts` writes down what the check says of some hundreds of texts, so
 * that whoever changes a list, a pattern or the reading sees in the difference what else it changed.
 */
const FILE = new URL('../data/wording-verdicts.jsonl', import.meta.url);

/** Written as people do, and as nobody should. */
const ODD = [
  'Bel 0113 123456, of 06-12345678. Of kijk om 10.30 uur op https://intranet.linde.nl/hulp!',
  'Mail naar hulp@leverancier.nl, die weet het.',
  'www.leverancier.nl: daar staat het.',
  "De leverancier zei: 'Daar gaan wij niet over, bel de fabriek.' Ik bel hun baas.",
  '“Dat is niet van ons”, zei de monteur. Ik regel het.',
  '„Neem contact op met HR”, stond er. Klopt dat?',
  'Zij zei «kijk zelf maar op intranet» en hing op.',
  '> Neem contact op met de balie.\nDat hoeft niet, ik doe het.',
  '  > Bel de leverancier\n>> Kijk op intranet\nIk heb het al gedaan.',
  '> Bel de leverancier even.',
  "'Bel de balie.'",
  '"Kijk maar op intranet."',
  "Klik op 'Zoek zelf' en dan op 'OK'.",
  "Ik bel de leverancier, zo'n apparaat is snel stuk; 't komt goed.",
  'Mw. De Vries van HR kan je helpen. Dhr. Bakker ook.',
  'Zie bijv. het handboek, t.a.v. de planning, i.v.m. het rooster.',
  'Dat weet ik niet… misschien weet HR het.',
  'Dat weet ik niet... vraag het aan HR',
  'Dat weet ik niet (vraag HR), sorry.',
  'Bel HR - of de planning - of ons.',
  'BEL DE LEVERANCIER',
  'Vraag het de ICT-servicedesk. Of de IT.',
  'VRAAG HET AAN ICT, HR OF FZ!',
  'Néém contact óp met de café-beheerder.',
  'neem\ncontact op\nmet de balie',
  'Neem contact op met\tde   balie.',
  'Kan ik je helpen? Moet jij de leverancier bellen? Nee toch?',
  'Hoi! Beste Noor, graag zelf even bellen met de receptie svp. Groetjes',
  'U kunt zich melden bij de balie. Uw vraag is gesloten.',
  'Ik wil het graag doen, maar u moet daarvoor bij de planning zijn.',
  'Eerst HR bellen. Daarna zoek ik het voor u uit.',
  'Ik zoek het uit. Daarna mag je HR bellen.',
  'Je hoeft de receptie niet te bellen, want ik doe het.',
  'Bel de receptie niet.',
  'Niemand hoeft de leverancier te bellen.',
  'Een of andere afdeling weet dat wel.',
  'Vraag het aan iemand van een andere afdeling.',
  'Het staat ergens in het handboek, bij hoofdstuk 3.',
  'Kijk in de map op de G-schijf bij 2-persoons tillen.',
  "I don't know, you'll have to ask your manager.",
  "It's not our department. We can't help, won't help and cannot help.",
  "You've got to call them; they're nice. Let's see. That's it. He's off, she's in. There's more. What's next?",
  'Dont call us. Im busy. It isnt ours, it doesnt matter. Youll find it. Ill look. Thats all. We cant and wont.',
  "I'd ask HR if I were you. The manager's office knows.",
  'Please raise a new ticket, or contact the supplier at 10:30 on 12/03.',
  'Please find the answer in the staff handbook on the intranet.',
  'I have passed it on to facilities; they will be in touch.',
  "Ask Esra. Or ask J. de Vries, M.'s colleague.",
  'Ik heb het doorgezet naar inkoop. You can call them.',
  'Your question is closed. Je vraag is gesloten.',
  'ok',
  'Oké?',
  '…',
  '?!',
  '12345',
  '- , ; :',
  'x '.repeat(80) + 'bel de leverancier',
  `Ik kom eraan. ${'Het duurt even. '.repeat(12)}Bel anders HR.`,
  'Neem contact op met @balie of #planning via hulp@.',
  'hallo@hallo hallo@hallo.nl. a@b',
];

const every = <T>(nth: number, list: readonly T[]): T[] => list.filter((_one, i) => i % nth === 0);
const texts = [...[...labelled, ...every(16, redirecting), ...every(20, ordinary)].map(({ text }) => text), ...ODD];

export interface Verdict {
  readonly text: string;
  readonly languages: string;
  readonly hits: readonly string[];
  /** What its words, pairs and classes weigh by what was learned. */
  readonly weight: number;
  readonly suggestion: string;
}

const rules = await readRules();
const checker = compileRedirectingWords(rules);
const NOON = Date.parse('2026-11-24T12:00+01:00');
const promised = { now: NOON, by: NOON + 27 * 3_600_000, zone: 'Europe/Amsterdam' };

export function verdictOn(text: string): Verdict {
  const languages = detectLanguages(text, checker);
  const { hits, suggestion } = checkWording(text, checker, undefined, promised);
  const { evidence } = judge(text, checker[languages[0]!]);
  const weight = Number(score([...featuresOf(evidence).keys()], checker.learned!).toFixed(3));
  return { text, languages: languages.join(' '), hits: hits.map(({ phrase }) => phrase), weight, suggestion };
}

export const readVerdicts = async (): Promise<Verdict[]> =>
  (await readFile(FILE, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Verdict);

if (process.argv[1]?.endsWith('verdicts.ts'))
  await writeFile(FILE, `${texts.map((text) => JSON.stringify(verdictOn(text))).join('\n')}\n`);
