// What somebody is writing on one question: answer, note or solution. It knows what it was written against, and never loses a word.
import type { Message, Ticket } from '../shared/types';
import { door } from './door';
import { DraftSaver } from './draft-saver';
import { DRAFT_KINDS, emptyDraft, isEmpty, keepDraft, readDraft, type Draft, type DraftKind } from './drafts';
import { together } from './drafts-together';
import { owned, type Redirects } from './marked';
import { Once } from './once';
import { mayWait } from './may-wait';
import { Outgoing, type Words } from './outgoing.svelte';
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
  /** Where only a note can be written it stays folded until somebody asks for it. */
  opened = $state(false);
  /** What was written on another screen, where both went on: whoever wrote it chooses. */
  apart = $state.raw<Partial<Record<DraftKind, Draft>>>({});
  readonly quiet = new QuietWording();
  readonly outgoing = new Outgoing({
    send: (words, leaving) => this.#send(words, leaving),
    arrived: (words, after) => this.#arrived(words, after),
    failed: (words, fault) => this.#putBack(words, fault),
  });

  /** What went is there: the ticket as it became. */
  onArrived = (_after: Ticket, _kind: DraftKind) => {};
  /** It is not, and stands in the composer again with the reason. */
  onRefused = () => {};

  readonly #person: string;
  readonly #talk: Talk;
  #ticket: string | undefined;
  readonly #once = new Once();
  readonly #saver = new DraftSaver({
    kept: (ticket, kind, version) => this.#saved(ticket, kind, version),
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
    this.outgoing.seen(ticket.id);
    this.drafts = {
      reply: this.#kept(ticket.id, 'reply'),
      note: this.#kept(ticket.id, 'note'),
      solution: this.#kept(ticket.id, 'solution'),
    };
    Object.assign(this, {
      problem: undefined,
      overtaken: 'no',
      freshId: undefined,
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
    for (const kind of DRAFT_KINDS) if (!this.outgoing.has(ticket, kind)) this.#meet(kind, kept[kind]);
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

  /** The page goes out of sight. */
  hide(): Promise<void> {
    return this.#saver.flush(true);
  }

  /** The page goes away: what was sent goes now. */
  async leave(leaving: boolean): Promise<void> {
    await Promise.all([this.outgoing.goAll(leaving), this.#saver.flush(true)]);
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
    Object.assign(draft, change, { unsaved: true, sent: false });
    // While its words are still to come: the question as it was known.
    if (started && !isEmpty(draft)) draft.base = this.#talk.reach || this.#talk.ticket?.version;
    if (isEmpty(draft)) this.#forgetOvertaken();
    else this.#sendBefore();
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

  /** One press of the button: it goes in a moment (`waits`), or now where nobody may be kept waiting and when it is pressed again. */
  async send(ticket: Ticket, sendAnyway = false): Promise<'waits' | 'goes' | 'not'> {
    if (this.sending) return 'not';
    const kind = this.kind;
    const draft = $state.snapshot(this.drafts[kind]);
    const before = this.outgoing.of(ticket.id, kind);
    if (before && isEmpty(draft)) {
      void this.outgoing.go(before);
      return 'goes';
    }
    this.sending = true;
    try {
      if (!(await this.#fit(ticket, draft, sendAnyway)) || this.#ticket !== ticket.id) return 'not';
      this.#keep();
      this.drafts[kind] = { ...emptyDraft(), version: draft.version };
      const words = this.outgoing.put({ ticket, kind, draft, sendAnyway });
      if (kind !== 'note') this.#forgetOvertaken();
      this.quiet.clear();
      if (kind === 'solution') this.kind = 'reply';
      if (kind !== 'note' && mayWait(ticket, serverClock.now())) return 'waits';
      await this.outgoing.go(words);
      return this.problem ? 'not' : 'goes';
    } finally {
      if (this.#ticket === ticket.id) this.sending = false;
    }
  }

  /** The answer is what solved it: its words go as the solution. */
  solveWith(): void {
    const { text } = this.drafts.reply;
    if (this.kind !== 'reply' || !text.trim()) return;
    this.write({ text: '' });
    this.pick('solution');
    this.insert(text);
  }

  /** Second thoughts: what waits stands in the composer again. */
  takeBack(words: Words): void {
    if (this.outgoing.takeBack(words) && this.#ticket === words.ticket.id) this.#restore(words);
  }

  /** Nothing goes by itself from a screen whose session is over. */
  takeBackAll(): void {
    for (const one of this.outgoing.waiting) this.takeBack(one);
  }

  /** The sentence that keeps the next step with the desk takes the place of the one that did not. */
  own(found: Redirects): void {
    this.write({ text: owned(found) });
  }

  /** Everything that can be said before it goes is said before it goes. */
  async #fit(ticket: Ticket, draft: Draft, sendAnyway: boolean): Promise<boolean> {
    const spoken = this.kind !== 'note';
    const unread = spoken && this.overtaken === 'shown';
    this.problem = this.#check(ticket, draft, serverClock.now());
    if (!this.problem && unread) this.#readIt();
    else if (!this.problem && spoken && !sendAnyway) this.problem = await this.#redirects(draft);
    if (!this.problem && !unread) return true;
    this.onRefused();
    return false;
  }

  #check(ticket: Ticket, draft: Draft, now: number): Problem | undefined {
    const photosAlone = this.kind === 'note' && draft.attachments.length > 0;
    if (!draft.text.trim() && !photosAlone) return { kind: 'empty' };
    const waitsForWords = ticket.consults.some(({ answeredAt, withdrawnAt }) => !answeredAt && !withdrawnAt);
    if (this.kind === 'solution' && waitsForWords) return { kind: 'consults' };
    if (this.kind !== 'reply' || draft.asks) return undefined;
    const promised = ticket.clocks.some((clock) => clock.kind === 'promise' && clock.state === 'running');
    const by = fromInput(draft.by);
    if (!draft.what.trim() && !draft.by) return promised ? undefined : { kind: 'missing' };
    if (!draft.what.trim()) return { kind: 'missingStep' };
    if (by === undefined) return { kind: 'missingTime' };
    return by <= now ? { kind: 'past' } : undefined;
  }

  async #send({ kind, ticket: { id }, draft, sendAnyway }: Words, leaving: boolean): Promise<Ticket> {
    const settled = this.#saver.settle(id, kind);
    // Nobody will be here to hear that it arrived: the next visit asks the server.
    if (leaving) keepDraft(this.#person, id, kind, { ...readDraft(this.#person, id, kind), sent: true });
    else await settled;
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
      if (kind === 'note') return this.#said(await door.note(id, body, { key, leaving }));
      if (kind === 'solution') return door.offer(id, body, draft.base, { key, leaving });
      return this.#said(await door.reply(id, body, draft.base, { key, leaving }));
    });
  }

  #arrived({ kind, ticket: { id } }: Words, after: Ticket): void {
    if (this.#ticket === id) {
      const typed = this.drafts[kind];
      if (typed.version) Object.assign(typed, { version: typed.version + 1, unsaved: !isEmpty(typed) });
      this.apart = { ...this.apart, [kind]: undefined };
      this.#keep(id, kind);
    } else keepDraft(this.#person, id, kind, emptyDraft());
    this.onArrived(after, kind);
  }

  async #putBack(words: Words, fault: unknown): Promise<void> {
    if (this.#ticket !== words.ticket.id)
      return this.outgoing.tellNotSent(words.ticket, door.refusal(fault)?.message ?? '');
    this.#restore(words);
    await this.#refused(fault, words.draft);
    this.onRefused();
  }

  /** What was typed since comes under it. */
  #restore({ kind, draft }: Words): void {
    const { text, version } = this.drafts[kind];
    const both = [draft.text, text].filter((one) => one.trim()).join('\n\n');
    this.drafts[kind] = { ...draft, text: both, version: version ?? draft.version, unsaved: true };
    this.kind = kind;
    this.#keep();
    this.#look();
  }

  /** Whoever writes on has no second thoughts about what went before. */
  #sendBefore(): void {
    const before = this.#ticket && this.outgoing.of(this.#ticket, this.kind);
    if (before) void this.outgoing.go(before);
  }

  async #redirects(draft: Draft): Promise<Problem | undefined> {
    const found = await this.quiet.read(draft.text, this.kind === 'reply' ? fromInput(draft.by) : undefined);
    return found && { kind: 'redirects', ...found, text: draft.text.trim() };
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
    if (!ticket || this.outgoing.has(ticket, kind)) return; // until those went they are the draft
    const words = $state.snapshot(draft);
    keepDraft(this.#person, ticket, kind, words);
    if (words.unsaved && !(ticket === this.#ticket && this.apart[kind])) this.#saver.later(ticket, kind, words);
  }

  #saved(ticket: string, kind: DraftKind, version: number): void {
    const here = this.#ticket === ticket;
    if (here) this.drafts[kind].version = version;
    const shown = here && !this.outgoing.has(ticket, kind);
    const draft = shown ? this.drafts[kind] : readDraft(this.#person, ticket, kind);
    Object.assign(draft, { version, unsaved: this.#saver.waits(ticket, kind) });
    keepDraft(this.#person, ticket, kind, shown ? $state.snapshot(draft) : draft);
  }

  #kept(ticket: string, kind: DraftKind): Draft {
    const draft = readDraft(this.#person, ticket, kind);
    return this.outgoing.has(ticket, kind) ? { ...emptyDraft(), version: draft.version } : draft;
  }

  #meet(kind: DraftKind, theirs: Draft | undefined): void {
    const ours = this.drafts[kind];
    const how = together(ours, theirs);
    if (how === 'apart') this.apart = { ...this.apart, [kind]: theirs };
    else if (this.apart[kind]) this.apart = { ...this.apart, [kind]: undefined };
    if (how === 'theirs') this.drafts[kind] = theirs!;
    if (how === 'ours') Object.assign(ours, { version: theirs?.version, unsaved: true, sent: false });
    if (how === 'ours' || how === 'theirs') this.#keep(this.#ticket, kind);
  }

  #started(ticket: Ticket): DraftKind | undefined {
    return DRAFT_KINDS.find((kind) => this.#may(ticket, kind) && !isEmpty(this.drafts[kind]));
  }

  #may(ticket: Ticket, kind: DraftKind): boolean {
    return ticket.may.includes(kind === 'solution' ? 'offerSolution' : kind);
  }
}
