import { behindEn } from '../../../../libs/domain/src/numbers/behind.en';
import type { BehindWords } from './behind.nl';

export const en: BehindWords = {
  take: { xlsx: 'Take it along (XLSX)', noted: 'We note who fetches it.' },
  times: behindEn.times,
  heat: {
    ...behindEn.heat,
    longest: (day, from, to) => `You wait longest on ${day} between ${from}:00 and ${to}:00`,
    rests: (half, most, n) =>
      `Half of them wait at most ${half} then. Nine of ten at most ${most}. There were ${n} questions.`,
    plain: 'How long you wait, by hour of the week',
    little: 'There are too few questions in each hour for more than that.',
    quietWhy: 'Once a question is picked up, how long that took stands here.',
    caption: 'Waiting until picked up: half within so many minutes. A dot: fewer than 5 questions.',
    hour: 'hours',
    none: 'no questions',
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  },
  age: {
    ...behindEn.age,
    older: (old, all, n, many) =>
      many === 1
        ? 'The one open question is older than a week'
        : `${old} of ${all} open questions ${n === 1 ? 'is' : 'are'} older than a week`,
    fresh: (all, n) =>
      n === 1 ? 'The one open question is less than a week old' : `Of ${all} open questions none is older than a week`,
    empty: 'Nothing is open now',
  },
  services: {
    ...behindEn.services,
    latest: (name, n) => `${name} was late most often: ${n} times`,
    some: (n) => `${n} services were late`,
    inTime: 'No service was late',
    allLate: (n, many) => (many === 1 ? 'Services were late once' : `Services were late ${n} times`),
    many: (n, many) => (many === 1 ? 'We asked a service in once' : `We asked a service in ${n} times`),
    stillLate: (n, many) => (many === 1 ? 'One answer is late now' : `${n} answers are late now`),
    lateAndNow: (n, now) => `${n}, and ${now} still`,
    waited: (n, many) =>
      many === 1
        ? 'One question ran late while we waited for them.'
        : `${n} questions ran late while we waited for them.`,
  },
  suppliers: {
    ...behindEn.suppliers,
    latest: (name, n) => `${name} was late most often: ${n} times`,
    some: (n) => `${n} suppliers were late`,
    inTime: 'No supplier was late',
    waited: 'Last stands how many questions ran late while we waited for them.',
  },
  steps: {
    ...behindEn.steps,
    rang: (n, many) => (many === 1 ? 'The clock warned once' : `The clock warned ${n} times`),
  },
  lacked: {
    ...behindEn.lacked,
    most: (what, n) => `What we lacked most: ${what} (${n} times)`,
    some: 'This we lacked to do it ourselves',
  },
  maatwerk: {
    ...behindEn.maatwerk,
    all: (n, cost) => `${n} times made to measure, ${cost} together`,
    solved: (cost, n, many) =>
      many === 1 ? `${cost} made to measure: one problem gone` : `${cost} made to measure: ${n} problems gone`,
  },
  costCentres: {
    ...behindEn.costCentres,
    most: (name, cost) => `${name} paid for most made to measure help: ${cost}`,
    some: 'What made to measure help was paid from',
    of: (number) => `Cost centre ${number}`,
  },
  cameBack: {
    ...behindEn.cameBack,
    most: (about, place, n) => `${about} came back most: ${place}, ${n} times`,
    some: 'This came back',
  },
  assets: {
    ...behindEn.assets,
    most: (asset, n, many) => (many === 1 ? `Device ${asset} came back` : `Device ${asset} came back most: ${n} times`),
    some: 'These devices came back',
  },
  silent: {
    ...behindEn.silent,
    title: (n, many) =>
      many === 0 ? behindEn.silent.none : many === 1 ? '1 team asked nothing' : `${n} teams asked nothing`,
  },
  calls: {
    ...behindEn.calls,
    some: (hung, all, _n, many) => (many === 1 ? 'The only caller hung up' : `Of ${all} callers ${hung} hung up`),
    nobody: (all, many) => (many === 1 ? 'The only caller was helped' : `Of ${all} callers nobody hung up`),
    rests: (half) => `Half of them were answered within ${half}.`,
    head: 'Calling',
    many: 'This often',
  },
};
