import { parseArgs } from 'node:util';
import { buildIfChanged, install, needNode, refuse } from './house.mjs';
import { bytesOf, mappingOf, mendable, nowAndThen, shareOf } from './log-file.mjs';

/**
 * `npm run import-log -- file.csv`: what sending questions on costs at another desk, read from its event log (CSV or XES, also
 * packed with gzip; `-` reads what is piped in). Nothing is kept. The figures go to stdout, everything else to stderr.
 *
 *   --map ticket=number,group=team   which column says what, where the guess is wrong (`group=` takes a guess away)
 *   --dates dmy|mdy                  what comes first, where the file does not show it
 *   --columns                        only what its columns seem to mean
 *   --json                           figures for a machine
 *   --lang nl|en
 *
 * Ends with 0; 2 when the file or the mapping can be mended (`code: sentence` on stderr); 1 for anything else.
 */
const SAY = {
  nl: {
    usage:
      'Zo gebruik je dit: npm run import-log -- bestand.csv [--map ticket=nummer,group=groep] [--dates dmy|mdy] [--columns] [--json] [--lang nl|en]',
    going: (rows, share) => `${rows} regels gelezen${share}`,
    read: (questions, rows) => `Vragen: ${questions}, gelezen uit ${rows} regels.`,
    moved: (one, two, four) =>
      `Doorverwezen: ${one} minstens één keer, ${two} minstens twee keer, ${four} minstens vier keer.`,
    movesFrom: {
      count: 'Hoe vaak, telde dat servicecentrum zelf.',
      group: 'Geteld is hoe vaak een andere groep de vraag kreeg.',
      owner: 'Geteld is hoe vaak een andere helper de vraag kreeg.',
    },
    back: (pingPong, reopened) => `Terug bij wie de vraag al had: ${pingPong}. Heropend: ${reopened}.`,
    inTime: (share) => `Klaar binnen de afgesproken tijd: ${share}.`,
    table: ['keer doorverwezen', 'vragen', 'opgelost', 'helft klaar binnen'],
    hours: (n) => `${n} uur`,
    more: (from) => `${from} of vaker`,
    contradicting: (n) =>
      `${n} vragen zijn volgens het bestand opgelost voordat ze gesteld waren. Die tellen niet mee voor de tijd.`,
    cause: 'Let op: dit is samenhang, geen oorzaak. Moeilijke vragen worden vaker doorverwezen.',
    unread: (n) => `Regels die niet te lezen waren: ${n}`,
    why: {
      quotes: 'een aanhalingsteken te veel of te weinig',
      cells: 'te veel of te weinig kolommen',
      length: 'de regel houdt niet op',
      ticket: 'geen vraagnummer',
      date: 'geen tijd die we herkennen',
      number: 'geen getal waar een getal hoort',
      tag: 'een stuk XES dat niet klopt',
    },
    lines: (lines, more) => `regel ${lines}${more ? ` en nog ${more}` : ''}`,
    columns: (desk) => `Dit lijkt een lijst van ${desk ?? 'een ander servicecentrum'}.`,
    ask: 'Of de dag of de maand voorop staat is niet te zien: geef --dates dmy of --dates mdy.',
  },
  en: {
    usage:
      'Usage: npm run import-log -- file.csv [--map ticket=number,group=team] [--dates dmy|mdy] [--columns] [--json] [--lang nl|en]',
    going: (rows, share) => `${rows} lines read${share}`,
    read: (questions, rows) => `Questions: ${questions}, read from ${rows} lines.`,
    moved: (one, two, four) => `Sent on: ${one} at least once, ${two} at least twice, ${four} at least four times.`,
    movesFrom: {
      count: 'That desk kept the count itself.',
      group: 'Counted is how often another group got the question.',
      owner: 'Counted is how often another helper got the question.',
    },
    back: (pingPong, reopened) => `Back at who had it before: ${pingPong}. Reopened: ${reopened}.`,
    inTime: (share) => `Done within the time promised: ${share}.`,
    table: ['times sent on', 'questions', 'solved', 'half done within'],
    hours: (n) => `${n} hours`,
    more: (from) => `${from} or more`,
    contradicting: (n) =>
      `By this file ${n} questions were solved before they were asked. They do not count for the time.`,
    cause: 'Mind: these go together, the one need not cause the other. Hard questions are sent on more.',
    unread: (n) => `Lines that could not be read: ${n}`,
    why: {
      quotes: 'a quotation mark too many or too few',
      cells: 'too many or too few columns',
      length: 'the line does not end',
      ticket: 'no number of the question',
      date: 'no time we recognise',
      number: 'no number where one belongs',
      tag: 'a piece of XES that is not right',
    },
    lines: (lines, more) => `line ${lines}${more ? ` and ${more} more` : ''}`,
    columns: (desk) => `This looks like a list of ${desk ?? 'another desk'}.`,
    ask: 'Whether the day or the month comes first cannot be seen: give --dates dmy or --dates mdy.',
  },
};

