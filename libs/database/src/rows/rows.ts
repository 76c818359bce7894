import {
  type CardWords,
  type Cause,
  type Decision,
  type Figure,
  type PhoneWord,
  type Role,
  type Span,
  type Ticket,
} from '@zorg112/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintKey, Count, Flag, Instant, Json, Key, NULL, Text } from './columns.js';

@Entity('tickets')
export class TicketRow {
  @Key('id') id!: string;
  @Column({ name: 'number', ...bigintKey }) number!: number;
  @Text('status') status!: string;
  @Text('closed_how', NULL) closedHow!: string | null;
  @Text('urgency') urgency!: string;
  @Flag('private') private!: boolean;
  @Text('requester_id') requesterId!: string;
  @Text('team_id', NULL) teamId!: string | null;
  @Text('owner_id') ownerId!: string;
  @Text('channel') channel!: string;
  /** What it is about; null where nobody said. */
  @Text('category', NULL) category!: string | null;
  /** The number on the thing it is about. */
  @Text('asset', NULL) asset!: string | null;
  @Flag('is_outage') isOutage!: boolean;
  /** First words of the question, for lists. */
  @Text('text') text!: string;
  @Instant('next_due_at', NULL) nextDueAt!: number | null;
  @Count('version') version!: number;
  @Instant('created_at') createdAt!: number;
  @Instant('changed_at') changedAt!: number;
  @Instant('claimed_at', NULL) claimedAt!: number | null;
  @Instant('first_reply_at', NULL) firstReplyAt!: number | null;
  @Instant('closed_at', NULL) closedAt!: number | null;
  @Column({ name: 'score', type: 'integer', nullable: true }) score!: number | null;
  /** The ticket as the rule knows it, whole; the columns beside it are for finding and ordering. */
  @Json('state') state!: Ticket;
}

/** Who came in beside the owner, or was asked: for finding "what I help with" and for who may see. */
@Entity('participants')
export class ParticipantRow {
  @Key('ticket_id') ticketId!: string;
  @Key('kind') kind!: string;
  @Key('id') id!: string;
}

@Entity('clocks')
export class ClockRow {
  @Key('ticket_id') ticketId!: string;
  @Key('id') id!: string;
  @Text('kind') kind!: string;
  @Text('target') target!: string;
  @Text('state') state!: string;
  @Text('outcome', NULL) outcome!: string | null;
  @Instant('started_at') startedAt!: number;
  /** Of one that stands still: when it had been due, if it was late by then. */
  @Instant('due_at', NULL) dueAt!: number | null;
  @Instant('ended_at', NULL) endedAt!: number | null;
  /** When the next step rings: what the bell and the sweep look at. */
  @Instant('next_ring_at', NULL) nextRingAt!: number | null;
}

@Entity('handovers')
export class HandoverRow {
  @Key('id') id!: string;
  @Text('ticket_id') ticketId!: string;
  @Text('from_id') fromId!: string;
  @Text('to_id') toId!: string;
  @Instant('offered_at') offeredAt!: number;
  @Instant('ended_at', NULL) endedAt!: number | null;
  @Text('outcome', NULL) outcome!: string | null;
}

/** The register of maatwerk. */
@Entity('decisions')
export class DecisionRow {
  @Key('id') id!: string;
  @Text('ticket_id') ticketId!: string;
  @Text('kind') kind!: string;
  @Text('level') level!: string;
  @Column({ name: 'amount_cents', ...bigintKey }) amountCents!: number;
  @Text('decider_id', NULL) deciderId!: string | null;
  @Instant('asked_at') askedAt!: number;
  @Text('outcome', NULL) outcome!: string | null;
  @Flag('by_silence') bySilence!: boolean;
  @Instant('decided_at', NULL) decidedAt!: number | null;
  /** The decision as the rule knows it, whole. */
  @Json('data') data!: Decision;
}

@Entity('messages')
export class MessageRow {
  @Key('id') id!: string;
  @Text('ticket_id') ticketId!: string;
  @Text('kind') kind!:
    'question' | 'message' | 'reply' | 'interim' | 'note' | 'solution' | 'unsolved' | 'consult' | 'answer';
  @Text('author_id') authorId!: string;
  @Text('on_behalf_of', NULL) onBehalfOf!: string | null;
  @Text('consult_id', NULL) consultId!: string | null;
  @Text('text') text!: string;
  @Instant('at') at!: number;
  @Count('version') version!: number;
  @Flag('asks_requester') asksRequester!: boolean;
  @Json('next_step', NULL) nextStep!: { what: string; by: number } | null;
  /** What was made unreadable in these words, and until when (UTC ms) the number is kept sealed. */
  @Json('masks', NULL) masks!: readonly Mask[] | null;
  /** The photos and files that came with these words, in her order. */
  @Json('attachments', NULL) attachments!: readonly Attached[] | null;
}

