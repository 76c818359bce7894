// The page behind the figures: each title is what was found. English stands beside it in behind.en.ts.
import { behindNl } from '../../../../libs/domain/src/numbers/behind.nl';

export const nl = {
  take: { xlsx: 'Neem mee (XLSX)', noted: 'We noteren wie het ophaalt.' },
  times: behindNl.times,
  heat: {
    ...behindNl.heat,
    longest: (day: string, from: string, to: string) => `Op ${day} tussen ${from} en ${to} uur wacht je het langst`,
    rests: (half: string, most: string, n: string) =>
      `De helft wacht dan hooguit ${half}. Negen van de tien hooguit ${most}. Er waren toen ${n} vragen.`,
    plain: 'Zo lang wacht je, per uur van de week',
    little: 'Per uur zijn er nog te weinig vragen voor meer dan dat.',
    quietWhy: 'Zodra iemand een vraag oppakt, staat hier hoe lang dat duurde.',
    caption: 'Wachten tot iemand het oppakt: de helft binnen zoveel minuten. Een punt: minder dan 5 vragen.',
    hour: 'uur',
    none: 'geen vragen',
    days: ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'],
  },
  age: {
    ...behindNl.age,
    older: (old: string, all: string, n: number, many: number) =>
      many === 1
        ? 'De ene open vraag is ouder dan een week'
        : `${old} van de ${all} open vragen ${n === 1 ? 'is' : 'zijn'} ouder dan een week`,
    fresh: (all: string, n: number) =>
      n === 1 ? 'De ene open vraag is nog geen week oud' : `Van ${all} open vragen is er geen ouder dan een week`,
    empty: 'Er staat nu niets open',
  },
  services: {
    ...behindNl.services,
    latest: (name: string, n: string) => `${name} kwam het vaakst te laat: ${n} keer`,
    some: (n: string) => `${n} diensten kwamen te laat`,
    inTime: 'Geen dienst kwam te laat',
    allLate: (n: string, many: number) =>
      many === 1 ? 'Diensten kwamen één keer te laat' : `Diensten kwamen ${n} keer te laat`,
    many: (n: string, many: number) =>
      many === 1 ? 'We vroegen één keer een dienst erbij' : `We vroegen ${n} keer een dienst erbij`,
    stillLate: (n: string, many: number) =>
      many === 1 ? 'Eén antwoord is nu te laat' : `${n} antwoorden zijn nu te laat`,
    lateAndNow: (n: string, now: string) => `${n}, en nu nog ${now}`,
    waited: (n: string, many: number) =>
      many === 1
        ? 'Eén vraag werd te laat terwijl op hen gewacht werd.'
        : `${n} vragen werden te laat terwijl op hen gewacht werd.`,
  },
  suppliers: {
    ...behindNl.suppliers,
    latest: (name: string, n: string) => `${name} kwam het vaakst te laat: ${n} keer`,
    some: (n: string) => `${n} leveranciers kwamen te laat`,
    inTime: 'Geen leverancier kwam te laat',
    waited: 'Achteraan staat hoeveel vragen te laat werden terwijl op hen gewacht werd.',
  },
  steps: {
    ...behindNl.steps,
    rang: (n: string, many: number) => (many === 1 ? 'De klok waarschuwde één keer' : `De klok waarschuwde ${n} keer`),
  },
  lacked: {
    ...behindNl.lacked,
    most: (what: string, n: string) => `Het vaakst misten we: ${what} (${n} keer)`,
    some: 'Dit misten we om het zelf te doen',
  },
  maatwerk: {
    ...behindNl.maatwerk,
    all: (n: string, cost: string) => `${n} keer maatwerk, samen ${cost}`,
    solved: (cost: string, n: string, many: number) =>
      many === 1 ? `${cost} maatwerk: één probleem weg` : `${cost} maatwerk: ${n} problemen weg`,
  },
  costCentres: {
    ...behindNl.costCentres,
    most: (name: string, cost: string) => `${name} betaalde het meeste maatwerk: ${cost}`,
    some: 'Waar maatwerk van betaald werd',
    of: (number: string) => `Kostenplaats ${number}`,
  },
  cameBack: {
    ...behindNl.cameBack,
    most: (about: string, place: string, n: string) => `${about} kwam het vaakst terug: ${place}, ${n} keer`,
    some: 'Dit kwam terug',
  },
  assets: {
    ...behindNl.assets,
    most: (asset: string, n: string, many: number) =>
      many === 1 ? `Apparaat ${asset} kwam terug` : `Apparaat ${asset} kwam het vaakst terug: ${n} keer`,
    some: 'Deze apparaten kwamen terug',
  },
  silent: {
    ...behindNl.silent,
    title: (n: string, many: number) =>
      many === 0 ? behindNl.silent.none : many === 1 ? '1 team vroeg niets' : `${n} teams vroegen niets`,
  },
  calls: {
    ...behindNl.calls,
    some: (hung: string, all: string, n: number, many: number) =>
      many === 1 ? 'De enige beller hing op' : `Van ${all} bellers ${n === 1 ? 'hing' : 'hingen'} er ${hung} op`,
    nobody: (all: string, many: number) =>
      many === 1 ? 'De enige beller werd geholpen' : `Van ${all} bellers hing niemand op`,
    rests: (half: string) => `Bij de helft nam iemand op binnen ${half}.`,
    head: 'Bellen',
    many: 'Zo vaak',
  },
};
export type BehindWords = typeof nl;
