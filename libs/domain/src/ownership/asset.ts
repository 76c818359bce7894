/** The number on what a question is about: a lift, a bed, a printer. */
export const ASSET_MAX = 40;

/** As it is kept: "tl-0312" and "TL  0312" are read as somebody writes them, capitals and one space. Undefined: no number. */
export function assetOf(written: string): string | undefined {
  const asset = written.trim().replace(/ +/g, ' ');
  // Before the capitals: those of "ß" are two letters.
  return /^[A-Za-z0-9][A-Za-z0-9 ./-]*$/.test(asset) && asset.length <= ASSET_MAX ? asset.toUpperCase() : undefined;
}
