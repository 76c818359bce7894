import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { deliver } from './deliver';
import type { Entry, Outcome, Who } from './entry';
import { backOff, flush, whyOf, type Ports } from './flush';

const NOOR: Who = { id: 'noor', name: 'Noor', line: '112', csrf: 'of her session' };
let made = 0;
const entry = (over: Partial<Entry> = {}): Entry => ({
  ...{ id: `0000${++made}`, kind: 'ask', path: '/tickets', body: { text: 'De lift piept' }, photos: [], at: made },
  ...{ personId: 'noor', personName: 'Noor', language: 'nl', tries: 0 },
  ...over,
});

/** A phone with these entries, and a server that answers each in turn. */
function phone(entries: Entry[], answers: (entry: Entry) => Outcome, who: Who | null = NOOR) {
  const kept = new Map(entries.map((one) => [one.id, one]));
  const tried: string[] = [];
  const told: [string, string][] = [];
  let now = 1_000_000;
  let turn = Promise.resolve<unknown>(undefined);
  const ports: Ports = {
    shelf: {
      all: async () => [...kept.values()],
      replace: async (one) => void (kept.has(one.id) && kept.set(one.id, one)),
      remove: async (id) => void kept.delete(id),
      who: async () => who ?? undefined,
    },
    inTurn: (work) => (turn = turn.then(work)) as Promise<never>,
    now: () => now,
    told: ({ id }, { kind }) => void told.push([id, kind]),
    send: async (one) => {
      tried.push(one.id);
      return answers(one);
    },
  };
  return { kept, tried, told, ports, later: (ms: number) => void (now += ms) };
}
const sent: Outcome = { kind: 'sent', answer: { id: 't1' } };
const silence: Outcome = { kind: 'waits', why: 'silence' };
const busy: Outcome = { kind: 'waits', why: 'busy' };
const refused: Outcome = { kind: 'refused', fault: { status: 409, body: { code: 'ticket.empty', message: 'Nee.' } } };

test('what the server has is no longer on the phone; in the order in which she did it', async () => {
  const [first, second] = [entry({ at: 1 }), entry({ at: 2 })];
  const { kept, tried, told, ports } = phone([second, first], () => sent);
  await flush(ports, true);
  expect(tried).toEqual([first.id, second.id]);
  expect(told).toEqual([
    [first.id, 'sent'],
    [second.id, 'sent'],
  ]);
  expect(kept.size).toBe(0);
});

test('after a silence nothing else is tried, and all of it stays', async () => {
  const { kept, tried, ports } = phone([entry(), entry()], () => silence);
  await flush(ports, true);
  expect(tried).toHaveLength(1);
  expect([...kept.values()].map(({ tries }) => tries)).toEqual([1, 0]);
});

test('what was refused is kept with its reason, is not tried again, and holds up nothing', async () => {
  const [bad, good] = [entry({ about: 'a' }), entry({ about: 'b' })];
  const { kept, tried, ports } = phone([bad, good], ({ id }) => (id === bad.id ? refused : sent));
  await flush(ports, true);
  await flush(ports, true);
  expect(tried).toEqual([bad.id, good.id]);
  expect([...kept.values()]).toMatchObject([{ id: bad.id, refused: { status: 409 } }]);
});

test('a server that could not is left alone for a while, whatever changes; what follows on the same question waits for it', async () => {
  const [first, second, other] = [entry({ about: 'a' }), entry({ about: 'a' }), entry({ about: 'b' })];
  const { kept, tried, ports, later } = phone([first, second, other], ({ about }) => (about === 'a' ? busy : sent));
  await flush(ports, true);
  await flush(ports, true);
  expect(tried).toEqual([first.id, other.id]);
  later(backOff(1, first.id) + 1);
  await flush(ports, false);
  expect(tried).toEqual([first.id, other.id, first.id]);
  expect(kept.get(first.id)).toMatchObject({ tries: 2, waits: { why: 'busy' } });
});

test('what met silence waits too, until something changes', async () => {
  const { tried, ports } = phone([entry()], () => silence);
  await flush(ports, true);
  await flush(ports, false);
  expect(tried).toHaveLength(1);
  await flush(ports, true);
  expect(tried).toHaveLength(2);
});

test('the server may say how long to leave it alone', async () => {
  const { kept, ports } = phone([entry()], () => ({ ...busy, afterMs: 90_000 }) as Outcome);
  await flush(ports, true);
  expect([...kept.values()][0]!.waits!.until).toBe(1_090_000);
});

test('nothing goes under the session of somebody else, nor under none', async () => {
  const hers = entry();
  for (const who of [{ ...NOOR, id: 'sam' }, null]) {
    const { kept, tried, ports } = phone([hers], () => sent, who);
    await flush(ports, true);
    expect(tried).toEqual([]);
    expect(kept.size).toBe(1);
  }
});

test('taken out while it was being tried, it does not come back', async () => {
  const one = entry();
  const { kept, ports } = phone([one], ({ id }) => (kept.delete(id), silence));
  await flush(ports, true);
  expect(kept.size).toBe(0);
});

test('why something waits: a closed session is told before a silence, a silence before a busy server', () => {
  const waits = (why: 'silence' | 'busy' | 'session') => entry({ waits: { why, until: 0 } });
  expect(whyOf([])).toBeUndefined();
  expect(whyOf([waits('busy'), waits('silence')])).toBe('silence');
  expect(whyOf([waits('busy'), waits('session')])).toBe('session');
});

