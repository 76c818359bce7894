/**
 * Every refusal of the rule, in one place. `conflict`: the rule says no to this move now; `invalid`: something in it is missing
 * or wrong; `forbidden`: not by this person; `unknown`: not there, or not for these eyes. Sentences say what to do instead.
 */
export const REFUSALS = {
  'ticket.empty': ['invalid', 'Schrijf in een paar woorden wat er gebeurt.', 'Write in a few words what is going on.'],
  'ticket.for_another': [
    'forbidden',
    'Alleen het servicecentrum vraagt of noteert iets voor een ander.',
    'Only the service centre asks or writes down something for somebody else.',
  ],
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
  'elsewhere.not_asked': ['conflict', 'Dit is jou niet gevraagd.', 'You were not asked this.'],
  'elsewhere.already_told': ['conflict', 'Je hebt dit al gezegd. Dank je.', 'You have told us already. Thank you.'],
  'thanks.not_confirmed': [
    'conflict',
    'Bedanken kan als de vraag klaar is.',
    'You can say thank you when the question is done.',
  ],
  'thanks.already_given': ['conflict', 'Je team heeft al bedankt.', 'Your team has said thank you already.'],
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
  'urgency.not_suggested': ['conflict', 'Hier is niets voorgesteld.', 'Nothing was suggested here.'],
  'ticket.merged': [
    'conflict',
    'Deze vraag is samengevoegd met een oudere. Ga daar verder.',
    'This question was merged with an older one. Go on there.',
  ],
  'callback.already_asked': ['conflict', 'Je wordt al teruggebeld.', 'You will already be called back.'],
  'callback.not_asked': ['conflict', 'Er is niet gevraagd om terug te bellen.', 'Nobody asked to be called back.'],
  'handover.not_found': ['unknown', 'Dit aanbod bestaat niet.', 'This offer does not exist.'],
  'handover.reason_missing': [
    'invalid',
    'Schrijf waarom je deze vraag wilt overdragen.',
    'Write why you want to hand this question over.',
  ],
  'handover.already_offered': [
    'conflict',
    'Deze vraag is al aangeboden aan een collega. Wacht op het antwoord.',
    'This question is already offered to a colleague. Wait for the answer.',
  ],
  'handover.nobody': [
    'invalid',
    'Kies een collega van het servicecentrum.',
    'Choose a colleague of the service centre.',
  ],
  'handover.to_earlier_owner': [
    'conflict',
    'Deze collega heeft deze vraag al gehad. Vraag die om mee te denken.',
    'This colleague had this question before. Ask them to think along instead.',
  ],
  'handover.receiver_off_shift': [
    'conflict',
    'Deze collega heeft nu geen dienst. Kies iemand die er is.',
    'This colleague is not on shift. Choose somebody who is.',
  ],
  'handover.limit_reached': [
    'conflict',
    'Deze vraag is al {max} keer overgedragen. Vraag eerst of de vrager het goed vindt.',
    'This question was handed over {max} times already. Ask first whether the asker agrees.',
  ],
  'handover.not_yours': ['conflict', 'Deze vraag is niet aan jou aangeboden.', 'This question was not offered to you.'],
  'handover.lapsed': [
    'conflict',
    'Dit aanbod is voorbij. De vraag is gebleven waar die was.',
    'This offer is over. The question stayed where it was.',
  ],
  'difficult.already_told': [
    'conflict',
    'Dat is al gezegd. Er kijkt iemand mee.',
    'That was said already. Somebody is looking along.',
  ],
  'someone_else.already_asked': [
    'conflict',
    'Er wordt al iemand anders gezocht.',
    'Somebody else is already being looked for.',
  ],
  'someone_else.is_owner': ['conflict', 'Deze collega helpt je al.', 'This colleague is already helping you.'],
  'stand_in.already': ['conflict', 'Deze collega neemt al waar.', 'This colleague already stands in.'],
  'stand_in.nobody': [
    'invalid',
    'Kies een collega van het servicecentrum.',
    'Choose a colleague of the service centre.',
  ],
  'stand_in.past': ['invalid', 'Kies een tijd die nog moet komen.', 'Choose a time that is still to come.'],
  'stand_in.already_asked': [
    'conflict',
    'Deze collega is al gevraagd. Wacht op het antwoord of vraag een ander.',
    'This colleague was already asked. Wait for the answer or ask another.',
  ],
  'stand_in.not_asked': [
    'conflict',
    'Jou is niet gevraagd om hier waar te nemen.',
    'You were not asked to stand in here.',
  ],
  'stand_in.owner_back': [
    'conflict',
    '{owner} is er weer. Waarnemen hoeft niet meer.',
    '{owner} is back. Nobody has to stand in any more.',
  ],
  'stand_in.not_found': ['unknown', 'Er neemt nu niemand waar.', 'Nobody stands in now.'],
  'stand_in.not_allowed': [
    'forbidden',
    'Wie waarneemt, mag dit niet. Vraag het {owner}.',
    'Who stands in may not do this. Ask {owner}.',
  ],
  'unsolved.incomplete': [
    'invalid',
    'Schrijf wat je hebt geprobeerd en wat er wel kan.',
    'Write what you tried and what is possible instead.',
  ],
  'unsolved.needs_second': [
    'conflict',
    'Laat eerst een collega meekijken. Kies wie.',
    'Have a colleague look along first. Choose who.',
  ],
  'unsolved.not_second': [
    'forbidden',
    'Een andere collega is gevraagd om mee te kijken.',
    'Another colleague was asked to look along.',
  ],
  'unsolved.looked_already': ['conflict', 'Je hebt al meegekeken.', 'You looked along already.'],
  'unsolved.not_closed': [
    'conflict',
    'Deze vraag is niet als onopgelost gesloten.',
    'This question was not closed as unsolved.',
  ],
  'discard.reason_missing': ['invalid', 'Schrijf waarom dit geen vraag is.', 'Write why this is not a question.'],
  'discard.not_discarded': ['conflict', 'Deze vraag is niet weggelegd.', 'This question was not set aside.'],
  'discard.window_passed': [
    'conflict',
    'Dit is te lang geleden om terug te halen.',
    'This was too long ago to bring back.',
  ],
  'later.requester_must_agree': ['conflict', 'Vraag eerst of het later mag.', 'Ask first whether it may be later.'],
  'later.past': ['invalid', 'Kies een tijd die nog moet komen.', 'Choose a time that is still to come.'],
  'later.until_or_urgency': [
    'invalid',
    'Kies een latere tijd of minder spoed: een van de twee.',
    'Choose a later time or less urgency: one of the two.',
  ],
  'later.not_asked': ['conflict', 'Er is niet gevraagd of dit kan wachten.', 'Nobody asked whether this can wait.'],
  'decision.incomplete': ['invalid', 'Schrijf waarom en wat het oplost.', 'Write why, and what it solves.'],
  'decision.already_asked': ['conflict', 'Er loopt al een besluit over deze vraag.', 'A decision is already waiting.'],
  'decision.above_mandate': [
    'conflict',
    'Dit is meer dan € {mandate}. Vraag je helper om het te regelen.',
    'This is more than € {mandate}. Ask your helper to arrange it.',
  ],
  'decision.nobody': [
    'conflict',
    'Er is nu niemand die dit mag beslissen. Vraag een beheerder.',
    'Nobody may decide this now. Ask an administrator.',
  ],
  'decision.not_found': [
    'unknown',
    'Dit besluit bestaat niet of is niet van jou.',
    'This decision does not exist or is not yours.',
  ],
  'decision.not_yours': ['forbidden', 'Dit besluit is aan een ander.', "This decision is somebody else's."],
  'decision.closed': ['conflict', 'Hierover is al besloten.', 'This was decided already.'],
  'decision.alternative_missing': [
    'invalid',
    'Zeg wat er wel kan. Een nee heeft een andere oplossing nodig.',
    'Say what is possible. A no needs another solution.',
  ],
  'path.already_started': ['conflict', 'Je volgt deze stappen al.', 'You already follow these steps.'],
  'path.not_started': ['conflict', 'Begin eerst met de stappen.', 'Begin the steps first.'],
  'mask.not_found': ['unknown', 'Hier is niets onleesbaar gemaakt.', 'Nothing was made unreadable here.'],
  'mask.forgotten': [
    'conflict',
    'Dit nummer is niet meer bewaard. Vraag het na bij wie het schreef.',
    'This number is no longer kept. Ask the one who wrote it.',
  ],
  'merge.itself': ['invalid', 'Kies een andere vraag.', 'Choose another question.'],
  'merge.other_requester': [
    'conflict',
    'Dit zijn vragen van twee mensen. Koppel ze, of maak er een storing van.',
    'These are questions of two people. Link them, or make it an outage.',
  ],
  'merge.closed': [
    'conflict',
    'Die vraag is al klaar. Kies een vraag die nog loopt.',
    'That question is done. Choose one that is still open.',
  ],
  'merge.into_older': [
    'conflict',
    'De oudste vraag blijft. Voeg de nieuwere daarin samen.',
    'The older question stays. Merge the newer one into it.',
  ],
  'merge.outage': ['conflict', 'Een storing kun je niet samenvoegen.', 'An outage cannot be merged.'],
  'outage.not_found': ['unknown', 'Deze storing bestaat niet.', 'This outage does not exist.'],
  'outage.over': ['conflict', 'Deze storing is voorbij.', 'This outage is over.'],
  'outage.end_for_all': [
    'conflict',
    'Een storing sluit je voor iedereen tegelijk af. Kies "Storing voorbij".',
    'An outage ends for everybody at once. Choose "Outage over".',
  ],
  'outage.private': [
    'conflict',
    'Deze vraag is alleen voor de vrager. Die kan niet bij een storing.',
    'This question is private. It cannot be part of an outage.',
  ],
  'outage.already_joined': [
    'conflict',
    'Deze vraag hoort al bij deze storing.',
    'This question is already part of this outage.',
  ],
  'outage.in_another': [
    'conflict',
    'Deze vraag hoort al bij een andere storing.',
    'This question is part of another outage already.',
  ],
  'outage.not_in_it': [
    'conflict',
    'Deze vraag hoort niet bij deze storing.',
    'This question is not part of this outage.',
  ],
  'account.last_owner': [
    'conflict',
    'Dit is de laatste die vragen kan hebben. Zet eerst een collega klaar.',
    'This is the last one who can own questions. Prepare a colleague first.',
  ],
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
