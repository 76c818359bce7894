import { Injectable } from '@nestjs/common';
import { createHash, createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import {
  DoorError,
  maskBsns,
  type DeviceBody,
  type DeviceCodeView,
  type DevicePersonView,
  type DeviceView,
} from '@zorg112/contracts';
import {
  Database,
  endDevice,
  findDevice,
  forgetDevices,
  listOf,
  loadDevice,
  loadDevicePeople,
  loadDevices,
  PersonRow,
  saveNewDevice,
  saveUse,
  takeCode,
  TeamRow,
  type DeviceRow,
  type Transaction,
} from '@zorg112/database';
import { v7 as newId } from 'uuid';
import { toldApart } from './told-apart.js';

/** A shared device, as it is kept. */
export type Device = DeviceRow;
type Finish = (tx: Transaction, result: unknown) => Promise<void>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Without signs that look like another one, on paper or aloud. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 8;
const CODE_MS = 15 * MINUTE;
/** A device nobody used for so long has to be paired again. */
export const DEVICE_MS = 30 * DAY;
const ROLL_MS = 60 * MINUTE;
/** Who unpaired what stays to be read for so long; after a year nobody asks. */
const SHOWN_ENDED_MS = 30 * DAY;
const KEPT_ENDED_MS = 365 * DAY;

/** Phones and tablets of a ward. A device by itself may see the names of its team, and nothing else. */
@Injectable()
export class Devices {
  readonly #key: Buffer;

  constructor(
    private readonly database: Database,
    secret: string,
  ) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'zorg-112 pairing codes', 32));
  }

  /** A lead makes a pairing; the code is shown once, works once, and not for long. Throws DoorError request.invalid (name, teamId). */
  async make(byId: string, body: DeviceBody, publicUrl: string, now: number, keep?: Finish): Promise<DeviceCodeView> {
    if (!body.name.trim()) throw new DoorError('request.invalid', { fields: { name: 'a name for the device' } });
    if (!(await this.database.read.manager.existsBy(TeamRow, { id: body.teamId })))
      throw new DoorError('request.invalid', { fields: { teamId: 'no such team' } });
    const code = newCode();
    const device = {
      ...{ id: newId(), name: maskBsns(body.name.trim()), place: maskBsns(body.place?.trim() ?? '') || null },
      ...{ teamId: body.teamId, madeById: byId, madeAt: now, codeHash: this.#codeHash(code), codeUntil: now + CODE_MS },
    };
    return this.database.unitOfWork.run(async (tx) => {
      await saveNewDevice(tx, device);
      const [view] = await this.#views([{ ...NEVER, ...device }], tx);
      return {
        ...view!,
        pairingCode: code,
        codeUntil: iso(device.codeUntil),
        address: `${publicUrl}/koppel?c=${code}`,
      };
    }, keep);
  }

  /** What is paired, what waits to be, and what was unpaired lately. */
  async list(now: number): Promise<DeviceView[]> {
    return this.#views(await loadDevices(this.database.read, now - SHOWN_ENDED_MS, now), this.database.read);
  }

  /** Throws DoorError device.not_found. Ending it twice is ending it once. */
  async end(byId: string, id: string, now: number): Promise<DeviceView> {
    return this.database.unitOfWork.run(async (tx) => {
      await endDevice(tx, id, byId, now);
      const device = await loadDevice(tx, id);
      if (!device) throw new DoorError('device.not_found');
      return (await this.#views([device], tx))[0]!;
    });
  }

  /** `before`: what this browser was until now; it is that no more. Throws DoorError device.pairing_wrong. */
  async pair(code: string, now: number, before?: DeviceRow): Promise<{ token: string; device: DeviceRow }> {
    const token = randomBytes(32).toString('base64url');
    const held = { tokenHash: hash(token), now, expiresAt: now + DEVICE_MS };
    return this.database.unitOfWork.run(async (tx) => {
      const device = await takeCode(tx, this.#codeHash(code), held);
      if (!device) throw new DoorError('device.pairing_wrong');
      if (before) await endDevice(tx, before.id, device.madeById, now);
      return { token, device };
    });
  }

  /** Undefined when the device is not paired, not any more, or was not used for thirty days. */
  async find(token: string | undefined, now: number): Promise<DeviceRow | undefined> {
    return token ? findDevice(this.database.read, hash(token), now) : undefined;
  }

  /** It is used: thirty days from now. True when the device has to be told so. */
  async roll(device: DeviceRow, now: number): Promise<boolean> {
    if (now - (device.lastUsedAt ?? 0) < ROLL_MS) return false;
    await this.database.unitOfWork.run((tx) => saveUse(tx, device.id, now, now + DEVICE_MS));
    return true;
  }

  /**
   * The people of the team, by the names they are called: who is rostered now first, then who used this device last, then by name.
   * `q`: what a name begins with.
   */
  async people(device: DeviceRow, now: number, q = ''): Promise<DevicePersonView[]> {
    const rows = await this.#members(device, now);
    const seen = new Map(
      (await loadDevicePeople(this.database.read, device.id)).map(({ personId, lastUsedAt }) => [personId, lastUsedAt]),
    );
    const begins = q.trim().toLocaleLowerCase('nl');
    return toldApart(rows)
      .map(({ id, name }) => {
        const { code, shift } = rows.find((row) => row.id === id)!;
        return { id, name, hasCode: Number(code) > 0, onShift: Number(shift) > 0, last: seen.get(id) ?? 0 };
      })
      .sort((a, b) => Number(b.onShift) - Number(a.onShift) || b.last - a.last)
      .filter(({ name }) => name.toLocaleLowerCase('nl').startsWith(begins))
      .map(({ last, ...person }) => ({ ...person, lately: last > 0 }));
  }

  /** Throws DoorError device.person_unknown: nobody of this team, or an account that was closed. */
  async person(device: DeviceRow, personId: string, now: number): Promise<PersonRow> {
    if (!(await this.#members(device, now)).some(({ id }) => id === personId))
      throw new DoorError('device.person_unknown');
    return this.database.read.manager.findOneByOrFail(PersonRow, { id: personId });
  }

  async teamOf({ teamId }: DeviceRow): Promise<TeamRow> {
    return this.database.read.manager.findOneByOrFail(TeamRow, { id: teamId });
  }

  /** A pairing that waits for whoever tries the practice environment, under a code that stands on its sign-in page. */
  async lend(device: { teamId: string; name: string; place: string; code: string }, byId: string, now: number) {
    const { code, ...rest } = device;
    const row = { id: newId(), ...rest, madeById: byId, madeAt: now, codeHash: this.#codeHash(code) };
    await this.database.unitOfWork.run((tx) => saveNewDevice(tx, { ...row, codeUntil: now + KEPT_ENDED_MS }));
  }

  async forget(now: number): Promise<void> {
    await this.database.unitOfWork.run((tx) => forgetDevices(tx, now, now - KEPT_ENDED_MS));
  }

  /** Under a key of this house: a code that is known elsewhere, as that of the practice environment, pairs nothing here. */
  #codeHash(code: string): string {
    return createHmac('sha256', this.#key).update(plain(code)).digest('hex');
  }

  async #members({ teamId }: DeviceRow, now: number): Promise<Member[]> {
    const { read } = this.database;
    return read.sql<Member>(MEMBERS, [teamId, now, read.engine === 'postgres' ? false : 0]);
  }

  async #views(devices: readonly DeviceRow[], source: Pick<Transaction, 'sql'>): Promise<DeviceView[]> {
    const people = await named(
      source,
      'people',
      devices.flatMap(({ madeById, endedById }) => [madeById, endedById]),
    );
    const teams = await named(
      source,
      'teams',
      devices.map(({ teamId }) => teamId),
    );
    return devices.map(({ id, name, place, ...device }) => ({
      ...{ id, name, team: teams(device.teamId), madeBy: people(device.madeById), madeAt: iso(device.madeAt) },
      ...(place ? { place } : {}),
      ...(device.pairedAt === null ? {} : { pairedAt: iso(device.pairedAt) }),
      ...(device.lastUsedAt === null ? {} : { lastUsedAt: iso(device.lastUsedAt) }),
      ...(device.expiresAt === null || device.endedAt !== null ? {} : { expiresAt: iso(device.expiresAt) }),
      ...(device.endedAt === null ? {} : { endedAt: iso(device.endedAt) }),
      ...(device.endedById === null ? {} : { endedBy: people(device.endedById) }),
    }));
  }
}

interface Member {
  readonly id: string;
  readonly name: string;
  readonly code: number | string;
  readonly shift: number | string;
}

/** Once each, whatever memberships overlap. A service centre rosters itself; a care team may, and then who is on comes first. */
const MEMBERS = `SELECT p.id AS id, p.name AS name,
    (SELECT COUNT(*) FROM personal_codes c WHERE c.person_id = p.id) AS code,
    (SELECT COUNT(*) FROM roster r WHERE r.person_id = p.id AND r.kind = 'shift' AND r.from_at <= t.now AND (r.to_at IS NULL OR r.to_at > t.now)) AS shift
  FROM people p, (SELECT CAST(? AS TEXT) AS team, CAST(? AS BIGINT) AS now) t
  WHERE p.disabled = ? AND p.id IN (SELECT m.person_id FROM memberships m WHERE m.team_id = t.team AND m.from_at <= t.now AND (m.to_at IS NULL OR m.to_at > t.now))`;

const NEVER = { tokenHash: null, pairedAt: null, lastUsedAt: null, expiresAt: null, endedAt: null, endedById: null };
const iso = (at: number): string => new Date(at).toISOString();

async function named(source: Pick<Transaction, 'sql'>, table: 'people' | 'teams', ids: readonly (string | null)[]) {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const rows =
    wanted.length === 0
      ? []
      : await source.sql<{ id: string; name: string }>(
          `SELECT id, name FROM ${table} WHERE id IN ${listOf(wanted)}`,
          wanted,
        );
  return (id: string) => rows.find((row) => row.id === id) ?? { id, name: 'onbekend' };
}

function newCode(): string {
  const signs = Array.from({ length: CODE_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]!);
  return `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`;
}

/** However it was typed or pasted. */
const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
