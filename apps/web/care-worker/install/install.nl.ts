// The offer for the home screen. English stands beside it with the same keys.
export const nl = {
  install: {
    title: 'Zet dit op je beginscherm',
    why: 'Dan open je het met één tik, ook zonder internet.',
    add: 'Zet op beginscherm',
    share: 'Tik onderaan op Deel.',
    home: 'Kies ‘Zet op beginscherm’.',
    later: 'Niet nu',
  },
};
export type InstallWords = typeof nl;
