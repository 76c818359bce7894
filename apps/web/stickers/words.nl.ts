// The page of stickers. English stands beside it in words.en.ts with the same keys. What is printed is Dutch, like the house.
export const nl = {
  title: 'Stickers',
  lead: 'Hang een sticker op. Wie hem scant, hoeft niet meer te zeggen waar het is.',
  skip: 'Naar de inhoud',
  ask: 'Stel een vraag',
  you: 'Jij',
  otherLanguage: 'English',
  signOut: 'Afmelden',
  denied: 'Deze pagina is voor de leiding en de beheerder.',
  loading: 'Even laden…',
  failed: 'Dat lukte niet. Probeer opnieuw.',
  retry: 'Probeer opnieuw',
  team: 'Team',
  everybody: 'Van iedereen',
  add: 'Nieuwe plek',
  addHint: 'Zoals jullie het zelf zeggen: De Linde, huiskamer.',
  addButton: 'Voeg toe',
  added: (name: string) => `${name} staat erbij.`,
  device: 'Hangt hij op een apparaat?',
  deviceHint: 'Schrijf welk, dan staat dat bij de plek: tillift 0412. Leeg laten mag.',
  asset: 'Staat er een nummer op?',
  assetHint: 'Met dat nummer zien we of hetzelfde apparaat terugkomt: TL-0412. Mag leeg.',
  assetWrong: 'In het nummer mogen alleen letters, cijfers, spaties, punten en streepjes.',
  remove: (name: string) => `Haal weg: ${name}`,
  removed: (name: string) => `${name} staat er niet meer bij.`,
  print: 'Druk af',
  none: 'Dit team heeft nog geen plekken.',
};
export type StickerWords = typeof nl;

/** On the wall. */
export const sticker = { scan: 'Hulp nodig? Scan mij.', danger: 'Levensgevaar? Bel 112 of de dienstdoende arts.' };
