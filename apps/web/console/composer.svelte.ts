// What somebody is writing on one question: answer, note or solution. It knows what it was written against, and never loses a word.
import type { Message, Ticket } from '../shared/types';
import { door } from './door';
import { DraftSaver } from './draft-saver';
import { DRAFT_KINDS, emptyDraft, isEmpty, keepDraft, readDraft, type Draft, type DraftKind } from './drafts';
import { together } from './drafts-together';
import { owned, type Redirects } from './marked';
import { Once } from './once';
import { QuietWording } from './quiet-wording.svelte';
import { isSpoken, type Talk } from './talk.svelte';
import { serverClock } from '../shared/time';
import { fromInput } from './when';

export type Problem =
  | { kind: 'empty' | 'missing' | 'missingTime' | 'missingStep' | 'past' | 'failed' | 'consults' }
  | { kind: 'said'; message: string }
  | ({ kind: 'redirects' } & Redirects);

export class Composer {
  kind = $state<DraftKind>('reply');
  drafts = $state<Record<DraftKind, Draft>>({ reply: emptyDraft(), note: emptyDraft(), solution: emptyDraft() });
  sending = $state(false);
  problem = $state.raw<Problem>();
  /** New words came while writing: they are shown, and the first press of the button points them out. */
  overtaken = $state<'no' | 'shown' | 'read'>('no');
  /** The first of those new words: the divider stands above it. */
  freshId = $state<string>();
  sent = $state<DraftKind>();
  /** Where only a note can be written it stays folded until somebody asks for it. */
  opened = $state(false);
  /** What was written on another screen, where both went on: whoever wrote it chooses. */
  apart = $state.raw<Partial<Record<DraftKind, Draft>>>({});
  readonly quiet = new QuietWording();

