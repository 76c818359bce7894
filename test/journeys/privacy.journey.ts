import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ConsultView, HandoverView, TicketView } from '@zorg112/contracts';
import { type Actor, call, DEMO_PASSWORD, inSeconds, nextStep, refuses, signInAll } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

const NUMBER = '123456782';
/** Each way it is written; no part of a longer number. */
const WRITTEN = /(?<!\d)1234[ .-]?56[ .-]?782(?!\d)/;
const SAID = `De tillift van ${NUMBER} staat stil, ik kijk het na: 1234.56.782, of 123 456 782.`;
const SAVED = 'De tillift van ••••••••• staat stil, ik kijk het na: •••••••••••, of •••••••••••.';

describe.each(BOTH_ENDS)('a BSN stays out, on %s', (profile) => {
  let house: House;
  let noor: Actor, fatma: Actor, bram: Actor, els: Actor, sam: Actor;
  const answers: string[] = [];

  beforeAll(async () => {
    house = await openHouse({ profile, env: { LOG_LEVEL: 'debug' } });
    [noor, fatma, bram, els, sam] = await signInAll(house, 'noor', 'fatma', 'bram', 'els', 'sam');
    await Promise.all([noor.listens(), fatma.listens({ watching: true })]);
  }, OPENING_MS);
  afterAll(() => house?.stop());

  /** Through a door, with a key, as the screens do. */
  let keys = 0;
  const says = async <T = TicketView>(who: Actor, path: string, body: object): Promise<T> => {
    const headers = { 'idempotency-key': `privacy-${++keys}` };
    const answer = await who.calls<T>(path, { method: 'POST', body, headers });
    answers.push(JSON.stringify(answer.body));
    expect({ path, status: answer.status, code: (answer.body as { code?: string }).code }).toEqual({
      path,
      status: 201,
    });
    return answer.body;
  };
  const claimed = async (): Promise<TicketView> => fatma.claims(await noor.asks('De tillift staat stil.'));
  const offered = async (): Promise<TicketView> => {
    const ticket = await claimed();
    return fatma.offersSolution(ticket, 'Hij doet het weer.');
  };
  const consulted = async (): Promise<ConsultView> =>
    fatma.asksIn(await claimed(), { personId: bram.id }, 'Kijk je mee?');
  const offeredTo = async (who: Actor): Promise<HandoverView> => {
    const { id } = await claimed();
    return fatma.posts(`/tickets/${id}/handovers`, { toPersonId: who.id, reason: 'Hij kent deze lift.' });
  };
  const outage = async (): Promise<string> => {
    const { id } = await fatma.posts<{ id: string }>('/outages', { text: 'Het dossier is traag.' });
    return id;
  };
  const by = inSeconds(3_600);

  /** Every door through which somebody's words come in, and how it is opened. */
  const DOORS: Record<string, () => Promise<unknown>> = {
    'POST /tickets': () => says(noor, '/tickets', { text: SAID, location: NUMBER }),
    'POST /tickets/log': () =>
      says(fatma, '/tickets/log', { text: SAID, what: SAID, location: NUMBER, onBehalfOf: noor.id }),
    'POST /tickets/{id}/messages': async () => says(noor, `/tickets/${(await claimed()).id}/messages`, { text: SAID }),
    'POST /tickets/{id}/replies': async () =>
      says(fatma, `/tickets/${(await claimed()).id}/replies`, {
        text: SAID,
        nextStep: { what: SAID, by },
        sendAnyway: true,
      }),
    'POST /tickets/{id}/notes': async () => says(fatma, `/tickets/${(await claimed()).id}/notes`, { text: SAID }),
    'POST /tickets/{id}/interim': async () => says(fatma, `/tickets/${(await claimed()).id}/interim`, { text: SAID }),
    'POST /tickets/{id}/solution': async () => says(fatma, `/tickets/${(await claimed()).id}/solution`, { text: SAID }),
    'POST /tickets/{id}/confirmation': async () =>
      says(fatma, `/tickets/${(await offered()).id}/confirmation`, {
        ...{ solved: true, insists: true, text: SAID },
        quoted: { person: `Noor ${NUMBER}`, channel: 'phone' },
      }),
    'POST /tickets/{id}/reopening': async () => {
      const { id } = await noor.confirms(await offered());
      return says(noor, `/tickets/${id}/reopening`, { text: SAID });
    },
    'POST /tickets/{id}/withdrawal': async () =>
      says(noor, `/tickets/${(await claimed()).id}/withdrawal`, { reason: SAID }),
    'POST /tickets/{id}/discard': async () => says(fatma, `/tickets/${(await claimed()).id}/discard`, { reason: SAID }),
    'POST /tickets/{id}/unsolved': async () =>
      says(fatma, `/tickets/${(await claimed()).id}/unsolved`, {
        tried: SAID,
        alternative: SAID,
        secondPersonId: bram.id,
      }),
    'POST /tickets/{id}/unsolved/contest': async () => {
      const { id } = await claimed();
      await fatma.posts(`/tickets/${id}/unsolved`, {
        tried: 'Alles.',
        alternative: 'Een ander.',
        secondPersonId: bram.id,
      });
      return says(noor, `/tickets/${id}/unsolved/contest`, { text: SAID });
    },
    'POST /tickets/{id}/wait': async () =>
      says(fatma, `/tickets/${(await claimed()).id}/wait`, { text: SAID, until: inSeconds(90_000), sendAnyway: true }),
    'POST /tickets/{id}/consults': async () =>
      says(fatma, `/tickets/${(await claimed()).id}/consults`, { to: { personId: bram.id }, question: SAID }),
    'POST /consults/{id}/answer': async () => says(bram, `/consults/${(await consulted()).id}/answer`, { text: SAID }),
    'POST /consults/{id}/withdrawal': async () =>
      says(fatma, `/consults/${(await consulted()).id}/withdrawal`, { reason: SAID }),
    'POST /tickets/{id}/handovers': async () =>
      says(fatma, `/tickets/${(await claimed()).id}/handovers`, { toPersonId: bram.id, reason: SAID, note: SAID }),
    'POST /handovers/{id}/decline': async () =>
      says(bram, `/handovers/${(await offeredTo(bram)).id}/decline`, { reason: SAID }),
    'POST /tickets/{id}/someone-else': async () =>
      says(noor, `/tickets/${(await claimed()).id}/someone-else`, { reason: SAID }),
    'POST /tickets/{id}/decisions': async () =>
      says(fatma, `/tickets/${(await claimed()).id}/decisions`, { amountCents: 1_000, reason: SAID, solves: SAID }),
    'POST /decisions/{id}/verdict': async () => {
      const { id } = await claimed();
      const asked = { amountCents: 90_000, reason: 'Nodig.', solves: 'De lift.' };
      const decision = await fatma.posts<{ id: string; decider: { id: string } }>(`/tickets/${id}/decisions`, asked);
      const decider = [els, sam, fatma, bram].find((one) => one.id === decision.decider.id) ?? els;
      return says(decider, `/decisions/${decision.id}/verdict`, { granted: false, alternative: SAID });
    },
    'POST /tickets/{id}/split': async () => says(fatma, `/tickets/${(await claimed()).id}/split`, { text: SAID }),
    'POST /outages': () => says(fatma, '/outages', { text: SAID }),
    'POST /devices': () => says(els, '/devices', { name: SAID.slice(0, 100), teamId: noor.teamIds[0], place: SAID }),
    'POST /outages/{id}/broadcast': async () =>
      says(fatma, `/outages/${await outage()}/broadcast`, {
        text: SAID,
        nextStep: { what: SAID, by },
        sendAnyway: true,
      }),
    'POST /outages/{id}/end': async () => says(fatma, `/outages/${await outage()}/end`, { text: SAID }),
  };
  /** Whose words are no words of a question: who signs in, what is only looked at, what an administrator sets. */
  const ELSEWHERE = /\/(auth|check-wording|policy|roster|people|accounts|me|device)\b/;

  test('whatever the door', async () => {
    for (const door of Object.values(DOORS)) await door();
    expect(await standsIn(house)).toEqual([]);
  }, 240_000);

  test('the form without a script neither', async () => {
    const signed = await call(house, '/api/v1/auth/login', {
      method: 'POST',
      body: { email: 'noor@demo.zorg112.nl', password: DEMO_PASSWORD },
    });
    const cookie = signed.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const page = await call<string>(house, '/', { headers: { cookie } });
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)![1]!;
    const form = new URLSearchParams({ _csrf: csrf, _key: 'vraag-privacy', text: SAID, location: NUMBER });
    const sent = await call(house, '/vraag', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    expect(sent.status).toBe(303);
    expect((await noor.lists('sort=newest'))[0]).toMatchObject({ text: SAVED, location: '•••••••••' });
    expect(await standsIn(house)).toEqual([]);
  });

  test('a door that is made later neither', async () => {
    const { body } = await call<OpenApi>(house, '/api/openapi.json');
    const { id } = await claimed();
    const doors = Object.entries(body.paths).flatMap(([path, { post, put }]) => [
      { path, method: 'POST', door: post },
      { path, method: 'PUT', door: put },
    ]);
    for (const { path, method, door } of doors) {
      const name = `${method} ${path.replace('/api/v1', '')}`;
      const schema = door?.requestBody?.content?.['application/json']?.schema;
      if (!schema || name in DOORS || ELSEWHERE.test(path)) continue;
      const words = filled(body, schema, noor.teamIds[0]!);
      const place = path.replace('/api/v1', '').replace(/\{\w+\}/g, id);
      for (const who of [noor, fatma])
        answers.push(JSON.stringify((await who.calls(place, { method, body: words })).body));
    }
    expect(await standsIn(house)).toEqual([]);
  });

  test('nor in what was answered, told over the socket, or written in the log', async () => {
    const refusal = await fatma.calls('/tickets', {
      method: 'POST',
      body: { [NUMBER]: 1, text: SAID, urgency: NUMBER },
    });
    expect(refusal.status).toBe(422);
    answers.push(JSON.stringify(refusal.body));
    const ticket = await claimed();
    const redirects = await fatma.calls(`/tickets/${ticket.id}/replies`, {
      method: 'POST',
      body: { text: `Bel met ${NUMBER} zelf de leverancier, wij gaan daar niet over.` },
    });
    expect(redirects.status).toBe(409);
    answers.push(JSON.stringify(redirects.body));
    expect(answers.filter((answer) => WRITTEN.test(answer))).toEqual([]);
    await fatma.hears('ticket.changed', ({ id }) => id === ticket.id);
    expect([noor, fatma].flatMap(({ heard }) => heard).filter((said) => WRITTEN.test(JSON.stringify(said)))).toEqual(
      [],
    );
    expect(WRITTEN.test(house.log())).toBe(false);
  });

  test('a retry with the same key is the same request, and gives the first answer', async () => {
    const headers = { 'idempotency-key': 'the-same' };
    const body = { text: `Apparaat ${NUMBER} piept.` };
    const first = await noor.calls<TicketView>('/tickets', { method: 'POST', body, headers });
    const again = await noor.calls<TicketView>('/tickets', { method: 'POST', body, headers });
    expect(again.body).toEqual(first.body);
    expect(first.body.text).toBe('Apparaat ••••••••• piept.');
  });

  test('who helps says that it is no BSN: the words read whole again, by name and on the record', async () => {
    const ticket = await noor.asks(`Apparaat ${NUMBER} piept, kamer 12, ook 111222333.`);
    const [question] = await noor.reads(ticket);
    expect(question!.text).toBe('Apparaat ••••••••• piept, kamer 12, ook •••••••••.');
    expect(question!.masks).toMatchObject([
      { start: 9, end: 18 },
      { start: 40, end: 49 },
    ]);
    await fatma.claims(ticket);
    const path = `/tickets/${ticket.id}/messages/${question!.id}/not-bsn`;
    await refuses(() => noor.posts(path, { start: 9 }), 403, 'ticket.not_yours');
    await refuses(() => bram.posts(path, { start: 9 }), 403, 'ticket.not_yours');
    await refuses(() => fatma.posts(path, { start: 3 }), 404, 'mask.not_found');
    await refuses(() => fatma.posts(`/tickets/${ticket.id}/messages/nothing/not-bsn`), 404, 'mask.not_found');

    const lifted = await fatma.posts<{ text: string; ticket: TicketView }>(path, { start: 9 });
    expect(lifted.text).toBe(`Apparaat ${NUMBER} piept, kamer 12, ook •••••••••.`);
    expect(lifted.ticket.text).toBe(lifted.text);
    expect((await noor.reads(ticket))[0]).toMatchObject({ text: lifted.text, masks: [{ start: 40, end: 49 }] });
    expect((await noor.lists(`q=${NUMBER}`)).map(({ id }) => id)).toEqual([ticket.id]);
    expect((await fatma.facts(ticket)).at(-1)).toMatchObject({
      ...{ type: 'MaskLifted', by: { id: fatma.id }, data: { messageId: question!.id, starts: [9] } },
    });
    await noor.hears('ticket.changed', ({ id, version }) => id === ticket.id && version === lifted.ticket.version);
    await refuses(() => fatma.posts(path, { start: 9 }), 404, 'mask.not_found');

    // And only there, and in what it is found by: what is looked for in these tests is found where it stands.
    const places = (await standsIn(house)).map((place) => place.split(':')[0]!);
    expect(places.filter((place) => !place.startsWith('ticket_words')).sort()).toEqual([
      'messages.text',
      'tickets.text',
    ]);

    const whole = await els.posts<{ text: string }>(path);
    expect(whole.text).toBe(`Apparaat ${NUMBER} piept, kamer 12, ook 111222333.`);
    expect((await noor.reads(ticket))[0]).not.toHaveProperty('masks');
    expect(await house.sql('SELECT * FROM sealed_numbers WHERE message_id = ?', [question!.id])).toEqual([]);
  });

  test('a number is sealed for its own place and for its own days; after that it is gone', async () => {
    const [one, other] = [await noor.asks(`Lift ${NUMBER}.`), await noor.asks('Bed 249566758.')];
    const [[first], [second]] = [await noor.reads(one), await noor.reads(other)];
    await fatma.claims(one);
    await fatma.claims(other);
    const sealed = async (id: string) =>
      (await house.sql<{ sealed: string }>('SELECT sealed FROM sealed_numbers WHERE message_id = ?', [id]))[0]!.sealed;
    expect(await sealed(first!.id)).not.toBe(await sealed(second!.id));
    await house.sql('UPDATE sealed_numbers SET sealed = ? WHERE message_id = ?', [await sealed(second!.id), first!.id]);
    const path = (ticket: TicketView, id: string): string => `/tickets/${ticket.id}/messages/${id}/not-bsn`;
    await refuses(() => fatma.posts(path(one, first!.id)), 409, 'mask.forgotten');
    await house.sql('UPDATE sealed_numbers SET kept_until = 1 WHERE message_id = ?', [second!.id]);
    await refuses(() => fatma.posts(path(other, second!.id)), 409, 'mask.forgotten');
    expect((await fatma.facts(other)).map(({ type }) => type)).not.toContain('MaskLifted');
  });
});

