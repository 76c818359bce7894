import type { NearWords } from './words.nl';

export const en: NearWords = {
  register: {
    title: 'All decisions',
    about: 'Newest first, also from before this time.',
    when: 'When',
    what: 'What it solves',
    amount: 'Amount',
    who: 'Who decided',
    outcome: 'Decision',
    question: (n) => `question ${n}`,
    level: { owner: 'the helper', team: 'the team itself', decider: 'a decider' },
    decider: (name) => `decider: ${name}`,
    granted: 'Granted',
    bySilence: 'Granted because no answer came',
    refused: (instead) => `Refused. Instead: ${instead}`,
    refusedPlain: 'Refused',
    waits: (before) => `Answer comes ${before}`,
    waitsPlain: 'Waits for an answer',
    kind: { access: 'access', medication: 'medication', care: 'care', personnel: 'personnel' },
    more: 'Show more',
  },
  lacked: {
    title: 'What did we lack to do it ourselves?',
    about: (month) => `In ${month} we had to ask somebody else for this. Give it to us and we help ourselves.`,
    none: (month) => `In ${month} we lacked nothing so far.`,
    what: 'We lacked',
    asked: 'Asked of',
    often: 'Times',
    questions: 'With questions',
    kind: { right: 'The right to do it', key: 'A key or access', knowledge: 'Knowledge', nothing: 'Nothing' },
  },
};
