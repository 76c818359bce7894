import { type ReadDatabase } from '../connections.js';
import { DevicePersonRow, DeviceRow, PersonalCodeRow, SessionRow } from '../rows/rows.js';
import { type Transaction } from '../unit-of-work.js';
import { insert } from './rows.repository.js';

type Source = ReadDatabase | Transaction;

/** Paired, or paired once; the last first. */
export async function loadDevices(read: ReadDatabase, endedAfter: number, now: number): Promise<DeviceRow[]> {
  return read.manager
    .createQueryBuilder(DeviceRow, 'd')
    .where('(d.ended_at IS NULL OR d.ended_at > :endedAfter)', { endedAfter })
    .andWhere('(d.paired_at IS NOT NULL OR d.code_until > :now)', { now })
    .orderBy('d.made_at', 'DESC')
    .addOrderBy('d.id')
    .getMany();
}

/** The device that holds this, if it is still paired. */
export async function findDevice(source: Source, tokenHash: string, now: number): Promise<DeviceRow | undefined> {
  const device = await source.manager.findOneBy(DeviceRow, { tokenHash });
  return device && (device.expiresAt ?? 0) > now ? device : undefined;
}

export async function loadDevice(tx: Transaction, id: string): Promise<DeviceRow | undefined> {
  return (await tx.manager.findOneBy(DeviceRow, { id })) ?? undefined;
}

export async function saveNewDevice(tx: Transaction, device: Partial<DeviceRow>): Promise<void> {
  await insert(tx, DeviceRow, [device]);
}

/** The code is used up in the same statement that finds it: of two who type it at once, one has it. */
export async function takeCode(
  tx: Transaction,
  codeHash: string,
  held: { tokenHash: string; now: number; expiresAt: number },
): Promise<DeviceRow | undefined> {
  const { tokenHash, now, expiresAt } = held;
  await tx.sql(
    `UPDATE devices SET code_hash = NULL, token_hash = ?, paired_at = ?, last_used_at = ?, expires_at = ?
     WHERE code_hash = ? AND code_until > ? AND ended_at IS NULL`,
    [tokenHash, now, now, expiresAt, codeHash, now],
  );
  return (await tx.manager.findOneBy(DeviceRow, { tokenHash })) ?? undefined;
}

export async function saveUse(tx: Transaction, deviceId: string, now: number, expiresAt: number): Promise<void> {
  await tx.sql('UPDATE devices SET last_used_at = ?, expires_at = ? WHERE id = ? AND token_hash IS NOT NULL', [
    now,
    expiresAt,
    deviceId,
  ]);
}

/** What it holds opens nothing any more, and who sat at it is signed out. */
export async function endDevice(tx: Transaction, id: string, byId: string, now: number): Promise<void> {
  await tx.sql(
    'UPDATE devices SET token_hash = NULL, code_hash = NULL, ended_at = ?, ended_by_id = ? WHERE id = ? AND ended_at IS NULL',
    [now, byId, id],
  );
  await tx.sql('DELETE FROM sessions WHERE device_id = ?', [id]);
}

export async function loadDevicePeople(read: ReadDatabase, deviceId: string): Promise<DevicePersonRow[]> {
  return read.manager.findBy(DevicePersonRow, { deviceId });
}

/** Locked: of many guesses at once each is counted. */
export async function lockDevicePerson(tx: Transaction, deviceId: string, personId: string): Promise<DevicePersonRow> {
  await tx.sql(
    'INSERT INTO device_people (device_id, person_id, wrong) VALUES (?, ?, 0) ON CONFLICT (device_id, person_id) DO NOTHING',
    [deviceId, personId],
  );
  if (tx.engine === 'postgres')
    await tx.sql('SELECT wrong FROM device_people WHERE device_id = ? AND person_id = ? FOR UPDATE', [
      deviceId,
      personId,
    ]);
  return tx.manager.findOneByOrFail(DevicePersonRow, { deviceId, personId });
}

export async function saveDevicePerson(tx: Transaction, row: DevicePersonRow): Promise<void> {
  await tx.sql(
    'UPDATE device_people SET last_used_at = ?, wrong = ?, wrong_at = ? WHERE device_id = ? AND person_id = ?',
    [row.lastUsedAt, row.wrong, row.wrongAt, row.deviceId, row.personId],
  );
}

export async function findCode(source: Source, personId: string): Promise<PersonalCodeRow | undefined> {
  return (await source.manager.findOneBy(PersonalCodeRow, { personId })) ?? undefined;
}

export async function saveCode(tx: Transaction, code: PersonalCodeRow): Promise<void> {
  await tx.manager.delete(PersonalCodeRow, { personId: code.personId });
  await insert(tx, PersonalCodeRow, [code]);
}

/** Somebody did something: her session on a shared device lasts a little longer. */
export async function prolong(tx: Transaction, tokenHash: string, expiresAt: number): Promise<void> {
  await tx.sql('UPDATE sessions SET expires_at = ? WHERE token_hash = ? AND device_id IS NOT NULL', [
    expiresAt,
    tokenHash,
  ]);
}

/** Who is signed in on which device: a session that is there counts, whatever a process still remembers. */
export async function sessionExpiry(read: ReadDatabase, tokenHash: string): Promise<number | undefined> {
  return (await read.manager.findOneBy(SessionRow, { tokenHash }))?.expiresAt;
}

/** Pairings nobody used in time, and devices that were ended long ago. */
export async function forgetDevices(tx: Transaction, now: number, endedBefore: number): Promise<void> {
  const gone = 'SELECT id FROM devices WHERE ended_at < ? OR (paired_at IS NULL AND code_until < ?)';
  const before = [endedBefore, now];
  await tx.sql(`DELETE FROM sessions WHERE device_id IN (${gone})`, before);
  await tx.sql(`DELETE FROM device_people WHERE device_id IN (${gone})`, before);
  await tx.sql('DELETE FROM devices WHERE ended_at < ? OR (paired_at IS NULL AND code_until < ?)', before);
}
