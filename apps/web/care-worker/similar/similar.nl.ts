// What stands under her words when somebody of her team asks it already. English stands beside it in similar.en.ts.
export const nl = {
  title: 'Vraagt iemand dit al?',
  mine: 'Van jou',
  look: 'Bekijk',
  lookAt: (what: string) => `Bekijk: ${what}`,
};
export type SimilarWords = typeof nl;
