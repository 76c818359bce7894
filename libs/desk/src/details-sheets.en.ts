import { type DetailsSheetWords } from './details-sheets.nl.js';

export const en: DetailsSheetWords = {
  titles: {
    waiting: 'Waiting by hour',
    backlog: 'Open now',
    services: 'Services',
    suppliers: 'Suppliers',
    steps: 'Steps of the clock',
    lacked: 'What we lacked',
    maatwerk: 'Made to measure',
    costCentres: 'Cost centres',
    cameBack: 'Back at a place',
    assets: 'Devices that came back',
    silent: 'Teams that asked nothing',
    calls: 'Calling',
  },
  period: (from, to) => `From ${from} up to and including ${to}.`,
  at: 'As it was at',
  hour: 'Hour',
  questions: 'Questions',
  minutes: (what) => `${what} (minutes)`,
  euros: (what) => `${what} (euros)`,
  fewPeople: 'too few people',
  fewAnswers: 'fewer than 5 answers',
  waiting: [
    'How long it took until the question was picked up.',
    'The hour is the one in which it was asked: 14 is from 14:00 to 15:00.',
    'Of fewer than 5 questions there are no times.',
  ],
  together: 'The first row is of all services together. Do not count it twice.',
  smallTeams: 'Cost centres of small teams stand together in one row.',
  hiddenTeams: 'A small team is not named.',
};
