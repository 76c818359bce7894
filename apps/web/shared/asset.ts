/** The number on a thing, as the house keeps it; empty where it is none. What the house itself takes stands in its own rule. */
export function assetOf(written: string): string {
  const asset = written.trim().replace(/ +/g, ' ');
  return /^[A-Za-z0-9][A-Za-z0-9 ./-]{0,39}$/.test(asset) ? asset.toUpperCase() : '';
}