interface OpenApi {
  readonly paths: Record<string, { post?: Door; put?: Door }>;
  readonly components: { schemas: Record<string, Schema> };
}
interface Door {
  readonly requestBody?: { readonly content?: Record<string, { schema?: Schema }> };
}
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Record<string, Schema>;
}

/** A body with the number in every place for words. */
function filled(api: OpenApi, schema: Schema, teamId: string): object {
  const { properties = {} } = resolved(api, schema);
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, one]) => {
      const { type, enum: values, format, properties: deeper } = resolved(api, one);
      if (deeper) return [[name, filled(api, one, teamId)]];
      if (type !== 'string') return [];
      if (values) return [[name, values[0]]];
      if (format === 'date-time') return [[name, nextStep('', 3_600).by]];
      return format ? [] : [[name, /Id$/.test(name) ? teamId : `Woorden met ${NUMBER} erin.`]];
    }),
  );
}

function resolved(api: OpenApi, schema: Schema): Schema {
  const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
  return ref ? api.components.schemas[ref.split('/').at(-1)!]! : schema;
}

/** Where the number stands in the database: every column of every table that holds text. */
async function standsIn(house: House): Promise<string[]> {
  const tables = await house.sql<{ name: string }>(
    house.profile === 'postgres+redis'
      ? `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`
      : `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  );
  expect(tables.length).toBeGreaterThan(15);
  const found: string[] = [];
  for (const { name } of tables)
    for (const row of await house.sql(`SELECT * FROM "${name}"`))
      for (const [column, value] of Object.entries(row))
        if (WRITTEN.test(String(value))) found.push(`${name}.${column}: ${String(value).slice(0, 200)}`);
  return found;
}
