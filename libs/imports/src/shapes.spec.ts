import { describe, expect, test } from '@jest/globals';
import { type Asked, readColumns, readMoves, type Reading } from './reading.js';

const file = (text: string) =>
  (async function* () {
    yield Buffer.from(text);
  })();
const read = (text: string, asked: Asked = {}): Promise<Reading> => readMoves(file(text), asked);
const lines = (...all: string[]): string => `${all.join('\n')}\n`;

/** One question that went from A to B and back and was then solved, and one that stayed where it was, as each desk writes it. */
const SHAPES: Readonly<Record<string, { desk: string; mapping: object; text: string; moves?: object }>> = {
  'TOPdesk, a list of changes in Dutch': {
    desk: 'topdesk',
    mapping: {
      ticket: 'Meldingnummer',
      at: 'Wijzigingsdatum',
      group: 'Behandelaarsgroep',
      owner: 'Behandelaar',
      state: 'Verwerkingsstatus',
      opened: 'Datum aangemeld',
    },
    text: lines(
      'Meldingnummer;Datum aangemeld;Wijzigingsdatum;Behandelaarsgroep;Behandelaar;Verwerkingsstatus',
      'M 2401 001;15-01-2024 09:00;15-01-2024 09:00;A;Jan;Nieuw',
      'M 2401 001;15-01-2024 09:00;15-01-2024 10:00;B;Piet;In behandeling',
      'M 2401 001;15-01-2024 09:00;15-01-2024 11:00;A;Jan;In behandeling',
      'M 2401 001;15-01-2024 09:00;15-01-2024 13:00;A;Jan;Gereed',
      'M 2401 002;15-01-2024 09:00;15-01-2024 09:00;A;Jan;Nieuw',
      'M 2401 002;15-01-2024 09:00;15-01-2024 10:00;A;Jan;Gereed',
    ),
  },
  'TOPdesk, an English list of fields that changed': {
    desk: 'topdesk',
    mapping: {
      ticket: 'Call Number',
      at: 'Modification date',
      field: 'Veld',
      before: 'Oude waarde',
      after: 'Nieuwe waarde',
    },
    text: lines(
      'Call Number,Modification date,Veld,Oude waarde,Nieuwe waarde',
      'M 1,15-01-2024 09:00,Status,,Nieuw',
      'M 1,15-01-2024 10:00,Behandelaarsgroep,A,B',
      'M 1,15-01-2024 11:00,Behandelaarsgroep,B,A',
      'M 1,15-01-2024 13:00,Status,Nieuw,Gereed',
      'M 2,15-01-2024 09:00,Status,,Nieuw',
      'M 2,15-01-2024 10:00,Status,Nieuw,Gereed',
    ),
  },
  'ServiceNow, with its own count': {
    desk: 'servicenow',
    mapping: {
      ticket: 'number',
      opened: 'opened_at',
      solved: 'resolved_at',
      moves: 'reassignment_count',
      reopened: 'reopen_count',
      inTime: 'made_sla',
      group: 'assignment_group',
    },
    text: lines(
      'number,opened_at,resolved_at,reassignment_count,reopen_count,made_sla,assignment_group,short_description',
      'INC1,2024-01-15 09:00:00,2024-01-15 13:00:00,2,0,false,A,"nothing, works"',
      'INC2,2024-01-15 09:00:00,2024-01-15 10:00:00,0,0,true,A,"say ""hi"""',
    ),
    moves: { pingPong: 0, cameBack: 0, inTime: 1, inTimeKnown: 2, movesFrom: 'count' },
  },
  'Zendesk, a list of tickets': {
    desk: 'zendesk',
    mapping: {
      ticket: 'Id',
      opened: 'Created at',
      solved: 'Solved at',
      stations: 'Group stations',
      reopened: 'Reopens',
      group: 'Group',
      owner: 'Assignee',
      state: 'Status',
    },
    text: lines(
      'Id,Subject,Status,Group,Assignee,Created at,Solved at,Group stations,Reopens',
      '1,Lift,Solved,A,Jan,2024-01-15 09:00,2024-01-15 13:00,3,0',
      '2,Bed,Solved,A,Piet,2024-01-15 09:00,2024-01-15 10:00,1,0',
    ),
    moves: { pingPong: 0, cameBack: 0, movesFrom: 'count' },
  },
  'Jira, its history': {
    desk: 'jira',
    mapping: { ticket: 'Issue key', at: 'Changed', field: 'Field', before: 'From', after: 'To', opened: 'Created' },
    text: lines(
      'Issue key,Created,Changed,Author,Field,From,To',
      // Newest first, as it is shown.
      'SD-1,15/Jan/24 9:00 AM,15/Jan/24 1:00 PM,x,status,Open,Done',
      'SD-1,15/Jan/24 9:00 AM,15/Jan/24 11:00 AM,x,assignee,Piet,Jan',
      'SD-1,15/Jan/24 9:00 AM,15/Jan/24 10:00 AM,x,assignee,Jan,Piet',
      'SD-2,15/Jan/24 9:00 AM,15/Jan/24 10:00 AM,x,status,Open,Resolved',
      'SD-2,15/Jan/24 9:00 AM,15/Jan/24 9:30 AM,x,assignee,,Jan',
    ),
    moves: { movesFrom: 'owner' },
  },
  'a general event log': {
    desk: 'event_log',
    mapping: { ticket: 'Case ID', at: 'Complete Timestamp', state: 'Activity', owner: 'Resource' },
    text: lines(
      'Case ID,Activity,Resource,Complete Timestamp',
      'Case 1,Create ticket,A,2024/01/15 09:00:00.000',
      'Case 1,Take in charge,B,2024/01/15 10:00:00.000',
      'Case 1,Take in charge,A,2024/01/15 11:00:00.000',
      'Case 1,Resolve ticket,A,2024/01/15 13:00:00.000',
      'Case 1,Closed,A,2024/01/20 13:00:00.000',
      'Case 2,Create ticket,A,2024/01/15 09:00:00.000',
      'Case 2,Closed,A,2024/01/15 10:00:00.000',
    ),
    moves: { movesFrom: 'owner' },
  },
  XES: {
    desk: 'event_log',
    mapping: {
      ticket: 'case:concept:name',
      at: 'time:timestamp',
      state: 'concept:name',
      group: 'org:group',
      owner: 'org:resource',
    },
    text: lines(
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<!-- <trace><event/></trace> --><log xes.version="1.0"><string key="concept:name" value="the log"/>',
      '<global scope="event"><string key="concept:name" value="?"/></global>',
      '<trace><string key="concept:name" value="1"/>',
      ...[
        ['09', 'A', 'Open'],
        ['10', 'B', 'Open'],
        ['11', 'A', 'Open'],
        ['13', 'A', 'Resolved'],
      ].map(
        ([hour, group, state]) =>
          `<event><string key="org:group" value="${group} &amp; &quot;co&quot; > x"/><string key='org:resource' value='r${hour}'/><date key="time:timestamp" value="2024-01-15T${hour}:00:00.000+01:00"/><string key="concept:name" value="${state}"><string key="concept:name" value="nested"/></string></event>`,
      ),
      '</trace><trace><string key="concept:name" value="2"/>',
      '<event><string key="org:group" value="A"/><date key="time:timestamp" value="2024-01-15T09:00:00.000+01:00"/><string key="concept:name" value="Open"/></event>',
      '<event><string key="org:group" value="A"/><date key="time:timestamp" value="2024-01-15T09:00:00.000Z"/><string key="concept:name" value="Closed"/></event>',
      '</trace></log>',
    ),
  },
};

