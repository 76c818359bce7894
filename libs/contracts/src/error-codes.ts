import { REFUSALS, type RefusalCode } from '@zorg112/domain';

/** Codes that are not the rule's own: the door, the wire, the house. The rule's are in the domain's refusals.ts. */
export const DOOR = {
  'request.malformed': [400, 'Dit bericht is niet te lezen.', 'This request cannot be read.'],
  'request.invalid': [422, 'Kijk de velden na.', 'Check the fields.'],
  'request.too_large': [413, 'Dit is te groot om te versturen.', 'This is too large to send.'],
  'auth.required': [401, 'Meld je eerst aan.', 'Sign in first.'],
  'auth.wrong_credentials': [
    401,
    'Dit e-mailadres of wachtwoord klopt niet.',
    'This e-mail address or password is not right.',
  ],
  'auth.csrf': [
    403,
    'Deze pagina was te oud. Laad hem opnieuw en probeer het nog eens.',
    'This page was too old. Reload it and try again.',
  ],
  'permission.denied': [403, 'Dit hoort niet bij je rol.', 'Your role does not include this.'],
  not_found: [404, 'Dit bestaat niet.', 'This does not exist.'],
  'rate.limited': [
    429,
    'Dat was even te veel. Probeer het zo nog eens.',
    'That was a little too much. Try again in a moment.',
  ],
  'idempotency.mismatch': [422, 'Deze sleutel hoort bij een ander verzoek.', 'This key belongs to another request.'],
  'attachment.too_large': [
    413,
    'Dit bestand is te groot. Kies een kleiner bestand.',
    'This file is too large. Choose a smaller one.',
  ],
  'attachment.type': [
    422,
    'Dit soort bestand kan niet mee. Kies een foto (JPEG, PNG of WebP) of een pdf.',
    'This kind of file cannot go along. Choose a photo (JPEG, PNG or WebP) or a PDF.',
  ],
  'attachment.heic': [
    422,
    "Deze foto is in HEIC, en dat kan niet iedereen openen. Zet hem om naar JPEG, of kies op je iPhone bij Camera, Formaten: 'Meest compatibel'.",
    "This photo is HEIC, which not everybody can open. Make it a JPEG, or choose 'Most Compatible' on your iPhone under Camera, Formats.",
  ],
  'attachment.unreadable': [
    422,
    'Deze foto is niet te openen. Maak hem opnieuw of kies een andere.',
    'This photo cannot be opened. Take it again or choose another.',
  ],
  'attachment.unknown': [
    422,
    'Een foto is niet meer bewaard. Voeg hem opnieuw toe.',
    'A photo is no longer kept. Add it again.',
  ],
  'attachment.too_many': [
    422,
    'Dit zijn te veel bestanden bij één bericht.',
    'These are too many files for one message.',
  ],
  'attachment.not_found': [
    404,
    'Deze foto bestaat niet of is niet voor jou.',
    'This photo does not exist or is not for you.',
  ],
  'search.unknown': [
    422,
    'Dit staat achter een dubbele punt, en we kennen het niet.',
    'This stands behind a colon, and we do not know it.',
  ],
  'import.no_file': [404, 'Dit bestand is er niet.', 'This file is not there.'],
  'import.empty': [422, 'Er staat niets in dit bestand.', 'There is nothing in this file.'],
  'import.spreadsheet': [
    422,
    'Dit is een bestand van Excel. Bewaar het als CSV en kies het opnieuw.',
    'This is an Excel file. Save it as CSV and choose it again.',
  ],
  'import.not_a_log': [
    422,
    'Hier zien we geen regels met kolommen. Kies een bestand in CSV of XES.',
    'We see no lines with columns here. Choose a CSV or XES file.',
  ],
  'import.column_missing': [422, 'We missen nog een kolom. Wijs hem aan.', 'We still miss a column. Point it out.'],
  'import.column_unknown': [422, 'Deze kolom staat niet in het bestand.', 'This column is not in the file.'],
  'import.column_unlikely': [
    422,
    'In deze kolom staat bijna overal iets anders. Wijs een andere aan.',
    'This column holds something else almost everywhere. Point out another.',
  ],
  'import.no_dates': [422, 'In deze kolom zien we geen tijden.', 'We see no times in this column.'],
  'import.dates_unclear': [
    422,
    'We zien niet of de dag of de maand voorop staat. Zeg het ons.',
    'We cannot see whether the day or the month comes first. Tell us.',
  ],
  'import.nothing_read': [
    422,
    'Geen enkele regel was te lezen. Kijk of de kolommen kloppen.',
    'Not one line could be read. See if the columns are right.',
  ],
  'import.one_row_each': [
    422,
    'Elke vraag staat hier op maar één regel. Zo zien we niet hoe vaak hij van plek wisselde. Kies een lijst met alle wijzigingen.',
    'Each question has only one line here. So we cannot see how often it moved. Choose a list of all changes.',
  ],
  'import.not_empty': [
    409,
    'In deze database staat al iets. Neem een lege.',
    'There is something in this database already. Take an empty one.',
  ],
  'import.too_large': [413, 'Dit bestand is te groot.', 'This file is too large.'],
  'import.too_many_rows': [
    413,
    'Er staan te veel regels in dit bestand. Kies een kortere tijd.',
    'There are too many lines in this file. Choose a shorter time.',
  ],
  'import.interrupted': [
    400,
    'Het bestand kwam niet helemaal over. Probeer het nog eens.',
    'The file did not come across whole. Try again.',
  ],
  'import.busy': [
    409,
    'Er wordt al een bestand gelezen. Probeer het zo nog eens.',
    'A file is being read already. Try again in a moment.',
  ],
  'team.not_found': [404, 'Dit team bestaat niet.', 'There is no such team.'],
  'location.not_found': [404, 'Deze plek bestaat niet meer.', 'This place is not there any more.'],
  'path.unknown': [404, 'Deze stappen bestaan niet.', 'These steps do not exist.'],
  'path.unknown_step': [422, 'Deze stap bestaat niet.', 'This step does not exist.'],
  'policy.invalid': [422, 'Deze afspraken kloppen nog niet.', 'This policy is not right yet.'],
  'roster.overlap': [
    409,
    'Deze collega staat dan al ingeroosterd. Beëindig dat eerst.',
    'This colleague is already rostered then. End that first.',
  ],
  'roster.past': [
    409,
    'Wat geweest is, blijft staan. Kies een tijd vanaf nu.',
    'What was, stays. Choose a time from now on.',
  ],
  'roster.order': [422, 'Het einde ligt vóór het begin.', 'The end is before the beginning.'],
  'roster.too_long': [422, 'Vraag hoogstens tien weken tegelijk.', 'Ask for ten weeks at most.'],
  'roster.role': [
    422,
    'Deze collega kan dit niet doen. Kies iemand van het servicecentrum.',
    'This colleague cannot do this. Choose somebody of the service centre.',
  ],
  'roster.off_shift': [
    409,
    'Je hebt nu geen dienst. Alleen wie dienst heeft, neemt de wacht over.',
    'You are not on shift. Only somebody on shift takes over the watch.',
  ],
  'roster.already_watching': [409, 'Je houdt de wacht al.', 'You already keep watch.'],
  'roster.not_found': [404, 'Deze dienst bestaat niet.', 'This entry of the roster does not exist.'],
  'account.not_found': [404, 'Deze collega bestaat niet.', 'This colleague does not exist.'],
  'account.self': [409, 'Je kunt je eigen account niet uitzetten.', 'You cannot disable your own account.'],
  'cti.token_wrong': [
    401,
    'Deze telefooncentrale kennen we niet. Kijk de sleutel in het adres na.',
    'We do not know this exchange. Check the token in the address.',
  ],
  'call.not_found': [404, 'Dit gesprek bestaat niet.', 'This call does not exist.'],
  'call.already_answered': [409, 'Een collega heeft al opgenomen.', 'A colleague has answered already.'],
  'call.over': [409, 'Dit gesprek is al voorbij.', 'This call is over.'],
  'number.invalid': [
    422,
    'Dit is geen telefoonnummer. Schrijf het met het netnummer.',
    'This is no phone number. Write it with its area code.',
  ],
  'number.whose': [422, 'Kies van wie dit nummer is.', 'Choose whose number this is.'],
  'number.not_found': [404, 'Dit nummer kennen we niet.', 'We do not know this number.'],
  'preferences.newer': [
    409,
    'Op een ander scherm koos je net iets anders.',
    'You just chose something else on another screen.',
  ],
  'board.unknown': [401, 'Dit scherm is niet (meer) toegelaten.', 'This screen is not admitted (any more).'],
  'board.asking': [409, 'Dit scherm wacht op toelating.', 'This screen waits to be admitted.'],
  'board.code_wrong': [
    422,
    'Deze cijfers horen bij geen scherm dat wacht. Kijk wat er nu op staat.',
    'These digits belong to no screen that waits. Look what it shows now.',
  ],
  'board.not_found': [404, 'Dit scherm bestaat niet.', 'This screen does not exist.'],
  'board.too_many': [
    429,
    'Er wachten te veel schermen. Probeer het over tien minuten.',
    'Too many screens wait. Try again in ten minutes.',
  ],
  'stats.month_not_kept': [
    404,
    'Van die maand zijn nog geen cijfers bewaard. Dat gebeurt als hij voorbij is.',
    'The figures of that month were not kept yet. That is done when it is over.',
  ],
  'stats.too_few': [
    422,
    'Daarvan tonen we geen cijfers: minder dan vijf vragers, of anders zou je die kunnen uitrekenen. Zo is niemand te herkennen.',
    'We show no figures of that: fewer than five people asked, or those could be worked out. So nobody can be told apart.',
  ],
  'card.not_found': [404, 'Deze kaart bestaat niet.', 'This card does not exist.'],
  'card.newer': [
    409,
    'Een collega veranderde deze kaart net. Kijk wat er nu staat.',
    'A colleague just changed this card. Look what it says now.',
  ],
  'card.not_from_this': [
    409,
    'Van deze vraag kan geen kaart komen: hij is niet bevestigd opgelost, of hij is van de vrager alleen.',
    'No card can come from this question: it is not confirmed as solved, or it is for the asker alone.',
  ],
  'canned.not_found': [404, 'Deze vaste tekst bestaat niet.', 'This canned text does not exist.'],
  'canned.newer': [
    409,
    'Een collega veranderde deze tekst net. Kijk wat er nu staat.',
    'A colleague just changed this text. Look what it says now.',
  ],
  'draft.newer': [
    409,
    'Op een ander scherm schreef je hier verder. Wat je hier schreef staat er nog.',
    'You went on with this on another screen. What you wrote here still stands.',
  ],
  'push.off': [409, 'Dit servicecentrum geeft geen seintjes op je telefoon.', 'This desk does not tell phones.'],
  'push.shared': [
    409,
    'Op een toestel van je team geven we geen seintjes.',
    'We tell nothing on a device of your team.',
  ],
  'push.unknown_service': [
    422,
    'Deze browser gebruikt een dienst die wij niet kennen. Een seintje kan hier niet.',
    'This browser uses a service we do not know. It cannot be told anything.',
  ],
  'auth.wrong_password': [401, 'Dit wachtwoord klopt niet.', 'This password is not right.'],
  'code.too_simple': [
    422,
    'Deze code is te makkelijk te raden. Kies een andere.',
    'This code is too easy to guess. Choose another.',
  ],
  'code.own_phone': [
    409,
    'Kies je code op je eigen telefoon, bij Mijn code.',
    'Choose your code on your own phone, under My code.',
  ],
  'device.unknown': [
    401,
    'Dit toestel is niet gekoppeld. Meld je aan met je eigen account.',
    'This device is not paired. Sign in with your own account.',
  ],
  'device.pairing_wrong': [
    401,
    'Deze code klopt niet, of is niet meer geldig. Maak een nieuwe code.',
    'This code is not right, or no longer valid. Make a new code.',
  ],
  'device.person_unknown': [404, 'Deze collega hoort niet bij dit team.', 'This colleague is not in this team.'],
  'device.code_missing': [
    409,
    'Je hebt nog geen code. Kies er nu een, met je wachtwoord.',
    'You have no code yet. Choose one now, with your password.',
  ],
  'device.code_wrong': [401, 'Deze code klopt niet. Probeer het nog eens.', 'This code is not right. Try again.'],
  'device.locked': [
    429,
    'Te vaak een verkeerde code. Wacht even, of kies een nieuwe code met je wachtwoord.',
    'Too many wrong codes. Wait a moment, or choose a new code with your password.',
  ],
  'device.not_found': [404, 'Dit toestel bestaat niet.', 'This device does not exist.'],
  'service.unavailable': [
    503,
    'Dat lukte even niet. Je tekst is bewaard. Probeer het zo opnieuw.',
    'That did not work just now. Your words are kept. Try again in a moment.',
  ],
  'server.error': [
    500,
    'Er ging iets mis bij ons. We zijn ervan op de hoogte.',
    'Something went wrong on our side. We know about it.',
  ],
} as const satisfies Record<string, readonly [number, string, string]>;

