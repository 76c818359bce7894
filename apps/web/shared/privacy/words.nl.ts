// Said beside words that may tell who lives here. English stands beside it in words.en.ts with the same keys.
export const nl = {
  bsn: (n: number): string => (n === 1 ? 'Dit lijkt een BSN:' : `Dit lijken ${n} BSN’s:`),
  masked: (n: number): string =>
    n === 1
      ? 'Haal het weg. Verstuur je het toch? Dan maken wij het nummer onleesbaar.'
      : 'Haal ze weg. Verstuur je ze toch? Dan maken wij de nummers onleesbaar.',
  takeOut: (n: number): string => (n === 1 ? 'Haal het weg' : 'Haal ze weg'),
  takenOut: 'Weggehaald.',
  name: 'Is dit een bewoner?',
  nameHint: 'De naam of geboortedatum hebben we niet nodig.',
};
export type PrivacyWords = typeof nl;