const MENDABLE = 2;
needNode();
const { flags, file } = read();
const language = flags.lang;
const say = SAY[language];
const number = (n, digits = 0) =>
  n.toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
await install();
await buildIfChanged().catch((fault) => refuse(fault.message));
const { readColumns, readMoves } = await import('../dist/libs/imports/src/index.js');
const contracts = await import('../dist/libs/contracts/src/index.js');

try {
  if (flags.columns) showColumns(await readColumns(bytesOf(file)));
  else
    show(await readMoves(bytesOf(file), { mapping: mappingOf(flags.map), dates: flags.dates, progress: progress() }));
} catch (fault) {
  const sentence = mendable(fault, contracts, language);
  if (!sentence) throw fault;
  end(`\n${sentence}`);
}

function read() {
  const options = {
    map: { type: 'string', multiple: true },
    dates: { type: 'string' },
    columns: { type: 'boolean' },
    json: { type: 'boolean' },
    lang: { type: 'string', default: 'nl' },
  };
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const wrong = positionals.length !== 1 || !['dmy', 'mdy', undefined].includes(values.dates) || !SAY[values.lang];
    if (!wrong) return { flags: values, file: positionals[0] };
  } catch {
    // the same sentence for a flag that does not exist
  }
  return end(SAY.nl.usage);
}

function end(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(MENDABLE);
}

function progress() {
  const share = shareOf(file);
  return nowAndThen((so) => {
    const read = share(so);
    return say.going(number(so.rows), read === undefined ? '' : ` (${number(read)} %)`);
  });
}

function show(figures) {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  if (flags.json) return out(JSON.stringify({ ...figures, note: say.cause }, null, 2));
  const { questions, unread } = figures;
  const share = (n, of = questions) => `${number((100 * n) / of, 2)} %`;
  out(say.read(number(questions), number(figures.rows)));
  out(say.moved(share(figures.movedOnce), share(figures.movedTwice), share(figures.movedFourTimes)));
  out(say.movesFrom[figures.movesFrom]);
  out(say.back(share(figures.pingPong), share(figures.reopened)));
  if (figures.inTimeKnown) out(say.inTime(share(figures.inTime, figures.inTimeKnown)));
  out('');
  table([
    say.table,
    ...figures.byMoves.map(({ from, to, questions: asked, solved, medianHours }) => [
      to === undefined ? say.more(from) : from === to ? `${from}` : `${from}–${to}`,
      number(asked),
      number(solved),
      medianHours === undefined ? '–' : say.hours(number(medianHours, 2)),
    ]),
  ]);
  out(`\n${say.cause}`);
  if (figures.contradicting) out(say.contradicting(number(figures.contradicting)));
  if (!unread.count) return;
  out(`\n${say.unread(number(unread.count))}`);
  for (const [why, n] of Object.entries(unread.why)) {
    const known = unread.first.filter((one) => one.why === why).map(({ line }) => line);
    const more = n > known.length ? number(n - known.length) : '';
    out(`  ${number(n)}  ${say.why[why]}${known.length ? `: ${say.lines(known.join(', '), more)}` : ''}`);
  }
}

function showColumns(columns) {
  if (flags.json) return out(JSON.stringify(columns, null, 2));
  out(say.columns(columns.desk));
  table(
    columns.columns.map(({ name, samples }) => [
      name,
      Object.entries(columns.mapping).find(([, column]) => column === name)?.[0] ?? '',
      samples.join(' · '),
    ]),
    false,
  );
  if (columns.dates === 'ask') out(say.ask);
}

/** In columns, numbers to the right. */
function table(rows, right = true) {
  const widths = rows[0].map((_cell, i) => Math.max(...rows.map((row) => row[i].length)));
  for (const row of rows)
    out(
      row
        .map((cell, i) => (right && i > 0 ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
        .join('   ')
        .trimEnd(),
    );
}

function out(line) {
  process.stdout.write(`${line}\n`);
}
