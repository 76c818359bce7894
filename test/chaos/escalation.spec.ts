import { afterEach, describe, expect, it } from '@jest/globals';
import { factsOf, type Database, type Engine } from '@zorg112/database';
import { type Fact } from '@zorg112/domain';
import { Redis } from 'ioredis';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { HouseProcess, signIn } from '../support/house-process.js';
import { until } from '../support/until.js';

const WITHIN_MS = 1_000;
const STEPS = ['0%', '50%'];
type Escalation = Extract<Fact, { type: 'EscalationRaised' }>;

/** A desk where a question must be picked up within `claim`, and nothing else is in a hurry. */
const policy = (claim: string): string => `
version: 1
timezone: Europe/Amsterdam
calendar: { officeDay: PT8H, openingHours: { mon: ['08:00-17:00'] } }
urgencies:
${['now', 'today', 'week', 'normal'].map((urgency) => `  ${urgency}: { hours: always, claim: ${claim}, firstReply: PT8H, solve: PT9H, handover: PT1H, consult: PT1H }`).join('\n')}
confirmation: { hours: always, remindAfter: [P1D], closeUnconfirmedAfter: P5D, reopenWindow: P14D }
ladder:
  - { at: '0%', tell: [owner, duty] }
  - { at: '50%', add: helper }
`;