export { assetOf, isCategory, maskBsns, maskWithin, Refusal } from '@zorg112/domain';

export type DoorCode = keyof typeof DOOR;
export type ErrorCode = DoorCode | RefusalCode;
export type Language = 'nl' | 'en';

/** The door says no: not the rule, but the request, the session or the house. */
export class DoorError extends Error {
  constructor(
    readonly code: DoorCode,
    readonly extra: { readonly fields?: Record<string, string>; readonly retryAfterSeconds?: number } = {},
  ) {
    super(code);
  }
}

const STATUS = { conflict: 409, invalid: 422, forbidden: 403, unknown: 404 } as const;

export function statusOf(code: ErrorCode): number {
  return code in DOOR ? DOOR[code as DoorCode][0] : STATUS[REFUSALS[code as RefusalCode][0]];
}

/** The sentence for a person; `{name}` is filled from the details. */
export function sentenceOf(
  code: ErrorCode,
  language: Language,
  details: Readonly<Record<string, unknown>> = {},
): string {
  const [, nl, en] = code in DOOR ? DOOR[code as DoorCode] : REFUSALS[code as RefusalCode];
  return (language === 'en' ? en : nl).replace(/\{(\w+)\}/g, (_all, name: string) => String(details[name] ?? 'iemand'));
}
