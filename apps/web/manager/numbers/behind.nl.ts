// The page behind the figures: each title is what was found. English stands beside it in behind.en.ts.
export const nl = {
  times: 'Keer',
  heat: {
    longest: (day: string, from: string, to: string) => `Op ${day} tussen ${from} en ${to} uur wacht je het langst`,
    rests: (half: string, most: string, n: string) =>
      `De helft wacht dan hooguit ${half}. Negen van de tien hooguit ${most}. Er waren toen ${n} vragen.`,
    plain: 'Zo lang wacht je, per uur van de week',
    little: 'Per uur zijn er nog te weinig vragen voor meer dan dat.',
    quiet: 'Er is nog niets opgepakt',
    quietWhy: 'Zodra iemand een vraag oppakt, staat hier hoe lang dat duurde.',
    caption: 'Wachten tot iemand het oppakt: de helft binnen zoveel minuten. Een punt: minder dan 5 vragen.',
    day: 'Dag',
    hour: 'uur',
    none: 'geen vragen',
    few: 'minder dan 5 vragen',
    days: ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'],
    on: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  },
  age: {
    older: (old: string, all: string, n: number, many: number) =>
      many === 1
        ? 'De ene open vraag is ouder dan een week'
        : `${old} van de ${all} open vragen ${n === 1 ? 'is' : 'zijn'} ouder dan een week`,
    fresh: (all: string, n: number) =>
      n === 1 ? 'De ene open vraag is nog geen week oud' : `Van ${all} open vragen is er geen ouder dan een week`,
    empty: 'Er staat nu niets open',
    about: 'Wat nu open is, in welke tijd ook gevraagd.',
    old: 'Hoe oud',
    open: 'Nu open',
    of: (hours: number) =>
      ({
        0: 'tot een dag',
        24: '1 tot 3 dagen',
        72: '3 tot 7 dagen',
        168: 'een week of meer',
        720: 'een maand of meer',
      })[hours] ?? `${hours} uur of meer`,
  },
  services: {
    latest: (name: string, n: string) => `${name} kwam het vaakst te laat: ${n} keer`,
    some: (n: string) => `${n} diensten kwamen te laat`,
    inTime: 'Geen dienst kwam te laat',
    allLate: (n: string, many: number) =>
      many === 1 ? 'Diensten kwamen één keer te laat' : `Diensten kwamen ${n} keer te laat`,
    many: (n: string, many: number) =>
      many === 1 ? 'We vroegen één keer een dienst erbij' : `We vroegen ${n} keer een dienst erbij`,
    few: 'Bij een dienst van minder dan vijf mensen staat niet hoe snel die was. Zo is niemand te herkennen.',
    all: 'Alle diensten samen',
    none: 'Er is in deze tijd geen dienst bij gevraagd',
    about: 'Wat we aan diensten vroegen, en of zij op tijd antwoord gaven.',
    waited: (n: string, many: number) =>
      many === 1
        ? 'Eén vraag werd te laat terwijl op hen gewacht werd.'
        : `${n} vragen werden te laat terwijl op hen gewacht werd.`,
    name: 'Dienst',
    asked: 'Gevraagd',
    answered: 'Antwoord',
    kept: 'Op tijd',
    late: 'Te laat',
    half: 'Helft binnen',
    most: 'Negen van tien binnen',
    heldUp: 'Vragen te laat tijdens wachten',
  },
  suppliers: {
    latest: (name: string, n: string) => `${name} kwam het vaakst te laat: ${n} keer`,
    some: (n: string) => `${n} leveranciers kwamen te laat`,
    inTime: 'Geen leverancier kwam te laat',
    none: 'Er is in deze tijd niemand van buiten gemaild',
    about: 'Wie we van buiten mailden, en of het antwoord op tijd kwam. We tonen nooit het adres.',
    few: 'Hoe snel iemand was, staat er vanaf vijf antwoorden.',
    waited: 'Achteraan staat hoeveel vragen te laat werden terwijl op hen gewacht werd.',
    name: 'Leverancier',
    free: 'Adressen van mensen zelf, samen',
  },
  steps: {
    rang: (n: string, many: number) => (many === 1 ? 'De klok waarschuwde één keer' : `De klok waarschuwde ${n} keer`),
    none: 'De klok hoefde niet te waarschuwen',
    about: 'Bij elke stap hoort iemand het, of komt er hulp bij. De vraag blijft waar hij is.',
    when: 'Wanneer',
    before: (percent: string) => `${percent}% voor de afgesproken tijd`,
    at: 'Op de afgesproken tijd',
    after: (percent: string) => `${percent}% over de afgesproken tijd`,
    later: (time: string) => `${time} over de afgesproken tijd`,
  },
  lacked: {
    most: (what: string, n: string) => `Het vaakst misten we: ${what} (${n} keer)`,
    some: 'Dit misten we om het zelf te doen',
    none: 'We misten niets om het zelf te doen',
    about: 'Geef het ons, dan hoeven we het niet te vragen.',
    what: 'We misten',
  },
  maatwerk: {
    all: (n: string, cost: string) => `${n} keer maatwerk, samen ${cost}`,
    solved: (cost: string, n: string, many: number) =>
      many === 1 ? `${cost} maatwerk: één probleem weg` : `${cost} maatwerk: ${n} problemen weg`,
    none: 'Er was in deze tijd geen maatwerk',
    about: 'Wie zei dat het mocht, wat het kostte, en hoe vaak de vrager zei: opgelost.',
    who: 'Wie besliste',
    cost: 'Kosten',
    away: 'Opgelost',
    level: { owner: 'De helper', team: 'Het team zelf', decider: 'Een beslisser', management: 'Het management' },
  },
  costCentres: {
    most: (name: string, cost: string) => `${name} betaalde het meeste maatwerk: ${cost}`,
    some: 'Waar maatwerk van betaald werd',
    none: 'Geen kostenplaats betaalde maatwerk',
    about: 'Waar het maatwerk van betaald werd, en hoe vaak de vrager zei: opgelost.',
    of: (number: string) => `Kostenplaats ${number}`,
    without: 'Zonder kostenplaats',
    few: 'Niet apart getoond, samen',
    who: 'Kostenplaats',
  },
  cameBack: {
    most: (about: string, place: string, n: string) => `${about} kwam het vaakst terug: ${place}, ${n} keer`,
    some: 'Dit kwam terug',
    none: 'Niets kwam terug',
    about: 'Opgelost, en binnen dertig dagen daar weer een vraag over.',
    place: 'Plek',
    team: 'Team',
    subject: 'Onderwerp',
  },
  assets: {
    most: (asset: string, n: string, many: number) =>
      many === 1 ? `Apparaat ${asset} kwam terug` : `Apparaat ${asset} kwam het vaakst terug: ${n} keer`,
    some: 'Deze apparaten kwamen terug',
    none: 'Geen apparaat kwam terug',
    about: 'Opgelost, en binnen dertig dagen weer een vraag over hetzelfde nummer.',
    asset: 'Apparaat',
  },
  silent: {
    title: (n: string, many: number) =>
      many === 0 ? 'Elk team vroeg iets' : many === 1 ? '1 team vroeg niets' : `${n} teams vroegen niets`,
    about: 'Niets vragen kan goed zijn. Het kan ook een teken zijn. Ga eens langs.',
  },
  calls: {
    some: (hung: string, all: string, n: number, many: number) =>
      many === 1 ? 'De enige beller hing op' : `Van ${all} bellers ${n === 1 ? 'hing' : 'hingen'} er ${hung} op`,
    nobody: (all: string, many: number) =>
      many === 1 ? 'De enige beller werd geholpen' : `Van ${all} bellers hing niemand op`,
    quiet: 'Er is in deze tijd niet gebeld',
    rests: (half: string) => `Bij de helft nam iemand op binnen ${half}.`,
    about: 'Wie belde, en wie er antwoord kreeg.',
    head: 'Bellen',
    many: 'Zo vaak',
    rang: 'Gebeld',
    answered: 'Opgenomen',
    hungUp: 'Opgehangen voor iemand opnam',
    half: 'Helft opgenomen binnen',
    most: 'Negen van de tien binnen',
  },
};
export type BehindWords = typeof nl;