describe('an escalation', () => {
  const rooms: { close(): Promise<unknown> }[] = [];
  afterEach(async () => {
    for (const room of rooms.splice(0).reverse()) await room.close();
  });

  /** A database and a policy of its own; what is opened here is closed after the test, last opened first. */
  async function place(engine: Engine, claim: string) {
    const folder = await mkdtemp(join(tmpdir(), 'zorg112-chaos-'));
    rooms.push({ close: () => rm(folder, { recursive: true, force: true }) });
    const fresh: FreshDatabase = await freshDatabase(engine);
    rooms.push({ close: () => fresh.forget() });
    await writeFile(join(folder, 'policy.yaml'), policy(claim));
    const env = { DEMO: '1', DEMO_HISTORY: 'none', DATABASE_URL: fresh.url, POLICY_FILE: join(folder, 'policy.yaml') };
    return { folder, fresh, env };
  }

  async function started(process: HouseProcess): Promise<HouseProcess> {
    rooms.push({ close: () => process.kill() });
    return process.start();
  }

  async function oneProcess(claim: string) {
    const { fresh, env } = await place('sqlite', claim);
    const desk = await started(new HouseProcess('embedded', { ...env, REDIS_URL: 'none' }));
    return { door: desk, worker: desk, database: await fresh.open() };
  }

  async function separateProcesses(claim: string) {
    const { folder, fresh, env } = await place('postgres', claim);
    const redis = await ownRedis(folder);
    rooms.push(redis);
    const scaled = { ...env, REDIS_URL: redis.url };
    const door = await started(new HouseProcess('api', scaled));
    const worker = await started(new HouseProcess('worker', scaled));
    return { door, worker, redis, database: await fresh.open() };
  }

  async function ask(door: HouseProcess): Promise<{ id: string; owner: { id: string } }> {
    const noor = await signIn(door.url, 'noor');
    return noor.post('/tickets', { text: 'De tillift op kamer 12 hangt vast.' });
  }

  async function escalations(database: Database, id: string): Promise<Escalation[]> {
    const facts = await factsOf(database.read, id);
    return facts.filter((fact): fact is Escalation => fact.type === 'EscalationRaised');
  }

  /** Every step rang, each once, nobody was replaced; and nothing more rings after a later bell had its chance. */
  async function allRang(database: Database, question: { id: string; owner: { id: string } }): Promise<Escalation[]> {
    await until(async () => (await escalations(database, question.id)).length >= STEPS.length);
    const last = Date.now();
    await until(() => Date.now() > last + WITHIN_MS);
    const raised = await escalations(database, question.id);
    expect(raised.map(({ data, by }) => [data.step, data.clock, by])).toEqual(
      STEPS.map((step) => [step, 'claim', 'system']),
    );
    const facts = await factsOf(database.read, question.id);
    expect(facts.map(({ type }) => type)).toEqual(['TicketOpened', ...STEPS.map(() => 'EscalationRaised')]);
    const [row] = await database.read.sql<{ owner_id: string }>('SELECT owner_id FROM tickets WHERE id = ?', [
      question.id,
    ]);
    expect(row!.owner_id).toBe(question.owner.id);
    return raised;
  }

  const dueOf = (database: Database, id: string): Promise<number[]> =>
    factsOf(database.read, id).then(([opened]) => {
      if (opened?.type !== 'TicketOpened') throw new Error('no question');
      return opened.data.clocks.find(({ kind }) => kind === 'claim')!.steps.map(({ at }) => at);
    });

  it.each([
    ['one process on SQLite', oneProcess],
    ['separate processes on PostgreSQL and Redis', separateProcesses],
  ])('rings within a second of its time, once, and the owner stays: %s', async (_how, open) => {
    const { door, database } = await open('PT1S');
    const question = await ask(door);
    const raised = await allRang(database, question);
    expect(raised.map(({ data }) => data.dueAt)).toEqual(await dueOf(database, question.id));
    for (const { at, data } of raised) {
      expect(at).toBeGreaterThanOrEqual(data.dueAt);
      expect(at - data.dueAt).toBeLessThan(WITHIN_MS);
    }
    expect(raised[1]!.data.added).toBeDefined();
  });

  it.each([
    ['one process on SQLite', oneProcess],
    ['separate processes on PostgreSQL and Redis', separateProcesses],
  ])('that fell due while the worker was dead rings once it is back, with its true times: %s', async (_how, open) => {
    const { door, worker, database } = await open('PT4S');
    const question = await ask(door);
    await until(async () => (await database.read.sql('SELECT 1 FROM facts WHERE relayed_at IS NULL')).length === 0);
    await worker.kill();
    const due = await dueOf(database, question.id);
    expect(Date.now()).toBeLessThan(due[0]!);
    await until(() => Date.now() > due.at(-1)!);
    expect(await escalations(database, question.id)).toEqual([]);
    const back = Date.now();
    await worker.start();
    const raised = await allRang(database, question);
    expect(raised.map(({ data }) => data.dueAt)).toEqual(due);
    for (const { at } of raised) expect(at).toBeGreaterThanOrEqual(back);
  });

  it('rings within a second of its time although Redis lost everything, and bells ring again after that', async () => {
    const { door, redis, database } = await separateProcesses('PT2S');
    const question = await ask(door);
    await until(async () => (await redis.client.keys('*:bells:delayed')).length > 0);
    await redis.client.flushall();
    const raised = await allRang(database, question);
    for (const { at, data } of raised) expect(at - data.dueAt).toBeLessThan(WITHIN_MS);
    const next = await ask(door);
    for (const { at, data } of await allRang(database, next)) expect(at - data.dueAt).toBeLessThan(WITHIN_MS);
  });

  it('rings within a second of its time although Redis is gone', async () => {
    const { door, redis, database } = await separateProcesses('PT2S');
    const question = await ask(door);
    await redis.kill();
    for (const { at, data } of await allRang(database, question)) expect(at - data.dueAt).toBeLessThan(WITHIN_MS);
  });
});

/** A Redis that may lose its memory without anybody else's bells going with it. */
async function ownRedis(folder: string) {
  const url = join(folder, 'redis.sock');
  const program = process.env['ZORG_TEST_REDIS_SERVER'] ?? 'redis-server';
  const server: ChildProcess = spawn(program, ['--port', '0', '--unixsocket', url, '--dir', folder, '--save', ''], {
    stdio: 'ignore',
  });
  const client = new Redis(url, { retryStrategy: () => 25 });
  client.on('error', () => undefined);
  await until(() => client.status === 'ready');
  const kill = async (): Promise<void> => {
    client.disconnect();
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
  };
  return { url, client, kill, close: kill };
}