/** A server that keeps keys, behind a network that loses questions and answers at will. */
test('whatever the network does, each deed is done exactly once', async () => {
  const weather = fc.array(fc.constantFrom('well', 'lost', 'answer lost', 'busy'), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), weather, fc.integer({ min: 1, max: 3 }), async (n, sky, tabs) => {
      const [ahead, done] = [[...sky], new Map<string, number>()];
      const entries = Array.from({ length: n }, () => entry());
      const { kept, ports, later } = phone(entries, ({ id }) => {
        const now = ahead.shift() ?? 'well';
        if (now === 'lost') return silence;
        if (now === 'busy') return busy;
        if (!done.has(id)) done.set(id, done.size + 1); // the key: once, however often it is sent
        return now === 'answer lost' ? silence : sent;
      });
      for (let left = 60; kept.size > 0 && left > 0; left--) {
        await Promise.all(Array.from({ length: tabs }, () => flush(ports, true)));
        later(10 * 60_000);
      }
      expect(kept.size).toBe(0);
      expect([...done.keys()].sort()).toEqual(entries.map(({ id }) => id).sort());
    }),
  );
});

test('the time between tries doubles to five minutes and a bit, never less than two seconds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.uuid(), (tries, id) => {
      const wait = backOff(tries, id);
      expect(wait).toBeGreaterThanOrEqual(2_000);
      expect(wait).toBeLessThanOrEqual(450_000);
      expect(backOff(tries + 1, id)).toBeGreaterThanOrEqual(wait);
    }),
  );
});

const json = (status: number, body: unknown, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const asking = (...answers: (() => Response | Promise<Response>)[]) =>
  jest.fn<typeof fetch>(async () => answers.shift()!());

test.each<[string, () => Response | Promise<Response>, Partial<Outcome>]>([
  ['the first answer', () => json(201, { id: 't1' }), { kind: 'sent' }],
  ['a sign-in page of the Wi-Fi that says 200', () => new Response('<html>Welkom</html>'), silence],
  ['a gateway that refuses in its own words', () => new Response('<html>', { status: 403 }), silence],
  ['a gateway that finds it too big', () => new Response('<html>', { status: 413 }), { kind: 'refused' }],
  ['a reason of ours', () => json(409, { code: 'reply.stale', message: 'Er is nieuws.' }), { kind: 'refused' }],
  ['a session that ended', () => json(401, { code: 'auth.required', message: '' }), { kind: 'waits', why: 'session' }],
  ['another session', () => json(403, { code: 'auth.csrf', message: '' }), { kind: 'waits', why: 'session' }],
  ['a fault of the server', () => json(500, { code: 'server.error', message: '' }), busy],
  [
    'too much at once',
    () => json(429, { code: 'rate.limited' }, { 'retry-after': '7' }),
    { ...busy, afterMs: 7_000 } as Outcome,
  ],
  ['nothing', () => Promise.reject(new TypeError('Failed to fetch')), silence],
])('%s', async (_name, answer, meaning) => {
  expect(await deliver(entry(), 'csrf', asking(answer))).toMatchObject(meaning);
});

test('a server that accepts and never answers is silence after eight seconds', async () => {
  jest.useFakeTimers();
  const never: typeof fetch = (_url, options) =>
    new Promise((_done, failed) => options!.signal!.addEventListener('abort', () => failed(new Error('aborted'))));
  const outcome = deliver(entry(), 'csrf', never);
  await jest.advanceTimersByTimeAsync(7_999);
  expect(await Promise.race([outcome, Promise.resolve('still')])).toBe('still');
  await jest.advanceTimersByTimeAsync(1);
  expect(await outcome).toEqual(silence);
  jest.useRealTimers();
});

test('photos go first, each under its own key; their ids go with the words', async () => {
  const photos = [new Blob(['a'], { type: 'image/webp' }), new Blob(['b'], { type: 'image/jpeg' })];
  const one = entry({ photos });
  const ask = asking(
    () => json(201, { id: 'p1' }),
    () => json(201, { id: 'p2' }),
    () => json(201, { id: 't1' }),
  );
  expect(await deliver(one, 'csrf', ask)).toMatchObject({ kind: 'sent', answer: { id: 't1' } });
  const calls = ask.mock.calls.map(([url, options]) => [
    url,
    (options!.headers as Record<string, string>)['idempotency-key'],
  ]);
  expect(calls).toEqual([
    ['/api/v1/attachments', `${one.id}-1`],
    ['/api/v1/attachments', `${one.id}-2`],
    ['/api/v1/tickets', one.id],
  ]);
  expect((ask.mock.calls[0]![1]!.body as FormData).get('file')).toMatchObject({ name: 'foto-1.webp' });
  expect(JSON.parse(String(ask.mock.calls[2]![1]!.body))).toEqual({ text: 'De lift piept', attachments: ['p1', 'p2'] });
});

test('a photo that does not come through keeps the words on the phone; one that is refused gives them back', async () => {
  const photos = [new Blob(['a'], { type: 'image/webp' })];
  expect(
    await deliver(
      entry({ photos }),
      'csrf',
      asking(() => Promise.reject(new Error())),
    ),
  ).toEqual(silence);
  const no = asking(() => json(422, { code: 'request.invalid', message: 'Geen foto.' }));
  expect(await deliver(entry({ photos }), 'csrf', no)).toMatchObject({ kind: 'refused' });
});
