import type { SharedWords } from './shared.nl';

export const en: SharedWords = {
  label: 'This device',
  done: 'Done, next person',
  stillThere: 'Are you still here? In a minute someone else can go on. Your words are kept.',
  here: 'Yes, I am still here',
  noNetwork: 'There is no internet now, and no one is signed in.',
  call: 'Is something wrong? Call',
  retry: 'Try again',
};
