/**
 * Every refusal of the rule, in one place. `conflict`: the rule says no to this move now; `invalid`: something in it is missing
 * or wrong; `forbidden`: not by this person; `unknown`: not there, or not for these eyes. Sentences say what to do instead.
 */
export const REFUSALS = {
  'ticket.empty': ['invalid', 'Schrijf in een paar woorden wat er gebeurt.', 'Write in a few words what is going on.'],
  'ticket.not_found': [
    'unknown',
    'Deze vraag bestaat niet of is niet van jou.',
    'This question does not exist or is not yours.',
  ],
  'ticket.already_claimed': [
    'conflict',
    '{owner} was je net voor en helpt deze collega.',
    '{owner} was just before you and is helping.',
  ],
  'ticket.claim_first': [
    'conflict',
    'Pak de vraag eerst op. Dan kun je antwoorden.',
    'Take the question first. Then you can answer.',
  ],
  'ticket.closed': [
    'conflict',
    'Deze vraag is klaar. De vrager kan hem weer openen.',
    'This question is done. The one who asked can reopen it.',
  ],
  'ticket.not_closed': [
    'conflict',
    'Deze vraag loopt nog. Schrijf gewoon een bericht.',
    'This question is still open. Just write a message.',
  ],
  'ticket.not_yours': [
    'forbidden',
    'Je helpt niet mee met deze vraag. Bied je hulp aan bij {owner}.',
    'You are not on this question. Offer {owner} your help.',
  ],
  'ticket.reopen_window_passed': [
    'conflict',
    'Dit is te lang geleden om weer te openen. Stel een nieuwe vraag.',
    'This was too long ago to reopen. Ask a new question.',
  ],
  'message.empty': ['invalid', 'Schrijf eerst een paar woorden.', 'Write a few words first.'],
  'reply.next_step_missing': [
    'conflict',
    'Zeg wat je gaat doen en wanneer je weer van je laat horen.',
    'Say what you will do and when you will be in touch.',
  ],
  'reply.next_step_past': ['invalid', 'Kies een tijd die nog moet komen.', 'Choose a time that is still to come.'],
  'reply.redirects': [
    'conflict',
    'Zo legt dit antwoord de volgende stap bij de vrager. Houd hem zelf.',
    'This answer leaves the next step with the asker. Keep it yourself.',
  ],
  'reply.stale': [
    'conflict',
    'Er kwam een nieuw bericht bij. Lees het even. Je tekst is bewaard.',
    'A new message came in. Read it first. Your words are kept.',
  ],
  'consult.not_found': [
    'unknown',
    'Deze hulpvraag bestaat niet of is niet van jou.',
    'This request for help does not exist or is not yours.',
  ],
  'consult.nobody': ['invalid', 'Kies wie er mee moet denken.', 'Choose who should think along.'],
  'consult.self': ['invalid', 'Je denkt al mee. Kies iemand anders.', 'You are already helping. Choose somebody else.'],
  'consult.past': ['invalid', 'Kies een tijd die nog moet komen.', 'Choose a time that is still to come.'],
  'consult.closed': [
    'conflict',
    'Deze hulpvraag is al beantwoord of teruggetrokken.',
    'This request was already answered or withdrawn.',
  ],
  'solution.open_consults': [
    'conflict',
    'Er denkt nog iemand mee. Wacht op het antwoord of trek de hulpvraag terug.',
    'Somebody is still thinking along. Wait for the answer or withdraw the request.',
  ],
  'solution.already_offered': [
    'conflict',
    'De oplossing ligt al bij de vrager.',
    'The solution is already with the one who asked.',
  ],
  'confirmation.nothing_offered': [
    'conflict',
    'Er is nog geen oplossing om te bevestigen.',
    'There is no solution to confirm yet.',
  ],
  'confirmation.contradicts': [
    'conflict',
    'Je woorden zeggen dat het nog niet werkt. Is het echt opgelost?',
    'Your words say it does not work yet. Is it really solved?',
  ],
  'confirmation.not_requester': [
    'forbidden',
    'Alleen de vrager of het team zegt of het opgelost is.',
    'Only the one who asked, or the team, says whether it is solved.',
  ],
  'urgency.requester_must_agree': ['conflict', 'Vraag eerst of het kan wachten.', 'Ask first whether it can wait.'],
  'urgency.unchanged': ['conflict', 'De vraag heeft deze spoed al.', 'The question already has this urgency.'],
} as const satisfies Record<string, readonly ['conflict' | 'invalid' | 'forbidden' | 'unknown', string, string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** The rule says no. The person can mend it; it is never retried by a machine. `details` fills the sentence and goes along. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

export function refuseIf(wrong: boolean, code: RefusalCode, details?: Readonly<Record<string, unknown>>): void {
  if (wrong) throw new Refusal(code, details);
}