export interface Attached {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export interface Mask extends Span {
  readonly keptUntil?: number;
}

/** A masked number, sealed: only staff on the question who say that it is no BSN open it. */
@Entity('sealed_numbers')
export class SealedNumberRow {
  @Key('message_id') messageId!: string;
  @PrimaryColumn({ name: 'start_at', type: 'integer' }) start!: number;
  @Text('sealed') sealed!: string;
  @Instant('kept_until') keptUntil!: number;
}

/** Uploaded by somebody; without words (`messageId`) it is theirs alone, for a day. Its bytes stand in `attachment_bytes`. */
@Entity('attachments')
export class AttachmentRow {
  @Key('id') id!: string;
  @Text('uploaded_by') uploadedBy!: string;
  @Instant('uploaded_at') uploadedAt!: number;
  @Text('name') name!: string;
  @Text('type') type!: string;
  @Count('size') size!: number;
  @Text('message_id', NULL) messageId!: string | null;
}

@Entity('facts')
export class FactRow {
  @PrimaryColumn({ name: 'id', ...bigintKey, generated: 'increment' }) id!: number;
  @Text('ticket_id') ticketId!: string;
  @Count('seq') seq!: number;
  @Text('type') type!: string;
  @Instant('at') at!: number;
  @Text('by_id') byId!: string;
  @Text('on_behalf_of', NULL) onBehalfOf!: string | null;
  @Json('data') data!: object;
  @Instant('relay_taken_at', NULL) relayTakenAt!: number | null;
  @Instant('relayed_at', NULL) relayedAt!: number | null;
}

/** One thing counted of a fact: the only source of every figure, and made anew from the facts at any time. */
@Entity('counted')
export class CountedRow {
  @Key('what') what!: string;
  @PrimaryColumn({ name: 'at', ...bigintKey }) at!: number;
  @Key('ticket_id') ticketId!: string;
  @PrimaryColumn({ name: 'seq', type: 'integer' }) seq!: number;
  @PrimaryColumn({ name: 'n', type: 'integer' }) n!: number;
  @Text('key', NULL) key!: string | null;
  @Column({ name: 'value', ...bigintKey, nullable: true }) value!: number | null;
  @Column({ name: 'open_ms', ...bigintKey, nullable: true }) openMs!: number | null;
}

/** A part of the house in a month that was kept; without figures: too few people, as it was on that day. */
export interface KeptPart {
  readonly key: string;
  readonly label: string;
  readonly figures?: readonly Figure[];
}
export interface KeptParts {
  readonly team: readonly KeptPart[];
  readonly region: readonly KeptPart[];
  readonly days: readonly {
    readonly day: string;
    readonly asked: number;
    readonly confirmed: number;
    readonly late: number;
  }[];
}

/** The figures of a month (2026-11) as they stood when it was over. */
@Entity('months')
export class MonthRow {
  @Key('month') month!: string;
  @Instant('taken_at') takenAt!: number;
  @Json('figures') figures!: readonly Figure[];
  /** None of a month that was kept before parts were. */
  @Json('parts', NULL) parts!: KeptParts | null;
}

/** Figures that left the house as a file: who took them, and what was asked for. */
@Entity('exported')
export class ExportedRow {
  @Key('id') id!: string;
  @Text('by_id') byId!: string;
  @Instant('at') at!: number;
  @Text('file') file!: string;
  @Json('asked') asked!: object;
}

@Entity('people')
export class PersonRow {
  @Key('id') id!: string;
  @Text('email') email!: string;
  @Text('name') name!: string;
  @Json('roles') roles!: Role[];
  @Text('service_id', NULL) serviceId!: string | null;
  @Text('language') language!: string;
  @Text('password_hash', NULL) passwordHash!: string | null;
  @Flag('disabled') disabled!: boolean;
  /** Subjects and services somebody knows, in words that may stand in a question. */
  @Json('skills') skills!: string[];
}

@Entity('teams')
export class TeamRow {
  @Key('id') id!: string;
  @Text('name') name!: string;
  @Text('region') region!: string;
  @Text('cost_centre', NULL) costCentre!: string | null;
}

/** Where people are, in the words they use; of one team, or of everybody. */
@Entity('places')
export class PlaceRow {
  @Key('id') id!: string;
  @Text('team_id', NULL) teamId!: string | null;
  @Text('name') name!: string;
}

@Entity('memberships')
export class MembershipRow {
  @Key('person_id') personId!: string;
  @Key('team_id') teamId!: string;
  @PrimaryColumn({ name: 'from_at', ...bigintKey }) fromAt!: number;
  @Instant('to_at', NULL) toAt!: number | null;
}

@Entity('services')
export class ServiceRow {
  @Key('id') id!: string;
  @Text('name') name!: string;
}

/** Who is on: `shift`, `duty` (keeps watch) or `on_call` (achterwacht); or who is not: `absent`. No end: until further notice. */
@Entity('roster')
export class RosterRow {
  @Key('id') id!: string;
  @Text('person_id') personId!: string;
  @Text('kind') kind!: 'shift' | 'duty' | 'on_call' | 'absent';
  /** On call for this service behind the desk; without it for the desk itself. */
  @Text('service_id', NULL) serviceId!: string | null;
  @Instant('from_at') fromAt!: number;
  @Instant('to_at', NULL) toAt!: number | null;
}

/** Who is on the phone now. A call nobody ended is over when `until` comes. */
@Entity('calls_in_progress')
export class CallInProgressRow {
  @Key('person_id') personId!: string;
  @Instant('since') since!: number;
  @Instant('until') until!: number;
}

/** A call as the exchange told it, and what became of it. */
@Entity('calls')
export class CallRow {
  @Key('id') id!: string;
  /** Which exchange told of it, and what it calls this call. */
  @Text('exchange') exchange!: string;
  @Text('call_id') callId!: string;
  @Text('direction') direction!: 'in' | 'out';
  /** E.164, or as it came where it is no such number; null: withheld. */
  @Text('from_number', NULL) fromNumber!: string | null;
  @Text('to_number', NULL) toNumber!: string | null;
  @Instant('started_at') startedAt!: number;
  @Instant('rang_at', NULL) rangAt!: number | null;
  @Instant('answered_at', NULL) answeredAt!: number | null;
  @Instant('ended_at', NULL) endedAt!: number | null;
  @Text('cause', NULL) cause!: Cause | null;
  @Text('answered_by_id', NULL) answeredById!: string | null;
  /** Who calls: by the number where it is one person's, or because a helper said so. */
  @Text('person_id', NULL) personId!: string | null;
  @Text('ticket_id', NULL) ticketId!: string | null;
  /** The question was opened for this call; else it was there. */
  @Flag('opened') opened!: boolean;
  /** What became of it; null: somebody has to say. */
  @Text('outcome', NULL) outcome!: CallOutcome | null;
  /** When we have to look at it ourselves; what the sweep looks at. */
  @Instant('look_at', NULL) lookAt!: number | null;
  /** How often something changed that screens show, and how much of that they were told. */
  @Count('news') news!: number;
  @Count('told') told!: number;
}
/** `no_number`: missed, and there is no number to call back. */
export type CallOutcome = 'helped' | 'wrong_number' | 'callback' | 'called_back' | 'no_number';

/** A number of one person, or of a team. One number can stand here for several: then nobody guesses whose call it is. */
@Entity('phone_numbers')
export class PhoneNumberRow {
  @Key('id') id!: string;
  @Text('number') number!: string;
  @Text('person_id', NULL) personId!: string | null;
  @Text('team_id', NULL) teamId!: string | null;
}

@Entity('organisation')
export class OrganisationRow {
  @Key('id') id!: string;
  @Text('name') name!: string;
  /** Keeps watch where no duty is rostered. */
  @Text('fallback_owner_id') fallbackOwnerId!: string;
}

@Entity('sessions')
export class SessionRow {
  /** SHA-256 of the token: the token itself is not kept. */
  @Key('token_hash') tokenHash!: string;
  @Text('person_id') personId!: string;
  @Text('csrf') csrf!: string;
  @Instant('created_at') createdAt!: number;
  @Instant('expires_at') expiresAt!: number;
  /** On a shared device: short, and gone with it. */
  @Text('device_id', NULL) deviceId!: string | null;
  /** Opened with a short code: good for her own questions, not for a desk. */
  @Flag('by_code') byCode!: boolean;
}

/** A phone or tablet of a team. Its row stays after it was unpaired: who paired it, who ended that, and when. */
@Entity('devices')
export class DeviceRow {
  @Key('id') id!: string;
  @Text('name') name!: string;
  @Text('place', NULL) place!: string | null;
  @Text('team_id') teamId!: string;
  @Text('made_by_id') madeById!: string;
  @Instant('made_at') madeAt!: number;
  /** Of the code that pairs it, under a key of this house, until then; gone once it was used. */
  @Text('code_hash', NULL) codeHash!: string | null;
  @Instant('code_until', NULL) codeUntil!: number | null;
  /** SHA-256 of what the device holds. */
  @Text('token_hash', NULL) tokenHash!: string | null;
  @Instant('paired_at', NULL) pairedAt!: number | null;
  @Instant('last_used_at', NULL) lastUsedAt!: number | null;
  @Instant('expires_at', NULL) expiresAt!: number | null;
  @Instant('ended_at', NULL) endedAt!: number | null;
  @Text('ended_by_id', NULL) endedById!: string | null;
}

/** Somebody on one shared device: when last, and how often a wrong code came in a row. */
@Entity('device_people')
export class DevicePersonRow {
  @Key('device_id') deviceId!: string;
  @Key('person_id') personId!: string;
  @Instant('last_used_at', NULL) lastUsedAt!: number | null;
  @Count('wrong') wrong!: number;
  @Instant('wrong_at', NULL) wrongAt!: number | null;
}

@Entity('personal_codes')
export class PersonalCodeRow {
  @Key('person_id') personId!: string;
  @Text('hash') hash!: string;
  @Instant('set_at') setAt!: number;
}

@Entity('idempotency_keys')
export class IdempotencyRow {
  @Key('person_id') personId!: string;
  @Key('key') key!: string;
  @Text('request_hash') requestHash!: string;
  @Json('response') response!: object;
  @Instant('created_at') createdAt!: number;
}

@Entity('policies')
export class PolicyRow {
  @PrimaryColumn({ name: 'version', type: 'integer' }) version!: number;
  @Json('source') source!: object;
  @Text('hash') hash!: string;
  @Instant('created_at') createdAt!: number;
  @Text('origin') origin!: 'file' | 'screen';
  @Text('by_id', NULL) byId!: string | null;
  @Text('reason', NULL) reason!: string | null;
}

/** A phone that is told when there is news: where its push service takes messages, and the keys they are sealed with. */
@Entity('push_subscriptions')
export class PushSubscriptionRow {
  /** SHA-256 of the endpoint. */
  @Key('id') id!: string;
  @Text('person_id') personId!: string;
  /** The session it was asked in, or renewed in: signing out of that one ends it. */
  @Text('session_hash') sessionHash!: string;
  @Text('endpoint') endpoint!: string;
  @Text('p256dh') p256dh!: string;
  @Text('auth') auth!: string;
  @Text('lang') lang!: 'nl' | 'en';
  @Instant('renewed_at') renewedAt!: number;
}

/** Minutes after midnight; without a row the usual ones. */
@Entity('push_quiet')
export class PushQuietRow {
  @Key('person_id') personId!: string;
  @Flag('is_on') on!: boolean;
  @Count('from_minute') from!: number;
  @Count('to_minute') to!: number;
}

/** What a phone must still be told: once for each fact and phone. */
@Entity('pushes')
export class PushRow {
  @PrimaryColumn({ name: 'fact_id', ...bigintKey }) factId!: number;
  @Key('subscription_id') subscriptionId!: string;
  @Text('ticket_id') ticketId!: string;
  @Text('what') what!: PhoneWord;
  @Text('by_id', NULL) byId!: string | null;
  /** When it should have been told: of a held one the end of her quiet hours. */
  @Instant('since') since!: number;
  @Instant('send_at') sendAt!: number;
  @Count('tries') tries!: number;
  @Instant('taken_at', NULL) takenAt!: number | null;
}

/** What goes out by mail: `month-report` about 2026-09. */
export type MailKind = 'month-report';

/** A mail to one person about one thing, once. What it says is made when it goes; what is left of it after that is this row. */
@Entity('mails')
export class MailRow {
  @Key('person_id') personId!: string;
  @Key('kind') kind!: MailKind;
  @Key('about') about!: string;
  @Instant('made_at') madeAt!: number;
  /** Null once it ended. */
  @Instant('send_at', NULL) sendAt!: number | null;
  @Count('tries') tries!: number;
  @Instant('taken_at', NULL) takenAt!: number | null;
  @Instant('ended_at', NULL) endedAt!: number | null;
  @Text('ended', NULL) ended!: MailEnd | null;
  /** Why it was refused or dropped: a code of the mail server or a word of ours, never its sentence (that may name somebody). */
  @Text('reason', NULL) reason!: string | null;
}
export type MailEnd = 'sent' | 'refused' | 'dropped';

/** What is written and not sent yet; nobody else ever reads it. */
export interface DraftWords {
  readonly text: string;
  readonly what: string;
  /** UTC ms. */
  readonly by: number | null;
  readonly asksRequester: boolean;
  readonly writtenAgainst: number | null;
  readonly attachments: readonly string[];
}

@Entity('drafts')
export class DraftRow {
  @Key('person_id') personId!: string;
  @Key('ticket_id') ticketId!: string;
  @Key('kind') kind!: 'reply' | 'note' | 'solution';
  /** Null once it was sent or taken away. */
  @Json('words', NULL) words!: DraftWords | null;
  @Count('version') version!: number;
  @Instant('changed_at') changedAt!: number;
}

@Entity('canned_texts')
export class CannedTextRow {
  @Key('id') id!: string;
  @Text('title') title!: string;
  @Text('text') text!: string;
  @Count('version') version!: number;
  @Text('changed_by') changedBy!: string;
  @Instant('changed_at') changedAt!: number;
  @Flag('put_away') putAway!: boolean;
}

@Entity('canned_text_uses')
export class CannedTextUseRow {
  @Key('person_id') personId!: string;
  @Key('canned_text_id') cannedTextId!: string;
  @Count('times') times!: number;
}

@Entity('preferences')
export class PreferencesRow {
  @Key('person_id') personId!: string;
  @Json('chosen') chosen!: object;
  @Count('version') version!: number;
}

@Entity('cards')
export class CardRow {
  @Key('id') id!: string;
  @Json('words') words!: CardWords;
  /** The question it was made from. */
  @Text('ticket_id', NULL) ticketId!: string | null;
  @Count('version') version!: number;
  @Text('changed_by') changedBy!: string;
  @Instant('changed_at') changedAt!: number;
  /** Made, changed, or kept on purpose. */
  @Instant('kept_at') keptAt!: number;
  @Flag('put_away') putAway!: boolean;
}

/** What a card said before. */
@Entity('card_versions')
export class CardVersionRow {
  @Key('card_id') cardId!: string;
  @Column({ name: 'version', type: 'integer', primary: true }) version!: number;
  @Json('words') words!: CardWords;
  @Text('changed_by') changedBy!: string;
  @Instant('changed_at') changedAt!: number;
}

@Entity('card_votes')
export class CardVoteRow {
  @Key('card_id') cardId!: string;
  @Key('person_id') personId!: string;
  @Flag('helped') helped!: boolean;
  @Instant('at') at!: number;
}

/** Put in an answer to this question. */
@Entity('card_uses')
export class CardUseRow {
  @Key('card_id') cardId!: string;
  @Key('ticket_id') ticketId!: string;
  @Instant('at') at!: number;
}

/** A screen on a wall, from the moment it asked to be one. */
@Entity('boards')
export class BoardRow {
  @Key('id') id!: string;
  @Text('token_hash') tokenHash!: string;
  /** On the screen until somebody admits it. */
  @Text('code', NULL) code!: string | null;
  @Instant('code_until') codeUntil!: number;
  @Text('name', NULL) name!: string | null;
  @Flag('shows_names') showsNames!: boolean;
  @Text('admitted_by', NULL) admittedBy!: string | null;
  @Instant('admitted_at', NULL) admittedAt!: number | null;
  @Instant('seen_at') seenAt!: number;
  @Text('ended_by', NULL) endedBy!: string | null;
  @Instant('ended_at', NULL) endedAt!: number | null;
}

export const ROWS = [
  TicketRow,
  CountedRow,
  ExportedRow,
  MonthRow,
  ParticipantRow,
  ClockRow,
  HandoverRow,
  DecisionRow,
  MessageRow,
  SealedNumberRow,
  AttachmentRow,
  FactRow,
  PersonRow,
  TeamRow,
  PlaceRow,
  MembershipRow,
  ServiceRow,
  RosterRow,
  CallInProgressRow,
  CallRow,
  PhoneNumberRow,
  OrganisationRow,
  SessionRow,
  DeviceRow,
  DevicePersonRow,
  PersonalCodeRow,
  IdempotencyRow,
  PolicyRow,
  PushSubscriptionRow,
  PushQuietRow,
  PushRow,
  MailRow,
  DraftRow,
  CannedTextRow,
  CannedTextUseRow,
  PreferencesRow,
  CardRow,
  CardVersionRow,
  CardVoteRow,
  CardUseRow,
  BoardRow,
];
