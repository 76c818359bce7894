// What only the file of the page behind the figures says; the rest it says as the page does. English stands beside it in details-sheets.en.ts.
export const nl = {
  titles: {
    waiting: 'Wachten per uur',
    backlog: 'Nu open',
    services: 'Diensten',
    suppliers: 'Leveranciers',
    steps: 'Stappen van de klok',
    lacked: 'Wat we misten',
    maatwerk: 'Maatwerk',
    costCentres: 'Kostenplaatsen',
    cameBack: 'Terug op een plek',
    assets: 'Apparaten die terugkwamen',
    silent: 'Teams die niets vroegen',
    calls: 'Bellen',
  },
  period: (from: string, to: string) => `Van ${from} tot en met ${to}.`,
  at: 'Stand van',
  hour: 'Uur',
  questions: 'Vragen',
  minutes: (what: string) => `${what} (minuten)`,
  euros: (what: string) => `${what} (euro)`,
  fewPeople: 'te weinig mensen',
  fewAnswers: 'minder dan 5 antwoorden',
  waiting: [
    'Hoe lang het duurde tot iemand de vraag oppakte.',
    'Het uur is dat waarin de vraag kwam: 14 is van 14 tot 15 uur.',
    'Bij minder dan 5 vragen staan er geen tijden.',
  ],
  together: 'De eerste rij is van alle diensten samen. Tel die niet nog eens mee.',
  smallTeams: 'Kostenplaatsen van kleine teams staan samen in één rij.',
  hiddenTeams: 'Van een klein team staat de naam er niet bij.',
};
export type DetailsSheetWords = typeof nl;
