import type { BehindWords } from './behind.nl';

export const en: BehindWords = {
  times: 'Times',
  heat: {
    longest: (day, from, to) => `You wait longest on ${day} between ${from}:00 and ${to}:00`,
    rests: (half, most, n) =>
      `Half of them wait at most ${half} then. Nine of ten at most ${most}. There were ${n} questions.`,
    plain: 'How long you wait, by hour of the week',
    little: 'There are too few questions in each hour for more than that.',
    quiet: 'Nothing was picked up yet',
    quietWhy: 'Once a question is picked up, how long that took stands here.',
    caption: 'Waiting until picked up: half within so many minutes. Without colour: fewer than 5 questions.',
    day: 'Day',
    hour: 'hours',
    none: 'no questions',
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    on: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  },
  age: {
    older: (old, all, n) => `${old} of ${all} open questions ${n === 1 ? 'is' : 'are'} older than a week`,
    fresh: (all) => `Of ${all} open questions none is older than a week`,
    empty: 'Nothing is open now',
    about: 'What is open now, whenever it was asked.',
    old: 'How old',
    open: 'Open now',
    of: (hours) =>
      ({ 0: 'up to a day', 24: '1 to 3 days', 72: '3 to 7 days', 168: 'a week or more', 720: 'a month or more' })[
        hours
      ] ?? `${hours} hours or more`,
  },
  services: {
    latest: (name, n) => `${name} was late most often: ${n} times`,
    some: (n) => `${n} services were late`,
    inTime: 'No service was late',
    none: 'No service was asked in, in this time',
    about: 'What we asked of services, and whether they answered in time.',
    name: 'Service',
    asked: 'Asked',
    kept: 'In time',
    late: 'Late',
    half: 'Half within',
    most: 'Nine of ten within',
  },
  lacked: {
    most: (what, n) => `What we lacked most: ${what} (${n} times)`,
    some: 'This we lacked to do it ourselves',
    none: 'We lacked nothing to do it ourselves',
    about: 'Give it to us, and we need not ask for it.',
    what: 'We lacked',
  },
  maatwerk: {
    all: (n, cost) => `${n} times made to measure, ${cost} together`,
    none: 'Nothing was made to measure in this time',
    about: 'Who said yes, and what it cost.',
    who: 'Who decided',
    cost: 'Cost',
    level: { owner: 'The helper', team: 'The team itself', decider: 'A decider', management: 'The management' },
  },
  cameBack: {
    most: (about, place, n) => `${about} came back most: ${place}, ${n} times`,
    some: 'This came back',
    none: 'Nothing came back',
    about: 'Solved, and within thirty days a question about it there again.',
    place: 'Place',
    subject: 'Subject',
  },
  silent: {
    title: (n, many) =>
      many === 0 ? 'Every team asked something' : many === 1 ? '1 team asked nothing' : `${n} teams asked nothing`,
    about: 'To ask nothing can be good. It can be a sign too. Pay them a visit.',
  },
  calls: {
    some: (hung, all) => `Of ${all} callers ${hung} hung up`,
    nobody: (all) => `Of ${all} callers nobody hung up`,
    quiet: 'Nobody called in this time',
    rests: (half) => `Half of them were answered within ${half}.`,
    about: 'Who called, and who got an answer.',
    head: 'Calling',
    many: 'This often',
    rang: 'Called',
    answered: 'Answered',
    hungUp: 'Hung up before an answer',
    half: 'Half answered within',
    most: 'Nine of ten within',
  },
};
