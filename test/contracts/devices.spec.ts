import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DoorError } from '@zorg112/contracts';
import { type DeviceRow, type PersonRow, saveDisabled } from '@zorg112/database';
import { DEMO_PASSWORD } from '@zorg112/demo';
import { Devices, PersonalCodes, Sessions, SharedSignIn } from '@zorg112/identity';
import { openDesk, NINE, type OpenDesk } from '../support/desk.js';
import { onBothEngines } from '../support/engines.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CODE = '8260';
const WRONG = '1357';

/** The code of the refusal, or that it was done. */
const said = (deed: Promise<unknown>): Promise<string> =>
  deed.then(
    () => 'done',
    (fault: unknown) => {
      if (fault instanceof DoorError) return fault.code;
      throw fault;
    },
  );

describe('shared devices', () => {
  onBothEngines((given) => {
    let desk: OpenDesk;
    let devices: Devices, sessions: Sessions, codes: PersonalCodes, shared: SharedSignIn;
    let els: string, noor: PersonRow, home: string, colleagues: PersonRow[], strangers: PersonRow[];

    beforeAll(async () => {
      desk = await openDesk(given.database);
      sessions = new Sessions(given.database, 15 * MINUTE);
      codes = new PersonalCodes(given.database, 'a secret of this house', 2 ** 4);
      devices = new Devices(given.database, 'a secret of this house');
      shared = new SharedSignIn(given.database, devices, codes, sessions);
      const { people, memberships } = desk.organisation;
      els = desk.who('els').id;
      noor = people.find(({ id }) => id === desk.who('noor').id)!;
      home = desk.who('noor').teamIds[0]!;
      const of = (there: boolean) =>
        people.filter(({ id }) => memberships.some((m) => m.personId === id && (m.teamId === home) === there));
      colleagues = of(true).filter(({ id }) => id !== noor.id);
      strangers = of(false);
    });

    const made = (now: number, name = 'Telefoon') => devices.make(els, { name, teamId: home }, 'http://here', now);
    const paired = async (now: number, name?: string) => devices.pair((await made(now, name)).pairingCode, now);
    const chooses = (device: DeviceRow, person: PersonRow, now: number, code = CODE) =>
      shared.withPassword(device, { personId: person.id, password: DEMO_PASSWORD, code }, now);
    const tries = (device: DeviceRow, person: PersonRow, code: string, now: number) =>
      said(shared.withCode(device, person.id, code, now));

    describe('pairing', () => {
      it('a code works once, however it is typed, and no code but that one', async () => {
        const { pairingCode: code } = await made(NINE);
        expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
        expect(await said(devices.pair('ABCD-EFGH', NINE))).toBe('device.pairing_wrong');
        expect(await said(devices.pair('', NINE))).toBe('device.pairing_wrong');
        const { token, device } = await devices.pair(` ${code.toLowerCase().replace('-', ' ')} `, NINE);
        expect((await devices.find(token, NINE))?.id).toBe(device.id);
        expect(await said(devices.pair(code, NINE))).toBe('device.pairing_wrong');
      });
      it('of many who type it at once one has it', async () => {
        const { pairingCode: code } = await made(NINE);
        const ends = await Promise.all(Array.from({ length: 6 }, () => said(devices.pair(code, NINE))));
        expect(ends.filter((end) => end === 'done')).toHaveLength(1);
      });
      it('a code is good for a quarter of an hour', async () => {
        const [one, other] = [await made(NINE), await made(NINE)];
        expect(await said(devices.pair(one.pairingCode, NINE + 15 * MINUTE - 1))).toBe('done');
        expect(await said(devices.pair(other.pairingCode, NINE + 15 * MINUTE))).toBe('device.pairing_wrong');
      });
      it('neither the code nor what the device holds stands in the database', async () => {
        const { pairingCode: code, id } = await made(NINE);
        const row = async () =>
          JSON.stringify(await given.database.read.sql('SELECT * FROM devices WHERE id = ?', [id]));
        expect(await row()).not.toContain(code.replace('-', ''));
        const { token } = await devices.pair(code, NINE);
        expect(await row()).not.toContain(token);
      });
      it('a code of another house pairs nothing here', async () => {
        const elsewhere = new Devices(given.database, 'another secret');
        const { pairingCode: code } = await elsewhere.make(els, { name: 'Telefoon', teamId: home }, '', NINE);
        expect(await said(devices.pair(code, NINE))).toBe('device.pairing_wrong');
        expect(await said(elsewhere.pair(code, NINE))).toBe('done');
      });
      it('it stays paired for thirty days after it was used last', async () => {
        const { token, device } = await paired(NINE);
        expect(await devices.find(token, NINE + 30 * DAY - 1)).toBeDefined();
        expect(await devices.find(token, NINE + 30 * DAY)).toBeUndefined();
        expect(await devices.roll(device, NINE + 30 * MINUTE)).toBe(false);
        expect(await devices.roll(device, NINE + 20 * DAY)).toBe(true);
        expect(await devices.find(token, NINE + 49 * DAY)).toBeDefined();
        expect(await devices.find(token, NINE + 50 * DAY)).toBeUndefined();
      });
      it('a browser that is paired anew is the old device no more', async () => {
        const old = await paired(NINE);
        const { pairingCode: code } = await made(NINE);
        const { device } = await devices.pair(code, NINE, old.device);
        expect(await devices.find(old.token, NINE)).toBeUndefined();
        const list = await devices.list(NINE);
        expect(list.find(({ id }) => id === old.device.id)).toMatchObject({ endedAt: new Date(NINE).toISOString() });
        expect(list.find(({ id }) => id === device.id)).not.toHaveProperty('endedAt');
      });
      it('a pairing needs a name and a team that is there; a BSN in a name is masked', async () => {
        expect(await said(devices.make(els, { name: ' ', teamId: home }, '', NINE))).toBe('request.invalid');
        expect(await said(devices.make(els, { name: 'x', teamId: 'nowhere' }, '', NINE))).toBe('request.invalid');
        expect((await made(NINE, 'Bed 123456782')).name).toBe('Bed •••••••••');
      });
    });

    describe('wie ben je?', () => {
      it('shows the people of the team and nobody else, the last ones here first', async () => {
        const { device } = await paired(NINE);
        const names = await devices.people(device, NINE);
        expect(names.map(({ id }) => id).sort()).toEqual([noor, ...colleagues].map(({ id }) => id).sort());
        const last = colleagues.at(-1)!;
        await chooses(device, noor, NINE + MINUTE);
        await chooses(device, last, NINE + 2 * MINUTE);
        const [first, second, third] = await devices.people(device, NINE + HOUR);
        expect([first, second]).toMatchObject([
          { id: last.id, lately: true, hasCode: true },
          { id: noor.id, lately: true },
        ]);
        expect(third).toMatchObject({ lately: false });
        expect(await tries(device, strangers[0]!, CODE, NINE)).toBe('device.person_unknown');
        expect(await said(chooses(device, strangers[0]!, NINE))).toBe('device.person_unknown');
      });
      it('finds a name by its beginning', async () => {
        const { device } = await paired(NINE);
        expect((await devices.people(device, NINE, ' noo')).map(({ id }) => id)).toEqual([noor.id]);
        expect(await devices.people(device, NINE, 'oekstra')).toEqual([]);
      });
      it('who is rostered now comes before who was here last', async () => {
        const { device } = await paired(NINE);
        const [on] = colleagues;
        const shift = [`shift-${given.engine}`, on!.id, NINE - HOUR, NINE + 8 * HOUR];
        await given.database.unitOfWork.run((tx) =>
          tx.sql(`INSERT INTO roster (id, person_id, kind, from_at, to_at) VALUES (?, ?, 'shift', ?, ?)`, shift),
        );
        await chooses(device, noor, NINE);
        expect((await devices.people(device, NINE + MINUTE)).slice(0, 2)).toMatchObject([
          { id: on!.id, onShift: true },
          { id: noor.id, onShift: false },
        ]);
        expect((await devices.people(device, NINE + 9 * HOUR))[0]).toMatchObject({ id: noor.id });
      });
      it('a closed account, and who left the team, are there no more', async () => {
        const { device } = await paired(NINE);
        const [, gone, left] = colleagues;
        await chooses(device, gone!, NINE);
        await given.database.unitOfWork.run(async (tx) => {
          await saveDisabled(tx, gone!.id, true);
          await tx.sql('UPDATE memberships SET to_at = ? WHERE person_id = ?', [NINE + HOUR, left!.id]);
        });
        const ids = async (now: number) => (await devices.people(device, now)).map(({ id }) => id);
        expect(await ids(NINE)).not.toContain(gone!.id);
        expect(await ids(NINE)).toContain(left!.id);
        expect(await ids(NINE + HOUR)).not.toContain(left!.id);
        expect(await tries(device, gone!, CODE, NINE)).toBe('device.person_unknown');
        expect(await tries(device, left!, CODE, NINE + HOUR)).toBe('device.person_unknown');
      });
    });

    describe('a code of her own', () => {
      let device: DeviceRow;
      beforeEach(async () => void ({ device } = await paired(NINE)));

      it('is chosen once with her password, and then opens her own questions and no desk', async () => {
        const person = colleagues[5]!;
        expect(await tries(device, person, CODE, NINE)).toBe('device.code_missing');
        const wrong = { personId: person.id, password: 'guess', code: CODE };
        expect(await said(shared.withPassword(device, wrong, NINE))).toBe('auth.wrong_password');
        for (const easy of ['0000', '1234', '987654'])
          expect(await said(chooses(device, person, NINE, easy))).toBe('code.too_simple');
        expect(await tries(device, person, CODE, NINE)).toBe('device.code_missing');
        await chooses(device, person, NINE);
        const { token, signedIn } = await shared.withCode(device, person.id, CODE, NINE);
        expect(signedIn).toMatchObject({ actor: { id: person.id }, device: { id: device.id, idleMs: 15 * MINUTE } });
        expect((await sessions.find(token, NINE))?.actor.teamIds).toEqual([home]);
      });
      it('opens no more than a care worker has, whatever else she is', async () => {
        const person = colleagues[6]!;
        await given.database.unitOfWork.run((tx) =>
          tx.sql('UPDATE people SET roles = ? WHERE id = ?', ['["care_worker","lead","admin"]', person.id]),
        );
        const { signedIn } = await chooses(device, person, NINE);
        expect(signedIn.actor.roles).toEqual(['care_worker']);
        const own = await sessions.login(person.email, DEMO_PASSWORD, NINE);
        expect(own.signedIn.actor.roles).toContain('admin');
      });
      it('is not to be read back, nor to be tried with the database alone', async () => {
        const [one, other] = [colleagues[7]!, colleagues[8]!];
        await chooses(device, one, NINE);
        await chooses(device, other, NINE);
        const rows = await given.database.read.sql<{ hash: string }>('SELECT hash FROM personal_codes');
        expect(new Set(rows.map(({ hash }) => hash)).size).toBe(rows.length);
        expect(JSON.stringify(rows)).not.toContain(CODE);
        const elsewhere = new PersonalCodes(given.database, 'another secret');
        expect(await elsewhere.check(one.id, CODE)).toBe(false);
        expect(await codes.check(one.id, CODE)).toBe(true);
      });
      it('is chosen on her own page too, with her password; the old one is good no more', async () => {
        const person = colleagues[10]!;
        const { signedIn } = await sessions.login(person.email, DEMO_PASSWORD, NINE);
        expect(await said(codes.choose(signedIn, CODE, 'guess', NINE))).toBe('auth.wrong_password');
        await codes.choose(signedIn, CODE, DEMO_PASSWORD, NINE);
        await codes.choose(signedIn, '50607', DEMO_PASSWORD, NINE + 1);
        expect(await tries(device, person, CODE, NINE)).toBe('device.code_wrong');
        expect(await tries(device, person, '50607', NINE)).toBe('done');
      });
      it('without a password of ours it is chosen on her own phone only', async () => {
        const person = colleagues[9]!;
        await given.database.unitOfWork.run((tx) =>
          tx.sql('UPDATE people SET password_hash = NULL WHERE id = ?', [person.id]),
        );
        expect(await said(chooses(device, person, NINE))).toBe('code.own_phone');
        const own = await sessions.open({ ...person, passwordHash: null }, NINE, undefined, false);
        await codes.choose(own.signedIn, CODE, '', NINE);
        const here = await shared.withCode(device, person.id, CODE, NINE);
        expect(await said(codes.choose(here.signedIn, '4040', '', NINE))).toBe('code.own_phone');
      });
    });

    describe('wrong codes', () => {
      let device: DeviceRow;
      beforeEach(async () => {
        ({ device } = await paired(NINE));
        await chooses(device, noor, NINE - HOUR);
      });

      it('make her wait, longer each time, her alone and here alone; then the right one is right again', async () => {
        const other = await paired(NINE);
        for (let i = 0; i < 4; i++) expect(await tries(device, noor, WRONG, NINE)).toBe('device.code_wrong');
        expect(await tries(device, noor, CODE, NINE + 30 * SECOND - 1)).toBe('device.locked');
        await chooses(other.device, colleagues[4]!, NINE);
        expect(await tries(device, colleagues[4]!, CODE, NINE)).toBe('done');
        expect(await tries(other.device, noor, CODE, NINE)).toBe('done');
        expect(await tries(device, noor, WRONG, NINE + 30 * SECOND)).toBe('device.code_wrong');
        expect(await tries(device, noor, CODE, NINE + 90 * SECOND - 1)).toBe('device.locked');
        expect(await tries(device, noor, CODE, NINE + 90 * SECOND)).toBe('done');
        expect(await tries(device, noor, WRONG, NINE + 90 * SECOND)).toBe('device.code_wrong');
        expect(await tries(device, noor, CODE, NINE + 90 * SECOND)).toBe('done');
      });
      it('she reads how long, and her password lets her in at once', async () => {
        for (let i = 0; i < 4; i++) await tries(device, noor, WRONG, NINE);
        const locked = await shared
          .withCode(device, noor.id, CODE, NINE + 10 * SECOND)
          .catch((fault: unknown) => fault);
        expect(locked).toMatchObject({ code: 'device.locked', extra: { retryAfterSeconds: 20 } });
        await chooses(device, noor, NINE + 10 * SECOND, '7171');
        expect(await tries(device, noor, '7171', NINE + 11 * SECOND)).toBe('done');
      });
      it('many at once are each counted', async () => {
        const ends = await Promise.all(Array.from({ length: 8 }, () => tries(device, noor, WRONG, NINE)));
        expect(ends.filter((end) => end === 'device.code_wrong')).toHaveLength(4);
        expect(ends.filter((end) => end === 'device.locked')).toHaveLength(4);
      });
    });

    describe('her session there', () => {
      it('ends when nobody does anything, and goes on while somebody does, for twelve hours at most', async () => {
        const { device } = await paired(NINE);
        const { token } = await chooses(device, noor, NINE);
        expect(await sessions.find(token, NINE + 15 * MINUTE - 1)).toBeDefined();
        expect(await sessions.find(token, NINE + 15 * MINUTE)).toBeUndefined();
        let now = NINE;
        for (; now < NINE + 11.9 * HOUR; now += 10 * MINUTE) {
          const known = (await sessions.find(token, now))!;
          await sessions.prolong(token, known, now);
        }
        expect((await sessions.find(token, NINE + 12 * HOUR - 1))?.expiresAt).toBe(NINE + 12 * HOUR);
        expect(await sessions.find(token, NINE + 12 * HOUR)).toBeUndefined();
      });
      it('looking at nothing in particular is no sign of life', async () => {
        const { device } = await paired(NINE);
        const { token } = await chooses(device, noor, NINE);
        for (let now = NINE; now < NINE + 15 * MINUTE; now += MINUTE) await sessions.find(token, now);
        expect(await sessions.find(token, NINE + 15 * MINUTE)).toBeUndefined();
      });
      it('is over for one when the next one comes', async () => {
        const { device } = await paired(NINE);
        const first = await chooses(device, noor, NINE);
        expect(await sessions.find(first.token, NINE)).toBeDefined();
        const second = await chooses(device, colleagues[3]!, NINE);
        expect(await sessions.find(first.token, NINE)).toBeUndefined();
        expect(await sessions.find(second.token, NINE)).toBeDefined();
      });
      it('with an account is short as well, and on her own phone as long as ever', async () => {
        const { device } = await paired(NINE);
        const here = await sessions.login(noor.email, DEMO_PASSWORD, NINE, device);
        expect(here.signedIn.expiresAt).toBe(NINE + 15 * MINUTE);
        const own = await sessions.login(noor.email, DEMO_PASSWORD, NINE);
        expect(own.signedIn).toMatchObject({ expiresAt: NINE + 12 * HOUR });
        expect(own.signedIn.device).toBeUndefined();
        expect(await sessions.prolong(own.token, own.signedIn, NINE + HOUR)).toBe(NINE + 12 * HOUR);
      });
    });

    describe('unpairing', () => {
      it('ends every session there from the same moment on, and no other; who did it stays to be read', async () => {
        const { token, device } = await paired(NINE, 'Tablet');
        const other = await paired(NINE);
        const there = await chooses(device, noor, NINE);
        const elsewhere = await chooses(other.device, colleagues[3]!, NINE);
        const own = await sessions.login(noor.email, DEMO_PASSWORD, NINE);
        for (const { token } of [there, elsewhere, own]) await sessions.find(token, NINE); // and is remembered
        expect(await said(devices.end(els, 'nothing', NINE))).toBe('device.not_found');
        await devices.end(els, device.id, NINE + 1);
        expect(await sessions.find(there.token, NINE + 1)).toBeUndefined();
        expect(await devices.find(token, NINE + 1)).toBeUndefined();
        expect(await said(shared.withCode(device, noor.id, CODE, NINE + 1))).toBe('device.unknown');
        expect(await said(sessions.login(noor.email, DEMO_PASSWORD, NINE + 1, device))).toBe('device.unknown');
        for (const { token } of [elsewhere, own]) expect(await sessions.find(token, NINE + 1)).toBeDefined();
        const again = await devices.end(desk.who('joost').id, device.id, NINE + 2);
        expect(again).toMatchObject({
          ...{ name: 'Tablet', madeBy: { id: els }, endedBy: { id: els } },
          endedAt: new Date(NINE + 1).toISOString(),
        });
      });
      it('at the same moment as somebody signs in leaves nobody signed in', async () => {
        for (let round = 0; round < 5; round++) {
          const { device } = await paired(NINE);
          const signing = said(sessions.open(noor, NINE, device, true));
          await Promise.all([signing, devices.end(els, device.id, NINE)]);
          expect(
            await given.database.read.sql('SELECT token_hash FROM sessions WHERE device_id = ?', [device.id]),
          ).toEqual([]);
        }
      });
      it('is forgotten after a year, and a pairing nobody used at once', async () => {
        const { device } = await paired(NINE);
        const unused = await made(NINE);
        await devices.end(els, device.id, NINE);
        const there = async (id: string) =>
          (await given.database.read.sql('SELECT id FROM devices WHERE id = ?', [id])).length;
        await devices.forget(NINE + 16 * MINUTE);
        expect([await there(device.id), await there(unused.id)]).toEqual([1, 0]);
        await devices.forget(NINE + 366 * DAY);
        expect(await there(device.id)).toBe(0);
      });
    });
  });
});
