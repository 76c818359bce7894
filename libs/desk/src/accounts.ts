import { Injectable } from '@nestjs/common';
import { DoorError, type AccountPage, type AccountsQuery, type DisabledView } from '@zorg112/contracts';
import {
  Database,
  endEntries,
  forgetCannedTextUsesOf,
  forgetDraftsOf,
  forgetPreferencesOf,
  findAccounts,
  loadFallback,
  loadOpenOf,
  loadPerson,
  lockOwners,
  saveDisabled,
  saveFallback,
} from '@zorg112/database';
import { lengthOn, Refusal, SYSTEM_ACTOR, type Actor } from '@zorg112/domain';
import { Directory } from './directory.js';
import { DutyRoster, isDesk } from './duty-roster.js';
import { PolicyBook } from './policy-book.js';
import { TicketDesk, type Hands } from './ticket-desk.js';
import { TimeSource } from './time-source.js';

/** Somebody who goes, for good or for long: no question is left alone for a moment. */
@Injectable()
export class Accounts {
  constructor(
    private readonly desk: TicketDesk,
    private readonly database: Database,
    private readonly roster: DutyRoster,
    private readonly directory: Directory,
    private readonly policies: PolicyBook,
    private readonly time: TimeSource,
  ) {}

  /** Who has an account, by name, with what would need a new owner. */
  async list({ q = '', limit = 50 }: AccountsQuery): Promise<AccountPage> {
    const people = await findAccounts(this.database.read, q.trim(), limit);
    const fallback = await loadFallback(this.database.read);
    const open = await loadOpenOf(
      this.database.read,
      people.map(({ id }) => id),
    );
    const items = people.map(({ id, name, email, roles, disabled }) => ({
      ...{ id, name, email, roles: [...roles], disabled },
      owns: open.filter(({ ownerId }) => ownerId === id).length,
      fallback: id === fallback,
    }));
    return { items, nextCursor: null };
  }

  /**
   * In one transaction: the account is closed, its part of the roster ends, and each of its open questions gets a named new owner.
   * Throws Refusal account.last_owner, DoorError account.self, account.not_found.
   */
  async disable(admin: Actor, personId: string): Promise<DisabledView> {
    if (personId === admin.id) throw new DoorError('account.self');
    const now = this.time.now();
    this.roster.forget();
    const { dutyHolderId } = await this.roster.at(now, false, personId);
    const close = async (hands: Hands): Promise<DisabledView> => {
      const { tx } = hands;
      const owners = await lockOwners(tx);
      const person = await loadPerson(tx, personId);
      if (!person) throw new DoorError('account.not_found');
      const others = owners.filter((id) => id !== personId);
      const keepsWatch = (await loadFallback(tx)) === personId;
      if ((isDesk(person) || keepsWatch) && others.length === 0) throw new Refusal('account.last_owner');
      await saveDisabled(tx, personId, true);
      await endEntries(tx, personId, now);
      await forgetDraftsOf(tx, personId);
      await forgetCannedTextUsesOf(tx, personId);
      await forgetPreferencesOf(tx, personId);
      if (keepsWatch) await saveFallback(tx, others.includes(dutyHolderId) ? dutyHolderId : others[0]!);
      // Once they are locked: one may have been closed or taken over meanwhile.
      await hands.lock((await loadOpenOf(tx, [personId])).map(({ id }) => id));
      const open = await loadOpenOf(tx, [personId]);
      for (const { id } of open) await hands.act(id, { move: 'succeed', because: 'disabled' }, undefined);
      return { person: { id: personId, name: person.name }, disabled: true, succeeded: open.length };
    };
    return this.#thenAnew(this.desk.together(SYSTEM_ACTOR, close, true, personId));
  }

  /** Back again; what was handed on stays with who has it now. Throws DoorError account.not_found. */
  async enable(personId: string): Promise<DisabledView> {
    const open = this.desk.together(SYSTEM_ACTOR, async ({ tx }) => {
      const person = await loadPerson(tx, personId);
      if (!person) throw new DoorError('account.not_found');
      await saveDisabled(tx, personId, false);
      return { person: { id: personId, name: person.name }, disabled: false, succeeded: 0 };
    });
    return this.#thenAnew(open);
  }

  /** Open questions of who is gone, or away for longer than agreed, get a new owner. Returns how many did. */
  async succeedGone(): Promise<number> {
    const now = this.time.now();
    const { disabled } = await this.roster.entries(now);
    const away = await this.#awayForLong(now);
    let succeeded = 0;
    for (const { id, ownerId } of await loadOpenOf(this.database.read, [...new Set([...disabled, ...away])])) {
      const because = disabled.has(ownerId) ? 'disabled' : 'away';
      succeeded += await this.#succeed(id, ownerId, because);
    }
    return succeeded;
  }

  /** What is known to last longer counts from its first hour; what has no end yet counts once it has lasted that long. */
  async #awayForLong(now: number): Promise<string[]> {
    const longest = lengthOn('always', this.policies.current.succession.awayLongerThan);
    const absences = [...(await this.roster.absences(now))];
    return absences.filter(([, { from, to = now }]) => to - from > longest).map(([id]) => id);
  }

  /** The watch over what nobody claimed follows the duty, so that is left alone unless the account is gone. */
  async #succeed(ticketId: string, ownerId: string, because: 'disabled' | 'away'): Promise<number> {
    try {
      return await this.desk.together(SYSTEM_ACTOR, async (hands) => {
        const { ticket } = await hands.load(ticketId);
        const moved = ticket.ownerId !== ownerId || ticket.status === 'closed';
        if (moved || (because === 'away' && ticket.status === 'waiting_for_helper')) return 0;
        return (await hands.act(ticketId, { move: 'succeed', because }, undefined)).facts.length;
      });
    } catch (refusal) {
      if (refusal instanceof Refusal) return 0;
      throw refusal;
    }
  }

  async #thenAnew<T>(work: Promise<T>): Promise<T> {
    const done = await work;
    this.directory.forget();
    this.roster.forget();
    return done;
  }
}
