// A drawing of the page as a file. The server notes who takes it along before it is there.
import { CSV, csvText } from '../../../../libs/domain/src/csv-text';
import { api } from '../../shared/api';

/** Nothing to say: null. */
export type Cell = string | number | null;

/** Numbers with a decimal comma and no thousands points, as a Dutch Excel reads them. */
export function csvOf(head: string[], rows: Cell[][]): string {
  const cell = (value: Cell): string => {
    if (value === null) return '';
    return typeof value === 'string' ? csvText(value) : String(value).replace('.', ',');
  };
  return CSV.mark + [head, ...rows].map((row) => row.map(cell).join(CSV.separator) + CSV.newline).join('');
}

/** Throws ApiError: what could not be noted is not saved. */
export async function save(chart: string, file: 'csv' | 'png', make: () => Blob | Promise<Blob>): Promise<void> {
  const blob = await make();
  await api.post('/stats/exports', { page: location.pathname, search: location.search, file, chart });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `zorg-112-${chart}.${file}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const LOOKS = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
];
const [SCALE, EDGE, LINE] = [2, 20, 26];

/** The drawing as it stands there, on its own ground, under its title: twice as sharp as the screen. */
export async function pngOf(svg: SVGSVGElement, title: string): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [here, there] = [svg.querySelectorAll('*'), copy.querySelectorAll('*')];
  here.forEach((part, at) => {
    const looks = getComputedStyle(part);
    // The own fill of a pattern stands in the page; what is computed of it is the same.
    for (const look of LOOKS) (there[at] as SVGElement).style.setProperty(look, looks.getPropertyValue(look));
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await picture.decode();

  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d')!;
  const { color, fontFamily } = getComputedStyle(document.body);
  const font = `bold 18px ${fontFamily}`;
  pen.font = font;
  const lines = wrapped(title, width, (text) => pen.measureText(text).width);
  const top = EDGE + lines.length * LINE + 8;
  canvas.width = (width + 2 * EDGE) * SCALE;
  canvas.height = (top + height + EDGE) * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = getComputedStyle(svg.closest('figure')!).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = color;
  pen.font = font;
  lines.forEach((line, at) => pen.fillText(line, EDGE, EDGE + 16 + at * LINE));
  pen.drawImage(picture, EDGE, top, width, height);
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture'))), 'image/png'),
  );
}

/** In lines that fit. */
export function wrapped(text: string, width: number, wide: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && wide(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
