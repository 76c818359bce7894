import type { PushWords } from './push.nl';

export const en: PushWords = {
  ask: {
    title: 'Shall we tell you when there is an answer?',
    what: 'You will see it on this phone, also when this page is closed.',
    holds: 'We only show who helps you and the number of your question. Never what it says.',
    still: (from, to) => `Between ${from} and ${to} your phone stays quiet, unless it cannot wait.`,
    yes: 'Yes, please',
    no: 'No, thank you',
    busy: 'One moment…',
  },
  on: 'You will be told on this phone.',
  whereOff: 'You can turn it off under My questions.',
  later: 'Your phone asked whether it may, and you did not say yes yet. You can always turn it on under My questions.',
  denied: 'Your phone does not let zorg-112 tell you anything.',
  mend: 'This is how to turn it on. Go to the settings of your phone or browser. Choose ‘Notifications’ and turn zorg-112 on. Then come back here.',
  iPhone: 'On an iPhone this only works when zorg-112 is on your home screen. Open it from there afterwards.',
  cannot: 'This browser cannot tell you anything. Look under My questions for an answer.',
  failed: 'That did not work. Try again later.',
  settings: {
    title: 'Told on this phone',
    state: { on: 'on', off: 'off' },
    turnOn: 'Turn on',
    turnOff: 'Turn off',
    off: 'You will not be told here any more.',
    quiet: 'My phone stays quiet',
    from: 'From',
    to: 'To',
    urgent: 'You always hear what cannot wait.',
    save: 'Save',
    saved: 'Saved.',
  },
};
