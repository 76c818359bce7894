/** The number on what a question is about: a lift, a bed, a printer. */
export const ASSET_MAX = 40;

/** The cost centre of a team, as the books of the house number it. */
export const COST_CENTRE_MAX = 20;

/** As it is kept: "tl-0312" and "TL  0312" are read as somebody writes them, capitals and one space. Undefined: no number. */
export const assetOf = (written: string): string | undefined => numberOf(written, ASSET_MAX);
export const costCentreOf = (written: string): string | undefined => numberOf(written, COST_CENTRE_MAX);

function numberOf(written: string, max: number): string | undefined {
  const number = written.trim().replace(/ +/g, ' ');
  // Before the capitals: those of "ß" are two letters.
  return /^[A-Za-z0-9][A-Za-z0-9 ./-]*$/.test(number) && number.length <= max ? number.toUpperCase() : undefined;
}
