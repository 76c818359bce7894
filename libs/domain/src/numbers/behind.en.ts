import { type BehindBothWords } from './behind.nl.js';

export const behindEn: BehindBothWords = {
  times: 'Times',
  heat: {
    quiet: 'Nothing was picked up yet',
    day: 'Day',
    few: 'fewer than 5 questions',
    on: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  },
  age: {
    about: 'What is open now, whenever it was asked.',
    old: 'How old',
    open: 'Open now',
    of: (hours) =>
      ({ 0: 'up to a day', 24: '1 to 3 days', 72: '3 to 7 days', 168: 'a week or more', 720: 'a month or more' })[
        hours
      ] ?? `${hours} hours or more`,
  },
  services: {
    few: 'How fast a service was is shown from five answers on. Where fewer than five people work, it is not shown. So nobody is told apart.',
    all: 'All services together',
    none: 'No service was asked in, in this time',
    about: 'What we asked of services, and whether they answered in time.',
    name: 'Service',
    asked: 'Asked',
    answered: 'Answers',
    kept: 'In time',
    late: 'Late',
    lateNow: 'Late still',
    half: 'Half within',
    most: 'Nine of ten within',
    heldUp: 'Questions late while waiting',
  },
  suppliers: {
    none: 'Nobody outside was mailed, in this time',
    about: 'Whom we mailed outside, and whether the answer came in time. The address is never shown.',
    few: 'How fast somebody was is said of five answers or more.',
    name: 'Supplier',
    free: 'Addresses of persons, together',
  },
  steps: {
    none: 'The clock did not have to warn',
    about: 'At each step somebody hears it, or help joins. The question stays where it is.',
    when: 'When',
    before: (percent) => `${percent}% before the time agreed`,
    at: 'At the time agreed',
    after: (percent) => `${percent}% past the time agreed`,
    later: (time) => `${time} past the time agreed`,
  },
  lacked: {
    none: 'We lacked nothing to do it ourselves',
    about: 'Give it to us, and we need not ask for it.',
    what: 'We lacked',
  },
  maatwerk: {
    none: 'Nothing was made to measure in this time',
    about: 'Who said yes, what it cost, and how often who asked said: solved.',
    who: 'Who decided',
    cost: 'Cost',
    away: 'Solved',
    level: { owner: 'The helper', team: 'The team itself', decider: 'A decider', management: 'The management' },
  },
  costCentres: {
    none: 'No cost centre paid for made to measure help',
    about: 'What made to measure help was paid from, and how often who asked said: solved.',
    without: 'Without a cost centre',
    few: 'Not shown apart, together',
    who: 'Cost centre',
  },
  cameBack: {
    none: 'Nothing came back',
    about: 'Solved, and within thirty days a question about it there again.',
    place: 'Place',
    team: 'Team',
    subject: 'Subject',
  },
  assets: {
    none: 'No device came back',
    about: 'Solved, and within thirty days a question about the same number again.',
    asset: 'Device',
  },
  silent: {
    none: 'Every team asked something',
    about: 'To ask nothing can be good. It can be a sign too. Pay them a visit.',
  },
  calls: {
    quiet: 'Nobody called in this time',
    about: 'Who called, and who got an answer.',
    rang: 'Called',
    answered: 'Answered',
    hungUp: 'Hung up before an answer',
    half: 'Half answered within',
    most: 'Nine of ten within',
  },
};
