import { DoorError } from '@zorg112/contracts';
import { orderOf, readDate, type DateOrder } from './dates.js';

/**
 * What a column can say about a question: which one it is; when something happened to it and what (`state`: an activity or a
 * status); which group and who had it then; when it was asked and solved; how often it moved (`stations`: at how many groups it
 * was, one more than its moves) and was reopened; whether the time promised was kept. A list of changes names a `field`, with
 * what stood there `before` and `after`.
 */
export const PARTS = [
  'ticket',
  'at',
  'state',
  'group',
  'owner',
  'opened',
  'solved',
  'moves',
  'stations',
  'reopened',
  'inTime',
  'field',
  'before',
  'after',
] as const;
export type Part = (typeof PARTS)[number];
/** Which column says what, by its name. */
export type Mapping = Partial<Record<Part, string>>;
export type OtherDesk = 'topdesk' | 'servicenow' | 'zendesk' | 'jira' | 'event_log';

type Names = Partial<Record<Part, readonly string[]>>;

/** What each desk calls them, the surest first; TOPdesk in both languages it is sold in here. Only letters and digits count. */
const DESKS: Readonly<Record<OtherDesk, Names>> = {
  topdesk: {
    ticket: ['meldingnummer', 'nummermelding', 'nummervanmelding', 'incidentnumber', 'callnumber', 'nummer', 'melding'],
    at: ['wijzigingsdatum', 'datumwijziging', 'gewijzigdop', 'datumtijd', 'modificationdate', 'changedate'],
    state: ['verwerkingsstatus', 'processingstatus', 'statusmelding', 'actie', 'action'],
    group: ['behandelaarsgroep', 'behandelaargroep', 'operatorgroep', 'operatorgroup', 'lijngroep'],
    owner: ['behandelaar', 'operator'],
    opened: ['datumaangemeld', 'aanmelddatum', 'aanmaakdatum', 'datumaanmaak', 'calldate', 'creationdate'],
    solved: [
      'datumgereed',
      'gereedop',
      'gereeddatum',
      'datumafgemeld',
      'afmelddatum',
      'completiondate',
      'completed',
      'closuredate',
    ],
    moves: ['aantaldoorzettingen', 'aantalwisselingen', 'numberofreassignments'],
    reopened: ['aantalheropend', 'heropend'],
    inTime: ['binnensla', 'slagehaald', 'optijd', 'withinsla', 'ontime'],
    field: ['veld', 'veldnaam'],
    before: ['oudewaarde', 'vanwaarde', 'van'],
    after: ['nieuwewaarde', 'naarwaarde', 'naar'],
  },
  servicenow: {
    ticket: ['number', 'documentkey', 'tasknumber', 'incident', 'inc'],
    at: ['sysupdatedat', 'sysupdatedon', 'updated', 'updatedon', 'sysauditsyscreatedon', 'update'],
    state: ['incidentstate', 'identstate', 'state'],
    group: ['assignmentgroup'],
    owner: ['assignedto'],
    opened: ['openedat', 'opened', 'syscreatedon'],
    solved: ['resolvedat', 'resolved', 'closedat', 'closed'],
    moves: ['reassignmentcount'],
    reopened: ['reopencount'],
    inTime: ['madesla', 'slamet'],
    field: ['fieldname'],
    before: ['oldvalue'],
    after: ['newvalue'],
  },
  zendesk: {
    ticket: ['ticketid', 'id'],
    at: ['updatetimestamp', 'updateat', 'eventtimestamp', 'updatedat'],
    state: ['status', 'ticketstatus'],
    group: ['group', 'ticketgroup', 'groupname'],
    owner: ['assignee', 'assigneename'],
    opened: ['createdat', 'ticketcreatedtimestamp', 'ticketcreated', 'requestedat'],
    solved: ['solvedat', 'ticketsolvedtimestamp', 'ticketsolved'],
    stations: ['groupstations', 'assigneestations'],
    reopened: ['reopens', 'reopencount'],
    inTime: ['slaachieved', 'satisfiedsla'],
    field: ['changesfieldname', 'fieldname'],
    before: ['changespreviousvalue', 'previousvalue'],
    after: ['changesnewvalue', 'newvalue'],
  },
  jira: {
    ticket: ['issuekey', 'key', 'issueid'],
    at: ['changed', 'changedat', 'changedate', 'historycreated', 'updated'],
    state: ['status'],
    group: ['team', 'assignedteam', 'groupassignee', 'component'],
    owner: ['assignee'],
    opened: ['created'],
    solved: ['resolved', 'resolutiondate'],
    field: ['field', 'fieldname', 'changedfield'],
    before: ['from', 'fromstring', 'oldvalue'],
    after: ['to', 'tostring', 'newvalue'],
  },
  event_log: {
    ticket: ['caseid', 'caseconceptname', 'case', 'traceid', 'incidentid', 'ticketid', 'casenummer', 'zaaknummer'],
    at: [
      'timetimestamp',
      'completetimestamp',
      'timestamp',
      'time',
      'datestamp',
      'eventtime',
      'starttimestamp',
      'tijdstip',
      'datum',
      'date',
    ],
    state: ['activity', 'conceptname', 'incidentactivitytype', 'event', 'task', 'activiteit', 'status'],
    group: [
      'orggroup',
      'group',
      'team',
      'department',
      'queue',
      'supportteam',
      'assignmentgroup',
      'groep',
      'afdeling',
      'wachtrij',
    ],
    owner: ['orgresource', 'resource', 'user', 'medewerker', 'assignee', 'owner'],
    opened: ['opentime', 'casestart', 'starttime'],
    solved: ['resolvedtime', 'resolvedat', 'closetime', 'endtime'],
    moves: ['reassignments', 'noofreassignments'],
    reopened: ['reopens'],
    inTime: ['sla'],
  },
};
const KNOWN = Object.keys(DESKS) as OtherDesk[];

