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
    caption: 'Waiting until picked up: half within so many minutes. A dot: fewer than 5 questions.',
    day: 'Day',
    hour: 'hours',
    none: 'no questions',
    few: 'fewer than 5 questions',
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    on: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  },
  age: {
    older: (old, all, n, many) =>
      many === 1
        ? 'The one open question is older than a week'
        : `${old} of ${all} open questions ${n === 1 ? 'is' : 'are'} older than a week`,
    fresh: (all, n) =>
      n === 1 ? 'The one open question is less than a week old' : `Of ${all} open questions none is older than a week`,
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
    allLate: (n, many) => (many === 1 ? 'Services were late once' : `Services were late ${n} times`),
    many: (n, many) => (many === 1 ? 'We asked a service in once' : `We asked a service in ${n} times`),
    few: 'Where fewer than five people work for a service, how fast it was is not shown. So nobody is told apart.',
    all: 'All services together',
    none: 'No service was asked in, in this time',
    about: 'What we asked of services, and whether they answered in time.',
    waited: (n, many) =>
      many === 1
        ? 'One question ran late while we waited for them.'
        : `${n} questions ran late while we waited for them.`,
    name: 'Service',
    asked: 'Asked',
    answered: 'Answers',
    kept: 'In time',
    late: 'Late',
    half: 'Half within',
    most: 'Nine of ten within',
    heldUp: 'Questions late while waiting',
  },
  suppliers: {
    latest: (name, n) => `${name} was late most often: ${n} times`,
    some: (n) => `${n} suppliers were late`,
    inTime: 'No supplier was late',
    none: 'Nobody outside was mailed, in this time',
    about: 'Whom we mailed outside, and whether the answer came in time. The address is never shown.',
    few: 'How fast somebody was is said of five answers or more.',
    waited: 'Last stands how many questions ran late while we waited for them.',
    name: 'Supplier',
    free: 'Addresses of persons, together',
  },
  steps: {
    rang: (n, many) => (many === 1 ? 'The clock warned once' : `The clock warned ${n} times`),
    none: 'The clock did not have to warn',
    about: 'At each step somebody hears it, or help joins. The question stays where it is.',
    when: 'When',
    before: (percent) => `${percent}% before the time agreed`,
    at: 'At the time agreed',
    after: (percent) => `${percent}% past the time agreed`,
    later: (time) => `${time} past the time agreed`,
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
    solved: (cost, n, many) =>
      many === 1 ? `${cost} made to measure: one problem gone` : `${cost} made to measure: ${n} problems gone`,
    none: 'Nothing was made to measure in this time',
    about: 'Who said yes, what it cost, and how often who asked said: solved.',
    who: 'Who decided',
    cost: 'Cost',
    away: 'Solved',
    level: { owner: 'The helper', team: 'The team itself', decider: 'A decider', management: 'The management' },
  },
  costCentres: {
    most: (name, cost) => `${name} paid for most made to measure help: ${cost}`,
    some: 'What made to measure help was paid from',
    none: 'No cost centre paid for made to measure help',
    about: 'What made to measure help was paid from, and how often who asked said: solved.',
    of: (number) => `Cost centre ${number}`,
    without: 'Without a cost centre',
    few: 'Not shown apart, together',
    who: 'Cost centre',
  },
  cameBack: {
    most: (about, place, n) => `${about} came back most: ${place}, ${n} times`,
    some: 'This came back',
    none: 'Nothing came back',
    about: 'Solved, and within thirty days a question about it there again.',
    place: 'Place',
    team: 'Team',
    subject: 'Subject',
  },
  assets: {
    most: (asset, n, many) => (many === 1 ? `Device ${asset} came back` : `Device ${asset} came back most: ${n} times`),
    some: 'These devices came back',
    none: 'No device came back',
    about: 'Solved, and within thirty days a question about the same number again.',
    asset: 'Device',
  },
  silent: {
    title: (n, many) =>
      many === 0 ? 'Every team asked something' : many === 1 ? '1 team asked nothing' : `${n} teams asked nothing`,
    about: 'To ask nothing can be good. It can be a sign too. Pay them a visit.',
  },
  calls: {
    some: (hung, all, _n, many) => (many === 1 ? 'The only caller hung up' : `Of ${all} callers ${hung} hung up`),
    nobody: (all, many) => (many === 1 ? 'The only caller was helped' : `Of ${all} callers nobody hung up`),
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
