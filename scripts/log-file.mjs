import { createReadStream, statSync } from 'node:fs';

/** What the commands share that read the log of another desk. `-` is what is piped in. */
export const bytesOf = (file) => (file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 }));

/** `--map ticket=number,group=team`, as often as you like. */
export function mappingOf(said = []) {
  const pairs = said.flatMap((one) => one.split(',')).map((pair) => pair.split(/=(.*)/s));
  return Object.fromEntries(pairs.map(([part, column]) => [part.trim(), (column ?? '').trim()]));
}

/** The sentence for what whoever types can mend; a fault of ours has none. */
export function mendable(fault, { DoorError, sentenceOf }, language) {
  const gone = fault?.code === 'ENOENT' || fault?.code === 'EISDIR';
  const code = gone ? 'import.no_file' : fault instanceof DoorError ? fault.code : undefined;
  if (!code) return undefined;
  const about = Object.entries(fault.extra?.fields ?? {}).map(([part, what]) => `${part}: ${what}`);
  return `${code}: ${sentenceOf(code, language)}${about.length ? ` (${about.join('; ')})` : ''}`;
}

const EACH_MS = 200;

/** One line that is written over on a screen; in a log a line now and then. */
export function nowAndThen(line) {
  const screen = process.stderr.isTTY;
  let last = Date.now();
  return (so) => {
    if (Date.now() - last < (screen ? EACH_MS : EACH_MS * 10)) return;
    last = Date.now();
    process.stderr.write(`${screen ? '\r' : ''}${line(so)}${screen ? '  ' : '\n'}`);
  };
}

/** How much of the file was read, in percent; undefined where nobody knows how long it is. */
export function shareOf(file) {
  const all = file === '-' ? 0 : (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  return ({ bytes }) => (all ? Math.min(100, (100 * bytes) / all) : undefined);
}