  readonly #person: string;
  readonly #talk: Talk;
  #ticket: string | undefined;
  readonly #once = new Once();
  readonly #saver = new DraftSaver({
    kept: (ticket, kind, version) => this.#kept(ticket, kind, version),
    overtaken: (ticket) => void this.bringTogether(ticket),
  });

  readonly draft = $derived.by(() => this.drafts[this.kind]);

  constructor(person: string, talk: Talk) {
    this.#person = person;
    this.#talk = talk;
  }

  /** Another question stands open: bring out what was being written on it. */
  show(ticket: Ticket): void {
    void this.#saver.flush();
    this.#ticket = ticket.id;
    this.drafts = {
      reply: readDraft(this.#person, ticket.id, 'reply'),
      note: readDraft(this.#person, ticket.id, 'note'),
      solution: readDraft(this.#person, ticket.id, 'solution'),
    };
    Object.assign(this, {
      problem: undefined,
      overtaken: 'no',
      freshId: undefined,
      sent: undefined,
      sending: false,
      opened: false,
      apart: {},
    });
    this.kind = this.#started(ticket) ?? (this.#may(ticket, 'reply') || !this.#may(ticket, 'note') ? 'reply' : 'note');
    this.#look();
    void this.bringTogether(ticket.id);
  }

  /** What was written here and on another screen; also after a time without a network. */
  async bringTogether(ticket = this.#ticket): Promise<void> {
    if (!ticket) return;
    await this.#saver.flush();
    const kept = await door.drafts(ticket).catch(() => undefined);
    if (!kept || this.#ticket !== ticket || this.sending) return;
    for (const kind of DRAFT_KINDS) this.#meet(kind, kept[kind]);
    this.heard(this.#talk.messages);
    const shown = this.#talk.ticket;
    if (shown?.id === ticket && isEmpty(this.draft) && !this.opened) this.kind = this.#started(shown) ?? this.kind;
    this.#look();
  }

  /** Of the two that went apart this one goes on. */
  choose(which: 'here' | 'elsewhere'): void {
    const theirs = this.apart[this.kind];
    if (!theirs) return;
    this.apart = { ...this.apart, [this.kind]: undefined };
    if (which === 'elsewhere') this.drafts[this.kind] = theirs;
    else Object.assign(this.drafts[this.kind], { version: theirs.version, unsaved: true });
    this.#keep();
    this.#look();
  }

  /** The page goes away, or out of sight. */
  leave(): Promise<void> {
    return this.#saver.flush(true);
  }

  pick(kind: DraftKind): void {
    this.kind = kind;
    this.opened = true;
    this.problem = undefined;
    this.#look();
  }

  /** Words from elsewhere come under what stands there, to be made one's own: they are not sent. */
  insert(words: string): void {
    const ticket = this.#talk.ticket;
    if (ticket && this.kind === 'note' && this.#may(ticket, 'reply')) this.pick('reply');
    const before = this.draft.text.trimEnd();
    this.write({ text: before ? `${before}\n\n${words}` : words });
  }

  write(change: Partial<Draft>): void {
    const draft = this.drafts[this.kind];
    const started = isEmpty(draft);
    Object.assign(draft, change, { unsaved: true });
    if (started && !isEmpty(draft)) draft.base = this.#talk.reach;
    if (isEmpty(draft)) this.#forgetOvertaken();
    this.sent = undefined;
    if (this.problem?.kind !== 'redirects' || change.text !== undefined) this.problem = undefined;
    this.#keep();
    this.#look();
  }

  /** Somebody else's words arrived. Only those after what this draft was written against count. */
  heard(messages: Message[]): void {
    const bases = [this.drafts.reply, this.drafts.solution]
      .filter((one) => !isEmpty(one))
      .map((one) => one.base ?? Infinity);
    const base = Math.min(...bases);
    if (!Number.isFinite(base)) return;
    const fresh = messages.find((one) => one.version > base && isSpoken(one) && one.author.id !== this.#person);
    if (!fresh || fresh.id === this.freshId) return;
    this.freshId = fresh.id;
    this.overtaken = 'shown';
  }

  /** One press of the button. Answers with the ticket as it became, when it was sent. */
  async send(ticket: Ticket, sendAnyway = false): Promise<Ticket | undefined> {
    if (this.sending) return undefined;
    const draft = this.drafts[this.kind];
    const kind = this.kind;
    this.problem = this.#check(ticket, draft, serverClock.now());
    if (this.problem) return undefined;
    if (kind !== 'note' && this.overtaken === 'shown') {
      this.#readIt();
      return undefined;
    }
    this.sending = true;
    try {
      await this.#saver.settle(ticket.id, kind);
      const after = await this.#post(kind, ticket.id, draft, sendAnyway);
      this.#done(kind, ticket.id);
      return after;
    } catch (error) {
      this.#keep(ticket.id, kind, draft);
      if (this.#ticket === ticket.id) await this.#refused(error, draft);
      return undefined;
    } finally {
      if (this.#ticket === ticket.id) this.sending = false;
    }
  }

  /** The sentence that keeps the next step with the desk takes the place of the one that did not. */
  own(found: Redirects): void {
    this.write({ text: owned(found) });
  }

  #check(ticket: Ticket, draft: Draft, now: number): Problem | undefined {
    const photosAlone = this.kind === 'note' && draft.attachments.length > 0;
    if (!draft.text.trim() && !photosAlone) return { kind: 'empty' };
    if (this.kind !== 'reply' || draft.asks) return undefined;
    const promised = ticket.clocks.some((clock) => clock.kind === 'promise' && clock.state === 'running');
    const by = fromInput(draft.by);
    if (!draft.what.trim() && !draft.by) return promised ? undefined : { kind: 'missing' };
    if (!draft.what.trim()) return { kind: 'missingStep' };
    if (by === undefined) return { kind: 'missingTime' };
    return by <= now ? { kind: 'past' } : undefined;
  }

  async #post(kind: DraftKind, id: string, draft: Draft, sendAnyway: boolean): Promise<Ticket> {
    const by = fromInput(draft.by);
    const text = draft.text.trim();
    const body = {
      text,
      ...(kind === 'reply' && draft.what.trim() && by
        ? { nextStep: { what: draft.what.trim(), by: new Date(by).toISOString() } }
        : {}),
      ...(kind === 'reply' && draft.asks ? { asksRequester: true } : {}),
      ...(kind !== 'note' && sendAnyway ? { sendAnyway: true } : {}),
      ...(kind !== 'solution' && draft.attachments.length > 0
        ? { attachments: draft.attachments.map((one) => one.id) }
        : {}),
    };
    return this.#once.run([kind, id, draft.base, body], async (key) => {
      if (kind === 'note') return this.#said(await door.note(id, body, key));
      if (kind === 'solution') return door.offer(id, body, draft.base, key);
      return this.#said(await door.reply(id, body, draft.base, key));
    });
  }

  #said({ ticket, ...message }: Message & { ticket: Ticket }): Ticket {
    this.#talk.add(message);
    return ticket;
  }

  async #refused(error: unknown, draft: Draft): Promise<void> {
    const refusal = door.refusal(error);
    if (!refusal) this.problem = { kind: 'failed' };
    else if (refusal.code === 'reply.stale') {
      await this.#talk.reload().catch(() => {});
      this.heard(this.#talk.messages);
      this.#readIt();
    } else if (refusal.code === 'reply.redirects') {
      this.problem = {
        kind: 'redirects',
        hits: refusal.hits ?? [],
        suggestion: refusal.suggestion ?? '',
        text: draft.text.trim(),
      };
    } else if (refusal.code === 'reply.next_step_missing') this.problem = { kind: 'missing' };
    else if (refusal.code === 'reply.next_step_past') this.problem = { kind: 'past' };
    else if (refusal.code === 'solution.open_consults') this.problem = { kind: 'consults' };
    else this.problem = { kind: 'said', message: refusal.message };
  }

  #readIt(): void {
    this.overtaken = 'read';
    this.drafts.reply.base = this.drafts.solution.base = this.#talk.reach;
    this.#keep();
  }

  #done(kind: DraftKind, ticket: string): void {
    keepDraft(this.#person, ticket, kind, emptyDraft());
    if (this.#ticket !== ticket) return;
    const { version } = this.drafts[kind];
    this.drafts[kind] = { ...emptyDraft(), ...(version ? { version: version + 1, unsaved: false } : {}) };
    this.apart = { ...this.apart, [kind]: undefined };
    if (kind !== 'note') this.#forgetOvertaken();
    this.sent = kind;
    this.quiet.clear();
    if (kind === 'solution') this.kind = 'reply';
  }

  #forgetOvertaken(): void {
    if (this.kind === 'note') return;
    this.overtaken = 'no';
    this.freshId = undefined;
  }

  #look(): void {
    if (this.kind === 'note') this.quiet.clear();
    else this.quiet.look(this.draft.text, this.kind === 'reply' ? fromInput(this.draft.by) : undefined);
  }

  /** Here at once; at the server in a moment, unless another screen went on and nobody chose yet. */
  #keep(ticket = this.#ticket, kind = this.kind, draft = this.drafts[kind]): void {
    if (!ticket) return;
    const words = $state.snapshot(draft);
    keepDraft(this.#person, ticket, kind, words);
    if (words.unsaved && !(ticket === this.#ticket && this.apart[kind])) this.#saver.later(ticket, kind, words);
  }

  #kept(ticket: string, kind: DraftKind, version: number): void {
    const here = this.#ticket === ticket;
    const draft = here ? this.drafts[kind] : readDraft(this.#person, ticket, kind);
    Object.assign(draft, { version, unsaved: this.#saver.waits(ticket, kind) });
    keepDraft(this.#person, ticket, kind, here ? $state.snapshot(draft) : draft);
  }

  #meet(kind: DraftKind, theirs: Draft | undefined): void {
    const ours = this.drafts[kind];
    const how = together(ours, theirs);
    if (how === 'apart') this.apart = { ...this.apart, [kind]: theirs };
    else if (this.apart[kind]) this.apart = { ...this.apart, [kind]: undefined };
    if (how === 'theirs') this.drafts[kind] = theirs!;
    if (how === 'ours') Object.assign(ours, { version: theirs?.version, unsaved: true });
    if (how === 'ours' || how === 'theirs') this.#keep(this.#ticket, kind);
  }

  #started(ticket: Ticket): DraftKind | undefined {
    return DRAFT_KINDS.find((kind) => this.#may(ticket, kind) && !isEmpty(this.drafts[kind]));
  }

  #may(ticket: Ticket, kind: DraftKind): boolean {
    return ticket.may.includes(kind === 'solution' ? 'offerSolution' : kind);
  }
}
