import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LogColumnsView, LogReadingView } from '@zorg112/contracts';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type ClientRequest, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, call, type ErrorBody, signInAll, soon, written } from '../support/actors.js';
import { type House, openHouse, OPENING_MS } from '../support/house.js';
import { inShort, packedLog, plainLog, REAL_FIGURES } from '../support/other-desk.js';

const STREAMED = { 'content-type': 'application/octet-stream' };
const UNCLEAR = 'case,time,group\n1,1/2/2024 10:00,A\n1,1/2/2024 12:00,B\n1,2/3/2024 10:00,B\n';

let house: House;
let ilse: Actor, admin: Actor, els: Actor, noor: Actor;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zorg112-log-'));
  house = await openHouse({ env: { LOG_MAX_MB: '3', TMPDIR: folder } });
  [ilse, admin, els, noor] = await signInAll(house, 'ilse', 'admin', 'els', 'noor');
}, OPENING_MS);
afterAll(async () => {
  await house?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** As the page sends a file: its bytes are the body. */
async function sends<T>(who: Actor, path: string, bytes: Uint8Array | string, headers: object = {}) {
  const answer = await fetch(`${house.url}/api/v1/log-readings${path}`, {
    method: 'POST',
    headers: { ...STREAMED, authorization: `Bearer ${who.token}`, ...headers },
    body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
  });
  return { status: answer.status, body: (await answer.json()) as T & ErrorBody };
}

/** A file of which only the beginning comes. */
function begins(bytes: Uint8Array): ClientRequest {
  const sending = request(`${house.url}/api/v1/log-readings`, {
    method: 'POST',
    headers: { ...STREAMED, authorization: `Bearer ${ilse.token}`, 'content-length': `${bytes.length}` },
  });
  sending.on('error', () => undefined); // it is broken off on purpose
  sending.write(bytes.subarray(0, bytes.length >> 1));
  return sending;
}

const kept = async (): Promise<unknown> => ({
  rows: await written(house),
  answers: await house.sql('SELECT COUNT(*) AS n FROM idempotency_keys').catch(() => 'no such table'),
  files: await readdir(folder),
});

describe('the log of another desk, read over HTTP', () => {
  test('its first part tells what the columns are; the whole of it gives the figures', async () => {
    const packed = await packedLog();
    const { status, body } = await sends<LogColumnsView>(ilse, '/columns', packed.subarray(0, 256 * 1024));
    expect([status, body.desk, body.dates, body.mapping.ticket]).toEqual([200, 'servicenow', 'dmy', 'number']);
    const said = new URLSearchParams(body.mapping as Record<string, string>);
    const read = await sends<LogReadingView>(ilse, `?${said}`, packed);
    expect(read.status).toBe(200);
    expect(inShort(read.body)).toEqual(REAL_FIGURES);
    expect(read.body.unread).toEqual({ count: 0, why: {}, first: [] });
  });

  test('a column that is left out is not guessed after all', async () => {
    const read = await sends<LogReadingView>(admin, '?ticket=case&at=time&group=group&dates=dmy', UNCLEAR);
    expect(read).toMatchObject({ status: 200, body: { questions: 1, solved: 0, movedOnce: 1 } });
    expect(await sends(admin, '?ticket=case&at=time&dates=dmy', UNCLEAR)).toMatchObject({
      status: 422,
      body: { code: 'import.column_missing', fields: { group: 'needed' } },
    });
  });

  test('what it cannot know it asks', async () => {
    expect((await sends<LogColumnsView>(ilse, '/columns', UNCLEAR)).body.dates).toBe('ask');
    expect(await sends(ilse, '', UNCLEAR)).toMatchObject({ status: 422, body: { code: 'import.dates_unclear' } });
    expect(await sends(ilse, '?dates=ydm', UNCLEAR)).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
  });

  test.each([
    ['nothing', '', 'import.empty', 422],
    ['a workbook', 'PK\u0003\u0004 and so on', 'import.spreadsheet', 422],
    ['a letter', 'Beste collega\n', 'import.not_a_log', 422],
  ])('%s is refused with a code', async (_name, text, code, status) => {
    for (const path of ['', '/columns'])
      expect(await sends(ilse, path, text)).toMatchObject({ status, body: { code } });
  });

  test('what is too large is refused, in words, while it is still coming', async () => {
    expect(await sends(ilse, '', await plainLog())).toMatchObject({ status: 413, body: { code: 'import.too_large' } });
    // To see the columns the first part is enough, whatever comes after it.
    expect(await sends(ilse, '/columns', await plainLog())).toMatchObject({
      status: 200,
      body: { desk: 'servicenow' },
    });
  });

  test('is for managers and administrators, and is sent as it is', async () => {
    for (const who of [noor, els]) expect(await sends(who, '', UNCLEAR)).toMatchObject({ status: 403 });
    expect(
      (await call(house, '/api/v1/log-readings', { method: 'POST', headers: STREAMED, body: UNCLEAR })).status,
    ).toBe(401);
    expect(await ilse.calls('/log-readings', { method: 'POST', body: { a: 1 } })).toMatchObject({ status: 422 });
    // Elsewhere such a body is no message.
    const elsewhere = await noor.calls('/tickets', { method: 'POST', headers: STREAMED, body: 'x' });
    expect(elsewhere).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
  });

  test('nothing of it is kept, also where the same key is sent again', async () => {
    const before = await kept();
    const key = { 'idempotency-key': 'the same one' };
    const first = await sends<LogReadingView>(ilse, '?dates=dmy', UNCLEAR, key);
    const other = await sends<LogReadingView>(ilse, '?dates=dmy', `${UNCLEAR}2,2/3/2024 10:00,B\n`, key);
    expect([first.body.questions, other.body.questions]).toEqual([1, 2]);
    expect(await kept()).toEqual(before);
  });

  test('one file at a time; a line that breaks leaves nothing, and the next file is read', async () => {
    const before = await kept();
    const bytes = await packedLog();
    for (let times = 0; times < 3; times++) {
      const sending = begins(bytes);
      await soon(house, 'the first file to be under way', async () => {
        const { body } = await sends(admin, '', UNCLEAR);
        return body.code === 'import.busy';
      });
      sending.destroy();
      await soon(house, 'the broken line to be noticed', async () => {
        const { status } = await sends(admin, '?dates=dmy', UNCLEAR);
        return status === 200;
      });
    }
    expect(await kept()).toEqual(before);
    expect((await sends<LogReadingView>(ilse, '', bytes)).body.questions).toBe(REAL_FIGURES.questions);
    expect(house.log()).not.toMatch(/import\.interrupted|ECONNRESET|aborted/);
  });
});
