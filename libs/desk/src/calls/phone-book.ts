import { Injectable } from '@nestjs/common';
import {
  DoorError,
  type HeardEvent,
  type NumberBody,
  type NumberPage,
  type NumbersQuery,
  type NumberView,
} from '@zorg112/contracts';
import {
  callerKnownBy,
  colleaguesBy,
  Database,
  forgetNumber,
  holdersOf,
  loadPerson,
  numbersOf,
  saveNumber,
  TeamRow,
  type PhoneNumberRow,
  type Transaction,
} from '@zorg112/database';
import { type Role } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from '../directory.js';
import { Idempotency } from '../idempotency.js';
import { phoneNumber, shownNumber } from './phone-number.js';

/** What a number says of who calls. */
export interface Holders {
  /** Exactly one person has it, and no team. */
  readonly personId?: string;
  readonly teamId?: string;
  /** Everybody whose number it is. */
  readonly people: readonly string[];
}

const STAFF: readonly Role[] = ['agent', 'lead', 'back_office'];
/** Nobody can be written to there: what comes before it is a number. */
const NO_MAIL = 'beller.invalid';

/** Whose numbers are known. A number of several people is nobody's in particular: who calls is asked. */
@Injectable()
export class PhoneBook {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly idempotency: Idempotency,
  ) {}

  async list({ personId, teamId }: NumbersQuery): Promise<NumberPage> {
    const where = { ...(personId ? { personId } : {}), ...(teamId ? { teamId } : {}) };
    const rows = await numbersOf(this.database.read, where);
    return { items: await Promise.all(rows.map((row) => this.#view(row))), nextCursor: null };
  }

  /** Throws DoorError number.invalid, number.whose, account.not_found. */
  async add({ number: written, personId, teamId }: NumberBody): Promise<NumberView> {
    const number = phoneNumber(written);
    if (number === undefined) throw new DoorError('number.invalid', { fields: { number: 'a phone number' } });
    if ((personId === undefined) === (teamId === undefined))
      throw new DoorError('number.whose', { fields: { personId: 'exactly one of personId and teamId' } });
    const row = { id: newId(), number, personId: personId ?? null, teamId: teamId ?? null };
    return this.database.unitOfWork.run(async (tx) => {
      if (personId && !(await loadPerson(tx, personId))) throw new DoorError('account.not_found');
      if (teamId && !(await tx.manager.existsBy(TeamRow, { id: teamId })))
        throw new DoorError('request.invalid', { fields: { teamId: 'no such team' } });
      return this.#view(await saveNumber(tx, row));
    }, this.idempotency.keep);
  }

  /** Throws DoorError number.not_found. */
  async forget(id: string): Promise<void> {
    if (!(await this.database.unitOfWork.run((tx) => forgetNumber(tx, id)))) throw new DoorError('number.not_found');
  }

  async whose(source: Pick<Transaction, 'sql'>, number: string | null): Promise<Holders> {
    const rows = number === null ? [] : await holdersOf(source, number);
    const people = rows.flatMap(({ personId }) => personId ?? []);
    const teams = rows.flatMap(({ teamId }) => teamId ?? []);
    const [only] = people;
    return {
      people,
      ...(rows.length === 1 && only !== undefined ? { personId: only } : {}),
      ...(teams.length === 1 ? { teamId: teams[0]! } : {}),
    };
  }

  async remember(tx: Transaction, number: string, personId: string): Promise<void> {
    await saveNumber(tx, { id: newId(), number, personId, teamId: null });
  }

  /** Whoever has this number and nobody knows: named by it, with no account. The same one the next time. */
  async callerAt(tx: Transaction, number: string | null): Promise<string> {
    const email = `${number?.replace(/\D/g, '') ?? 'onbekend'}@${NO_MAIL}`;
    const name = number === null ? 'Onbekende beller' : shownNumber(number);
    const nobody = { roles: [], serviceId: null, language: 'nl', passwordHash: null, disabled: false, skills: [] };
    return (await callerKnownBy(tx, { id: newId(), email, name, ...nobody })).id;
  }

  /**
   * Which colleague is on the line here: by number, address or id of who answered, in that order, else by a name only one colleague
   * has. Nobody where there is any doubt.
   */
  async colleague(
    tx: Transaction,
    { direction, answeringNumber, from, users }: HeardEvent,
  ): Promise<string | undefined> {
    const given = direction === 'in' ? answeringNumber : from;
    const number = phoneNumber(given);
    const text = given?.trim() ?? '';
    const tries = [
      ['number', number === undefined ? [] : [number]],
      ['email', text ? [text.toLowerCase()] : []],
      ['id', text ? [text] : []],
      ['name', users.map((name) => name.trim().toLowerCase())],
    ] as const;
    for (const [how, values] of tries) {
      const found = (await colleaguesBy(tx, how, values)).filter(({ roles }) =>
        roles.some((one) => STAFF.includes(one)),
      );
      if (found.length === 1) return found[0]!.id;
    }
    return undefined;
  }

  async #view({ id, number, personId, teamId }: PhoneNumberRow): Promise<NumberView> {
    await this.directory.know(personId ? [personId] : []);
    const team = teamId === null ? undefined : this.directory.team(teamId);
    return {
      ...{ id, number, shown: shownNumber(number) },
      ...(personId === null ? {} : { person: this.directory.named(personId) }),
      ...(team ? { team: { id: team.id, name: team.name } } : {}),
    };
  }
}
