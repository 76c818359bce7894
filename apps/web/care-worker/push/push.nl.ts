// What is said about a word on her phone. English stands beside it in push.en.ts with the same keys.
export const nl = {
  ask: {
    title: 'Wil je een seintje als er antwoord is?',
    what: 'Dan zie je het op deze telefoon, ook als deze pagina dicht is.',
    holds: 'We laten alleen zien wie je helpt en het nummer van je vraag. Nooit wat er staat.',
    still: (from: string, to: string) =>
      `Tussen ${from} en ${to} uur blijft je telefoon stil, behalve als het niet kan wachten.`,
    yes: 'Ja, graag',
    no: 'Nee, bedankt',
    busy: 'Even geduld…',
  },
  on: 'Je krijgt een seintje op deze telefoon.',
  whereOff: 'Uitzetten doe je onder Mijn vragen.',
  later: 'Je telefoon vroeg of het mag, en je zei nog geen ja. Aanzetten kan altijd onder Mijn vragen.',
  denied: 'Je telefoon houdt seintjes van zorg-112 tegen.',
  mend: 'Zo zet je het aan. Ga naar de instellingen van je telefoon of browser. Kies ‘Meldingen’ en zet zorg-112 aan. Kom dan hier terug.',
  iPhone: 'Op een iPhone kan een seintje alleen als zorg-112 op je beginscherm staat. Open het daarna vanaf daar.',
  cannot: 'Deze browser kan geen seintje geven. Kijk onder Mijn vragen of er antwoord is.',
  failed: 'Dat lukte niet. Probeer het straks nog eens.',
  settings: {
    title: 'Seintje op deze telefoon',
    state: { on: 'aan', off: 'uit' },
    turnOn: 'Zet aan',
    turnOff: 'Zet uit',
    off: 'Je krijgt hier geen seintje meer.',
    quiet: 'Mijn telefoon blijft stil',
    from: 'Van',
    to: 'Tot',
    urgent: 'Wat niet kan wachten, hoor je altijd.',
    save: 'Bewaar',
    saved: 'Bewaard.',
  },
};
export type PushWords = typeof nl;
