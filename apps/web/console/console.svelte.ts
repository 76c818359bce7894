// The console as a whole: what stands open, who is on the line, and the deeds of the one behind it.
import { tick } from 'svelte';
import { announcer } from '../shared/announce.svelte';
import { onSignedOut } from '../shared/api';
import { whoAmI } from '../shared/session';
import type { Me, Ticket } from '../shared/types';
import { chime } from './chime';
import { Canned } from './canned.svelte';
import { Calls, type Answer, type Call } from './calls.svelte';
import { firstName } from './clocks';
import { Composer } from './composer.svelte';
import type { DeedName } from './deeds/deeds';
import { Desk, type View } from './desk.svelte';
import { door } from './door';
import { sweepDrafts, type Draft, type DraftKind } from './drafts';
import type { Sought } from './finding.svelte';
import { goes, KEYED, type Deed, type Place } from './keyed';
import { Keys, type Pressed } from './keys.svelte';
import { OwnScreen } from './preferences.svelte';
import { Hearing } from './hearing.svelte';
import { Link } from './link.svelte';
import { Notices } from './notices.svelte';
import type { Words } from './outgoing.svelte';
import { Outside } from './outside.svelte';
import { beside, router } from './routes';
import { say } from './say';
import { at, soughtInAddress } from './sought.svelte';
import { sounds } from './sounds';
import { Talk } from './talk.svelte';

const HOLD_AFTER_KEY_MS = 4_000;

export class Console {
  readonly me: Me;
  readonly wholeQueue: boolean;
  readonly desk: Desk;
  readonly talk: Talk;
  readonly composer: Composer;
  readonly hearing: Hearing;
  readonly link: Link;
  readonly screen: OwnScreen;
  readonly keys: Keys;
  readonly outside = new Outside();
  readonly notices = new Notices();
  readonly calls = new Calls();
  readonly canned = new Canned();

  dialog = $state<'consult' | 'urgency' | 'keys' | 'notices' | 'outage' | 'canned' | 'commands' | { deed: DeedName }>();
  contextShown = $state(false);
  signedOut = $state(false);
  denied = $state(false);
  claiming = $state(false);
  lost = $state<{ id: string; name: string }>();
  /** Goes up when the active row moved by a key. */
  moved = $state(0);

  #holds = new Set<'pointer' | 'focus' | 'key'>();
  #keyHold: ReturnType<typeof setTimeout> | undefined;
  readonly #deaf: () => void;

