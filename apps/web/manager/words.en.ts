import { sentenceEn } from '../../../libs/domain/src/numbers/words.en';
import type { ManagerWords } from './words.nl';

export const en: ManagerWords = {
  skip: 'Skip to the figures',
  title: 'How it is going',
  you: 'You',
  otherLanguage: 'Nederlands',
  signOut: 'Sign out',
  ask: 'Ask a question',
  policy: 'Policy',
  danger: { before: 'Danger to life? ', call: 'Call 112', after: ' or the doctor on duty.' },
  period: { label: 'Period', week: 'This week', '28': '4 weeks', '91': '13 weeks' },
  loading: 'The figures are coming…',
  slow: 'This takes longer than usual. Still looking.',
  failed: 'The figures did not come through.',
  failedKept: (time) => `Refreshing did not work. You see how it was at ${time}.`,
  retry: 'Try again',
  denied: { title: 'Your role does not include these figures', text: 'Do you need them? Ask the service centre.' },
  signedOut: 'You are signed out.',
  signIn: 'Sign in',
  fresh: (time) => `Updated at ${time}.`,

  in: { week: 'This week', '28': 'In the last 4 weeks', '91': 'In the last 13 weeks' },
  then: { week: 'Last week by this time', '28': 'In the 4 weeks before', '91': 'In the 13 weeks before' },
  month: { in: (name) => `In ${name}` },
  say: sentenceEn,
  night: {
    last: 'Last night',
    soFar: 'Tonight so far',
    quiet: 'Last night was quiet.',
    asked: (when, n) => `${when} ${n === 1 ? 'one question' : `${n} questions`} came in.`,
    inTime: 'Nothing was late. You did not have to wake.',
    late: (n) => (n === 1 ? 'Once we were late.' : `${n} were late.`),
    lateOf: (when, n) => `${when} ${n === 1 ? 'one was' : `${n} were`} late.`,
    helped: ({ helped, late, withdrawn }) => {
      if (helped === late) return `${late === 1 ? 'It was' : `All ${late} were`} helped. You did not have to wake.`;
      const waits = late - helped - withdrawn;
      if (waits === late) return late === 1 ? 'It still waits.' : 'They still wait.';
      if (withdrawn === late) return `${late === 1 ? 'It was' : 'They were'} not needed any more.`;
      const parts = [
        ...(helped > 0 ? [`${helped} ${helped === 1 ? 'was' : 'were'} helped`] : []),
        ...(waits > 0 ? [`${waits} still ${waits === 1 ? 'waits' : 'wait'}`] : []),
        ...(withdrawn > 0 ? [`${withdrawn} ${withdrawn === 1 ? 'was' : 'were'} not needed any more`] : []),
      ];
      return `${parts.join(', ')}.`;
    },
  },
  figures: {
    title: 'In short',
    meaning: (name) => `What does “${name}” mean?`,
    tooFew: 'too little to say',
    ofHundred: 'of 100',
  },
  near: {
    title: 'Decisions near the work',
    about: 'Made to measure: something extra or something else than usual, because it helps.',
    none: 'Nothing was made to measure in this time yet.',
    failed: 'The decisions did not come through.',
    close: {
      name: 'Decided near the work',
      ofAll: (all) => `of ${all}`,
      of: (owner, team, lead) => `${owner} times the helper, ${team} times the team itself, ${lead} times a lead`,
      means:
        'How often it did not go to the management: the helper, the care team or a lead decided. With fewer than 20 decisions we show the number.',
    },
    cost: {
      name: 'What it cost',
      of: (all) => `${all} decisions`,
      means: 'The sum of what was granted. What was refused does not count.',
    },
    fast: {
      name: 'Answer of the decider',
      of: (n) => `or sooner, for half of them (asked ${n} times)`,
      means:
        'Sometimes it is more than somebody may decide. Then one decider is asked. This is the middle waiting time.',
    },
    silence: {
      name: 'Granted without an answer',
      of: (refused) => `${refused} times it was refused`,
      means:
        'When the decider says nothing in time, it is granted. Only for money, and up to a limit. A refusal comes with something else.',
    },
  },
  allFigures: 'See all figures',
  moved: 'What does sending on cost? Read the list of another desk',
};