const bare = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '');

/** What stands where nothing was filled in. */
const NOTHING = new Set([
  '',
  '?',
  '-',
  '--',
  'null',
  'none',
  'nil',
  'n/a',
  'nan',
  'undefined',
  'unassigned',
  '(empty)',
]);
['(leeg)', 'leeg', 'geen', 'nvt', 'n.v.t.', 'niet toegewezen', '[]'].forEach((word) => NOTHING.add(word));
export function isNothing(value: string): boolean {
  const first = value.charCodeAt(0);
  if (value.length > 16 || (first > 47 && first < 58)) return false; // numbers and times, on nearly every line
  return NOTHING.has(value.trim().toLowerCase());
}

const TIMES: readonly Part[] = ['at', 'opened', 'solved'];
const COUNTS: readonly Part[] = ['moves', 'stations', 'reopened'];

/** A file as it looks before anybody said what it means. */
export interface Head {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Guess {
  readonly desk?: OtherDesk;
  readonly mapping: Mapping;
  readonly dates: DateOrder | 'unclear' | 'clear' | 'none';
}

/** The desk whose names are found most often says what they mean; what it leaves open the others may fill in. */
export function guess(head: Head): Guess {
  const found = KNOWN.map((desk) => ({ desk, mapping: matched(head, DESKS[desk], {}) }));
  const most = found.reduce((best, one) => (size(one.mapping) > size(best.mapping) ? one : best));
  let mapping = most.mapping;
  for (const desk of KNOWN) if (desk !== most.desk) mapping = matched(head, DESKS[desk], mapping);
  return {
    ...(size(most.mapping) > 1 ? { desk: most.desk } : {}),
    mapping,
    dates: orderOf(TIMES.flatMap((part) => valuesOf(head, mapping[part]))),
  };
}

const size = (mapping: Mapping): number => Object.keys(mapping).length;

/** A column says one thing, and what stands in it must be able to. */
function matched(head: Head, names: Names, known: Mapping): Mapping {
  const mapping: Mapping = { ...known };
  const taken = new Set(Object.values(known));
  for (const part of PARTS) {
    if (mapping[part]) continue;
    const column = names[part]
      ?.flatMap((name) => head.columns.filter((one) => bare(one) === name))
      .find((one) => !taken.has(one) && fits(part, valuesOf(head, one)));
    if (!column) continue;
    mapping[part] = column;
    taken.add(column);
  }
  return mapping;
}

function fits(part: Part, values: readonly string[]): boolean {
  if (values.length === 0) return part === 'solved' || part === 'reopened'; // not filled in yet
  const most = (right: (value: string) => boolean): boolean => values.filter(right).length >= 0.8 * values.length;
  if (TIMES.includes(part)) return most(isDate);
  if (COUNTS.includes(part)) return most((value) => /^\d{1,4}$/.test(value.trim()));
  return true;
}

const isDate = (value: string): boolean =>
  !Number.isNaN(readDate(value, 'dmy')) || !Number.isNaN(readDate(value, 'mdy'));

function valuesOf({ columns, rows }: Head, column: string | undefined): string[] {
  const at = column === undefined ? -1 : columns.indexOf(column);
  return at === -1 ? [] : rows.map((row) => row[at] ?? '').filter((value) => !isNothing(value));
}

/** Where the moves are read from: a count the desk kept itself, or the changes of who had the question. */
export type MovesFrom = 'moves' | 'stations' | 'group' | 'owner' | 'changes';

export interface Plan {
  readonly at: Readonly<Record<Part, number>>;
  readonly dates: DateOrder;
  readonly movesFrom: MovesFrom;
}

/** What is read from which cell. Throws what is missing or cannot be, each by the part or column it is about. */
export function planned(head: Head, mapping: Mapping, order?: DateOrder): Plan {
  const unknown = Object.entries(mapping).filter(([, column]) => column && !head.columns.includes(column));
  if (unknown.length > 0)
    throw new DoorError('import.column_unknown', {
      fields: Object.fromEntries(unknown.map(([part, name]) => [part, name])),
    });
  const has = (part: Part): boolean => Boolean(mapping[part]);
  const movesFrom =
    (['moves', 'stations', 'group', 'owner'] as const).find(has) ??
    (has('field') && has('after') ? 'changes' : undefined);
  const missing = [
    ...(has('ticket') ? [] : ['ticket']),
    ...(movesFrom ? [] : ['group']),
    ...(has('at') || ((movesFrom === 'moves' || movesFrom === 'stations') && has('opened')) ? [] : ['at']),
  ];
  if (missing.length > 0 || !movesFrom)
    throw new DoorError('import.column_missing', {
      fields: Object.fromEntries(missing.map((part) => [part, 'needed'])),
    });
  return {
    at: Object.fromEntries(
      PARTS.map((part) => [part, mapping[part] ? head.columns.indexOf(mapping[part]) : -1]),
    ) as never,
    dates: order ?? orderFrom(head, mapping),
    movesFrom:
      has('field') && has('after') && movesFrom !== 'moves' && movesFrom !== 'stations' ? 'changes' : movesFrom,
  };
}

function orderFrom(head: Head, mapping: Mapping): DateOrder {
  const order = orderOf(TIMES.flatMap((part) => valuesOf(head, mapping[part])));
  if (order === 'none') throw new DoorError('import.no_dates', { fields: { at: mapping.at ?? mapping.opened ?? '' } });
  if (order === 'unclear') throw new DoorError('import.dates_unclear', { fields: { dates: 'dmy, mdy' } });
  return order === 'clear' ? 'dmy' : order;
}

/** Names, words and addresses of people: their columns are offered by name, without what stands in them. */
const PERSONAL =
  /naam|name(?!group)|caller|melder|aanvrager|requester|opened ?_?by|resolved ?_?by|created ?_?by|updated ?_?by|author|auteur|reporter|owner|resource|assignee|assigned|behandelaar$|operator$|user|gebruiker|mail|phone|telefoon|subject|onderwerp|summary|omschrijving|description|comment|opmerking|verzoek|request$|tekst|text|bsn|client|cliënt|patient|patiënt|bewoner|geboorte|birth/i;
const MOST_SAMPLES = 3;

/** A few values of a column, to recognise it by; none where people can be named. */
export function samplesOf(head: Head, column: string): string[] {
  const values = valuesOf(head, column);
  if (PERSONAL.test(column)) return [];
  const plain = values.every((value) => isDate(value) || /^[\w.:+/-]{1,40}$/.test(value.trim()));
  const different = new Set(values);
  // Words that come back are labels; words that never do may be somebody's own.
  const labels = different.size <= Math.max(10, values.length / 5) && values.every((value) => value.length <= 40);
  return plain || labels ? [...different].slice(0, MOST_SAMPLES) : [];
}
