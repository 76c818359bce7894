import type { InstallWords } from './install.nl';

export const en: InstallWords = {
  install: {
    title: 'Put this on your home screen',
    why: 'Then one tap opens it, also without internet.',
    add: 'Put on home screen',
    share: 'Tap Share at the bottom.',
    home: 'Choose ‘Add to Home Screen’.',
    later: 'Not now',
  },
};
