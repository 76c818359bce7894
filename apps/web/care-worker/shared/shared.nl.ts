export const nl = {
  label: 'Dit toestel',
  done: 'Klaar, wissel van persoon',
  stillThere: 'Ben je er nog? Over een minuut kan een collega verder. Je woorden blijven bewaard.',
  here: 'Ja, ik ben er nog',
  noNetwork: 'Er is geen internet, en er is niemand aangemeld.',
  call: 'Is er iets? Bel',
  retry: 'Probeer opnieuw',
};
export type SharedWords = typeof nl;
