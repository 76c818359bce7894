// What a CSV file for a Dutch Excel is made of: by the server, and by a page that saves what it shows.

export const CSV = {
  /** Without it Excel reads UTF-8 as the old code page of Windows. */
  mark: '\uFEFF',
  separator: ';',
  newline: '\r\n',
} as const;

/** Words as a cell: never run as a formula, and one cell whatever is in it. */
export const csvText = (text: string): string => quoted(defused(text));

/**
 * What begins like a formula, also behind spaces and signs that are not seen; read after NFKC, which makes the full-width and
 * small forms plain, as an Asian Excel does. Source: OWASP, "CSV Injection".
 */
const FORMULA = /^[\s\p{C}]*[=+\-@\u2212]|^[\t\r\n]/u;

function defused(text: string): string {
  return FORMULA.test(text.normalize('NFKC')) ? `'${text}` : text;
}

/** Where it says nothing to this reader a quote says something to another: the comma is the English separator. */
function quoted(text: string): string {
  return /[";,\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
