// What the manager's page says. English stands beside it in words.en.ts with the same keys.
import { sentenceNl } from '../../../libs/domain/src/numbers/words.nl';
import type { Stretched } from './period';

const SMALL = ['nul', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf'];
const inWords = (n: number): string => SMALL[n] ?? String(n);
/** Of één only the first sign is a capital with no stress on it. */
const first = (text: string): string => text.charAt(0).toUpperCase().replace('É', 'E') + text.slice(1);

export const nl = {
  skip: 'Naar de cijfers',
  title: 'Zo gaat het',
  you: 'Jij',
  otherLanguage: 'English',
  signOut: 'Afmelden',
  ask: 'Stel je vraag',
  policy: 'Afspraken',
  danger: { before: 'Levensgevaar? ', call: 'Bel 112', after: ' of de dienstdoende arts.' },
  period: { label: 'Periode', week: 'Deze week', '28': '4 weken', '91': '13 weken' } satisfies Record<
    Stretched | 'label',
    string
  >,
  loading: 'De cijfers komen eraan…',
  slow: 'Dit duurt langer dan anders. We zoeken nog.',
  failed: 'De cijfers kwamen niet door.',
  failedKept: (time: string) => `Vernieuwen lukte niet. Je ziet de stand van ${time}.`,
  retry: 'Probeer opnieuw',
  denied: {
    title: 'Deze cijfers horen niet bij je rol',
    text: 'Heb je ze nodig? Stel je vraag aan het servicecentrum.',
  },
  signedOut: 'Je bent afgemeld.',
  signIn: 'Meld je aan',
  fresh: (time: string) => `Bijgewerkt om ${time}.`,

  in: { week: 'Deze week', '28': 'In de laatste 4 weken', '91': 'In de laatste 13 weken' } satisfies Record<
    Stretched,
    string
  >,
  then: {
    week: 'Vorige week om deze tijd',
    '28': 'In de 4 weken daarvoor',
    '91': 'In de 13 weken daarvoor',
  } satisfies Record<Stretched, string>,
  month: { in: (name: string) => `In ${name}` },
  say: sentenceNl,
  night: {
    last: 'Vannacht',
    soFar: 'Vannacht tot nu toe',
    quiet: 'Vannacht was het stil.',
    asked: (when: string, n: number) =>
      n === 1 ? `${when} kwam er één vraag binnen.` : `${when} kwamen er ${inWords(n)} vragen binnen.`,
    inTime: 'Niets was te laat. Je hoefde niet wakker.',
    late: (n: number) => (n === 1 ? 'Eén keer waren we te laat.' : `${first(inWords(n))} waren te laat.`),
    lateOf: (when: string, n: number) =>
      n === 1 ? `${when} waren we één keer te laat.` : `${when} waren er ${inWords(n)} te laat.`,
    helped: ({ helped, late, withdrawn }: Record<'helped' | 'late' | 'withdrawn', number>) => {
      if (helped === late)
        return late === 1
          ? 'Die is geholpen. Je hoefde niet wakker.'
          : `Alle ${inWords(late)} geholpen. Je hoefde niet wakker.`;
      const waits = late - helped - withdrawn;
      if (waits === late) return late === 1 ? 'Die wacht nog.' : 'Die wachten nog.';
      if (withdrawn === late) return late === 1 ? 'Die was niet meer nodig.' : 'Die waren niet meer nodig.';
      const parts = [
        ...(helped > 0 ? [`${inWords(helped)} ${helped === 1 ? 'is' : 'zijn'} geholpen`] : []),
        ...(waits > 0 ? [`${inWords(waits)} ${waits === 1 ? 'wacht' : 'wachten'} nog`] : []),
        ...(withdrawn > 0 ? [`${inWords(withdrawn)} ${withdrawn === 1 ? 'was' : 'waren'} niet meer nodig`] : []),
      ];
      return `${first(parts.join(', '))}.`;
    },
  },
  figures: {
    title: 'In het kort',
    meaning: (name: string) => `Wat betekent “${name}”?`,
    tooFew: 'te weinig om te zeggen',
    ofHundred: 'van de 100',
  },
  near: {
    title: 'Besluiten dicht bij het werk',
    about: 'Maatwerk: iets extra’s of iets anders dan gewoon, omdat het helpt.',
    none: 'In deze tijd was er nog geen maatwerk.',
    failed: 'De besluiten kwamen niet door.',
    close: {
      name: 'Dicht bij het werk beslist',
      ofAll: (all: string) => `van de ${all}`,
      of: (owner: string, team: string, lead: string) =>
        `${owner} keer de helper, ${team} keer het team zelf, ${lead} keer een teamleider`,
      means:
        'Zo vaak ging het niet langs het management: de helper, het zorgteam of een teamleider besliste. Bij minder dan 20 besluiten tonen we het aantal.',
    },
    cost: {
      name: 'Wat het kostte',
      of: (all: string) => (all === '1' ? '1 besluit' : `${all} besluiten`),
      means: 'Alles bij elkaar van wat mocht. Wat niet mocht, telt niet mee.',
    },
    fast: {
      name: 'Antwoord van de beslisser',
      of: (n: string) => `of sneller, bij de helft (${n} keer gevraagd)`,
      means:
        'Soms is het meer dan iemand zelf mag beslissen. Dan vragen we één beslisser. Dit is de middelste wachttijd.',
    },
    silence: {
      name: 'Mocht zonder antwoord',
      of: (refused: string) => `${refused} keer mocht het niet`,
      means:
        'Antwoordt de beslisser niet op tijd, dan mag het. Dat geldt alleen voor geld, en tot een grens. Mag het niet, dan hoort er iets anders bij.',
    },
  },
  allFigures: 'Bekijk alle cijfers',
  moved: 'Wat kost doorverwijzen? Lees de lijst van een ander servicecentrum',
};
export type ManagerWords = typeof nl;