describe.each(Object.entries(SHAPES))('%s', (_name, { desk, mapping, text, moves = {} }) => {
  test('its columns are recognised', async () => {
    expect(await readColumns(file(text))).toMatchObject({
      desk,
      mapping,
      dates: expect.not.stringMatching('ask|none'),
    });
  });
  test('tells the same story', async () => {
    expect(await read(text)).toMatchObject({
      questions: 2,
      solved: 2,
      movedOnce: 1,
      movedTwice: 1,
      movedFourTimes: 0,
      pingPong: 1,
      cameBack: 1,
      reopened: 0,
      contradicting: 0,
      movesFrom: 'group',
      unread: { count: 0 },
      byMoves: [
        { from: 0, questions: 1, medianHours: 1 },
        { questions: 0 },
        { from: 2, questions: 1, medianHours: 4 },
        {},
        {},
        {},
      ],
      ...moves,
    });
  });
});

const LOG = (dates: string[]): string =>
  lines('case,time,group,activity', ...dates.map((date, i) => `1,${date},${'AB'[i % 2]},open`));

describe('asks where it cannot know', () => {
  test('day or month first', async () => {
    const text = LOG(['1/2/2024 10:00', '3/4/2024 10:00']);
    expect(await readColumns(file(text))).toMatchObject({ dates: 'ask' });
    await expect(read(text)).rejects.toMatchObject({ code: 'import.dates_unclear' });
    expect((await read(text, { dates: 'mdy' })).movedOnce).toBe(1);
  });
  test('and where a file writes both ways, the other way is a line it could not read', async () => {
    const both = LOG(['13/2/2024 10:00', '3/4/2024 10:00', '4/14/2024 10:00']);
    expect(await readColumns(file(both))).toMatchObject({ dates: 'ask' });
    expect((await read(both, { dates: 'dmy' })).unread).toEqual({
      count: 1,
      why: { date: 1 },
      first: [{ line: 4, why: 'date' }],
    });
  });
  test.each([
    [
      'no column that says which question',
      lines('time,group', '2024-01-01,A', '2024-01-02,B'),
      {},
      'import.column_missing',
      { ticket: 'needed' },
    ],
    ['no column that says when', lines('case,group', '1,A', '1,B'), {}, 'import.column_missing', { at: 'needed' }],
    [
      'no column that says who had it',
      lines('case,time', '1,2024-01-01', '1,2024-01-02'),
      {},
      'import.column_missing',
      { group: 'needed' },
    ],
    [
      'a column that is not there',
      LOG(['2024-01-01']),
      { mapping: { ticket: 'nummer' } },
      'import.column_unknown',
      { ticket: 'nummer' },
    ],
    [
      'a column of times without times',
      lines('case,when,group', '1,soon,A', '1,later,B'),
      { mapping: { at: 'when' } },
      'import.no_dates',
      { at: 'when' },
    ],
    [
      'one line for each question',
      lines('case,time,group', '1,2024-01-01,A', '2,2024-01-02,B'),
      {},
      'import.one_row_each',
      undefined,
    ],
    ['a letter', 'Beste collega\nHierbij de lijst.\n', {}, 'import.not_a_log', undefined],
    ['one column', 'a\n1\n2\n', {}, 'import.not_a_log', undefined],
    [
      'only a header',
      'case,time,group\n',
      { mapping: { at: 'time', ticket: 'case', group: 'group' } },
      'import.no_dates',
      { at: 'time' },
    ],
    ['white space', ' \n\n', {}, 'import.empty', undefined],
    ['something with zeros in it', 'a\0b,c\n1,2\n', {}, 'import.not_a_log', undefined],
    ['XML that is no log', '<?xml version="1.0"?><html><body/></html>', {}, 'import.not_a_log', undefined],
    ['more than may be', LOG(['2024-01-01', '2024-01-02']), { mostBytes: 20 }, 'import.too_large', undefined],
  ] as const)('%s: %#', async (_name, text, asked, code, fields) => {
    await expect(read(text, asked as Asked)).rejects.toMatchObject({ code, ...(fields ? { extra: { fields } } : {}) });
  });
});