  constructor(me: Me) {
    this.me = me;
    this.screen = new OwnScreen(me.id);
    this.keys = new Keys(this.screen);
    this.wholeQueue = me.permissions.includes('queue.read');
    this.desk = new Desk(me.id, this.wholeQueue);
    this.talk = new Talk(this.desk);
    this.composer = new Composer(me.id, this.talk);
    this.hearing = new Hearing(me, this.desk, this.talk, () => this.wholeQueue && this.notices.soon());
    this.hearing.onNews = (news) => {
      const { sound } = this.screen.now;
      const disturbed = { onShift: this.hearing.onShift, onThePhone: this.calls.talking };
      if (sounds(sound, news, disturbed)) chime();
      this.outside.hear(sound, news, disturbed);
    };
    // Who may answer hears of calls; a colleague behind the desk does not.
    if (me.permissions.includes('call.answer')) this.hearing.onCall = () => this.calls.soon();
    this.desk.onDenied = () => (this.denied = true);
    this.desk.finding.onAsk = (words) => soughtInAddress.say(words);
    this.desk.finding.onAnswer = (answer) => this.#found(answer);
    this.composer.onArrived = (after, kind) => this.done(after, this.#sentWords(after, kind));
    this.composer.onRefused = () => this.#notSent();
    this.#deaf = onSignedOut(() => {
      this.signedOut = true;
      this.composer.takeBackAll();
    });
    this.link = new Link(
      this.hearing.heard(),
      () => this.#back(),
      () => void whoAmI().catch(() => {}),
    );
    sweepDrafts();
    document.addEventListener('visibilitychange', this.#seen);
    window.addEventListener('pagehide', this.#gone);
    this.desk.reload().catch(() => {}); // also where the live line does not come through
  }

  stop(): void {
    this.#deaf();
    document.removeEventListener('visibilitychange', this.#seen);
    window.removeEventListener('pagehide', this.#gone);
    this.link.stop();
  }

  /** Out of sight it is kept at once, also when the page closes; back in sight another screen may have gone on. */
  readonly #seen = () => {
    if (document.visibilityState === 'hidden') void this.composer.hide();
    else void this.composer.bringTogether();
  };
  readonly #gone = () => void this.composer.leave(true);

  // — moving about —

  openNumber(number: number): void {
    if (number !== this.talk.number) router.go(at(`/desk/${number}`, this.desk.finding.words.trim()));
    void tick().then(() => document.getElementById('talk')?.focus({ preventScroll: true }));
  }

  openId(id: string): void {
    const ticket = this.desk.ticket(id);
    if (!ticket) return;
    this.desk.cursor = id;
    this.openNumber(ticket.number);
  }

  /** Back to the list; on a small screen the list comes in place of the conversation. */
  toList(): void {
    this.contextShown = false;
    if (matchMedia('(width < 48rem)').matches) router.go(at('/desk', this.desk.finding.words.trim()));
    void tick().then(() => this.focusList());
  }

  show(dialog: Console['dialog']): void {
    this.dialog = dialog;
  }

  showContext(): void {
    this.contextShown = !this.contextShown;
  }

  hideContext(): void {
    this.contextShown = false;
    document.getElementById('about')?.focus();
  }

  focusList(): void {
    document.getElementById('list')?.focus();
  }

  move(step: number): void {
    const rows = this.desk.rows;
    if (rows.length === 0) return;
    const at = rows.indexOf(this.desk.cursor ?? this.talk.id ?? '');
    const next = Math.min(rows.length - 1, Math.max(0, at < 0 && step < 0 ? 0 : at + step));
    this.desk.cursor = rows[next];
    this.moved += 1;
    this.holdList('key', true);
    clearTimeout(this.#keyHold);
    this.#keyHold = setTimeout(() => this.holdList('key', false), HOLD_AFTER_KEY_MS);
  }

  /** Makes this the active row, and brings it into sight. */
  point(id: string): void {
    this.desk.cursor = id;
    this.moved += 1;
  }

  /** While the list is in use its order stands still. */
  holdList(by: 'pointer' | 'focus' | 'key', on: boolean): void {
    if (on) this.#holds.add(by);
    else this.#holds.delete(by);
    this.desk.hold(this.#holds.size > 0);
  }

  applyOrder(): void {
    this.desk.apply();
    announcer.say(say.w.list.shown(this.desk.rows.length));
  }

  /** What was looked for stands there now, also while the list is in use. */
  #found(answer: Sought | undefined): void {
    this.desk.apply();
    if (!answer || this.desk.finding.problem) return;
    const { words, ids, didYouMean } = answer;
    const none = [say.w.list.empty.search(words), didYouMean ? `${say.w.list.meant} ${didYouMean}?` : ''];
    announcer.say(ids.length > 0 ? say.w.list.shown(ids.length) : none.join(' '));
  }

  look(view: View): void {
    this.desk.look(view);
    this.toList();
  }

  /** To this list, from wherever one is. */
  go(place: Place | View): void {
    if (place === 'figures') return location.assign('/dash');
    if (beside()) router.go('/desk');
    this.look(place);
  }

  /** In the search field, from wherever one is. */
  lookFor(words: string): void {
    if (beside()) router.go('/desk');
    this.desk.finding.find(words, true);
    this.toList();
  }

  /** What a key means: true when it did something. */
  press(deed: Pressed): boolean {
    const place = deed.startsWith('go ') ? (deed.slice(3) as Place) : undefined;
    const { may, does } = place ? goes(place) : KEYED[deed as Deed];
    if (may && !may(this)) return false;
    does(this);
    return true;
  }

  /** One step back: what stands over the list first. */
  out(): void {
    if (this.contextShown) this.hideContext();
    else if (this.desk.ticked.size > 0) this.desk.untick();
    else this.toList();
  }

  tick(id: string | undefined): void {
    if (!id) return;
    this.desk.tick(id);
    announcer.say(say.w.beside.tick.count(this.desk.ticked.size));
  }

  /** The row under the cursor while the list has the focus, else the question that stands open. */
  get aimed(): string | undefined {
    return document.activeElement?.id === 'list'
      ? (this.desk.cursor ?? this.talk.id)
      : (this.talk.id ?? this.desk.cursor);
  }

  // — deeds —

  /** Answering is picking up: the question comes to stand open, ready for a word on what it was. */
  async answerCall(call: Call, said: Answer = {}): Promise<void> {
    if (this.link.blocked) return;
    const answered = await this.calls.answer(call.id, said);
    if (answered?.ticket) this.openNumber(answered.ticket.number);
  }

  async wrongNumber(call: Call): Promise<void> {
    if (this.link.blocked) return;
    if (await this.calls.wrongNumber(call.id)) announcer.say(say.w.calls.wrongDone);
  }

  /** What a key means for the call that rings: true when it did something. */
  pressCall(deed: 'answer' | 'later'): boolean {
    const call = this.calls.ringing;
    if (!call) return false;
    if (deed === 'answer') void this.answerCall(call);
    else this.calls.later(call.id);
    return true;
  }

  writeAs(kind: DraftKind): void {
    this.composer.pick(kind);
    void tick().then(() => document.getElementById('write')?.focus());
  }

  write(change: Partial<Draft>): void {
    this.composer.write(change);
    if (change.text !== undefined && this.composer.kind === 'reply') this.link.typing();
  }

  own(problem: Parameters<Composer['own']>[0]): void {
    this.composer.own(problem);
    void tick().then(() => document.getElementById('write')?.focus());
  }

  async claim(id: string | undefined): Promise<void> {
    const ticket = this.desk.ticket(id);
    if (!ticket?.may.includes('claim') || this.claiming || this.link.blocked) return;
    this.claiming = true;
    try {
      await this.#claimed(await door.claim(ticket.id));
    } catch (error) {
      await this.#claimFailed(ticket, error);
    } finally {
      this.claiming = false;
    }
  }

  async #claimed(ticket: Ticket): Promise<void> {
    this.done(ticket, say.w.claim.won(firstName(ticket.requester.name)));
    this.openId(ticket.id);
    await tick();
    this.writeAs('reply');
  }

  async #claimFailed(ticket: Ticket, error: unknown): Promise<void> {
    const refusal = door.refusal(error);
    if (refusal?.code !== 'ticket.already_claimed') return this.hearing.notice(refusal?.message ?? say.w.failed);
    const now = await door.ticket(ticket.id).catch(() => undefined);
    if (now) this.desk.take(now);
    if (now?.owner.id === this.me.id) return this.#claimed(now); // our own press, whose answer got lost
    this.lost = { id: ticket.id, name: firstName(now?.owner.name ?? '') };
    announcer.say(say.w.claim.lost(this.lost.name));
    setTimeout(() => (this.lost = undefined), 4_000);
  }

  async send(sendAnyway = false): Promise<void> {
    const ticket = this.talk.ticket;
    if (!ticket || this.link.blocked) return;
    const how = await this.composer.send(ticket, sendAnyway);
    if (how === 'not') return;
    if (how === 'waits') announcer.say(say.w.outgoing.heard);
    void tick().then(() => document.getElementById('write')?.focus());
  }

  /** The answer is what solved it. */
  async solve(): Promise<void> {
    this.composer.solveWith();
    await this.send();
  }

  takeBack(words: Words): void {
    this.composer.takeBack(words);
    announcer.say(say.w.outgoing.back);
    if (words.ticket.number !== this.talk.number) return this.openNumber(words.ticket.number);
    void tick().then(() => document.getElementById('write')?.focus());
  }

  #sentWords({ requester }: Ticket, kind: DraftKind): string {
    const w = say.w.write;
    return kind === 'note' ? w.noteSaved : kind === 'solution' ? w.offered(firstName(requester.name)) : w.sent;
  }

  #notSent(): void {
    if (this.composer.overtaken === 'read') announcer.alert(`${say.w.write.stale} ${say.w.write.staleHint}`);
    else if (this.composer.problem?.kind === 'redirects') announcer.alert(say.w.wording.title);
  }

  /** A deed the server took: its answer is the newest truth. */
  done(ticket: Ticket, said: string): void {
    this.desk.take(ticket);
    announcer.say(said);
    void this.talk.catchUp();
  }

  /** The line is there again: what was written meanwhile, here or on another screen, is brought together too. */
  async #back(): Promise<void> {
    void this.composer.bringTogether();
    await this.hearing.back();
  }

  async signedInAgain(): Promise<void> {
    this.signedOut = false;
    this.link.redial();
    await this.#back().catch(() => {});
  }
}