describe('what cannot be read is told by its line, not by what stands in it', () => {
  test('each for its own reason', async () => {
    const text = lines(
      'case,time,group,reassignment_count',
      '1,2024-01-01 10:00,A,0',
      '1,2024-01-01 11:00,B,veel',
      ',2024-01-01 11:00,B,1',
      '1,morgen,B,1',
      '1,,B,1',
      '1,2024-01-01 12:00,B,1,extra',
      '"1,2024-01-01 12:00,B,1',
      '1,2024-01-01 13:00,B,1',
    );
    const { unread, rows, questions, movedOnce } = await read(text);
    expect({ rows, questions, movedOnce }).toEqual({ rows: 8, questions: 1, movedOnce: 1 });
    expect(unread).toEqual({
      count: 6,
      why: { number: 1, ticket: 1, date: 2, cells: 1, quotes: 1 },
      first: [
        { line: 3, why: 'number' },
        { line: 4, why: 'ticket' },
        { line: 5, why: 'date' },
        { line: 6, why: 'date' },
        { line: 7, why: 'cells' },
        { line: 8, why: 'quotes' },
      ],
    });
  });
  test('an XES file that breaks off', async () => {
    const text = SHAPES['XES']!.text;
    const { unread, questions } = await read(text.slice(0, text.lastIndexOf('<event>') + 40));
    expect([questions, unread.why]).toEqual([2, { length: 1 }]);
  });
  test('a piece of XES that is no tag, by the line it stands on; what stands in a comment is no piece', async () => {
    const whole = SHAPES['XES']!.text;
    const broken = whole
      .replace('\n<trace>', '\n<!-- two\nlines, <event> & <b -->\n<trace>')
      .replace('<string key="org:group" value="B', '<int key="n" value=5/>$&')
      .replace('</trace></log>', '</trace></log>\n<oops');
    expect(await read(broken)).toMatchObject({
      ...{ questions: 2, movedTwice: 1 },
      unread: {
        ...{ count: 2, why: { tag: 2 } },
        first: [8, 15].map((line) => ({ line, why: 'tag' })),
      },
    });
  });
  test('a tag without an end costs what stands in it, is told once and not kept', async () => {
    const never = SHAPES['XES']!.text.replace('</log>', `<string key="${'x\n'.repeat(800_000)}`);
    const { unread, questions, rows } = await read(never);
    expect([questions, rows, unread]).toEqual([
      ...[2, 7],
      { count: 1, why: { length: 1 }, first: [{ line: 12, why: 'length' }] },
    ]);
  });
  test('the first hundred, and how many there were', async () => {
    const rows = Array.from({ length: 150 }, (_one, i) => `${i % 3 ? 1 : ''},2024-01-01 10:00,A`);
    const { unread } = await read(lines('case,time,group', ...rows, ...rows, ...rows));
    expect([unread.count, unread.first.length, unread.first[99]]).toEqual([150, 100, { line: 299, why: 'ticket' }]);
  });
  test('no line at all', async () => {
    await expect(
      read(lines('case,time,group', '1,2024-01-01,A', '1,2024-01-02,A').replaceAll('1,2', ',2'), {
        mapping: { ticket: 'case', at: 'time', group: 'group' },
      }),
    ).rejects.toMatchObject({ code: 'import.nothing_read' });
  });
});

describe('samples to recognise a column by', () => {
  test('name nobody and repeat nobody’s words', async () => {
    const text = lines(
      'number,sys_updated_on,assignment_group,assigned_to,caller,short_description,remarks,priority,Naam cliënt',
      ...Array.from(
        { length: 40 },
        (_one, i) =>
          `INC${i % 9},2024-01-15 10:00,Zorgtechniek Goes,Jan Jansen ${i},Noor ${i},"mevrouw ${i} belt","van mw. De Vries ${i}",${i % 3},Riet ${i}`,
      ),
    );
    const { columns } = await readColumns(file(text));
    const samples = Object.fromEntries(columns.map(({ name, samples }) => [name, samples]));
    expect(samples).toEqual({
      number: ['INC0', 'INC1', 'INC2'],
      sys_updated_on: ['2024-01-15 10:00'],
      assignment_group: ['Zorgtechniek Goes'],
      assigned_to: [],
      caller: [],
      short_description: [],
      remarks: [],
      priority: ['0', '1', '2'],
      'Naam cliënt': [],
    });
  });
});
