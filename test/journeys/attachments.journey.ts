import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AttachmentView, TicketView } from '@zorg112/contracts';
import sharp from 'sharp';
import {
  type Actor,
  careWorkers,
  formOf,
  nextStep,
  refuses,
  signIn,
  signInAll,
  soon,
  written,
} from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';
import { photo, photoWithGps } from '../support/photos.js';

const DAY_MS = 24 * 3_600_000;
const MEGABYTE = 1024 * 1024;
const PDF = Buffer.from('%PDF-1.4\n%%EOF');
const NOBODYS = '01900000-0000-7000-8000-000000000000';

describe.each(BOTH_ENDS)('a photo goes along, on %s', (profile) => {
  let house: House;
  let noor: Actor, fatma: Actor, bram: Actor, ilse: Actor;
  let teammate: Actor, stranger: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile });
    [noor, fatma, bram, ilse] = await signInAll(house, 'noor', 'fatma', 'bram', 'ilse');
    const [team] = noor.teamIds;
    const [[mate], [other]] = await Promise.all([careWorkers(house, team!), careWorkers(house, team!, true)]);
    [teammate, stranger] = [await signIn(house, mate!), await signIn(house, other!)];
  }, OPENING_MS);
  afterAll(() => house?.stop());

  const sees = async (who: Actor, { id }: { id: string }): Promise<boolean> => {
    const { status, body } = await who.calls<{ code: string }>(`/attachments/${id}`);
    if (status === 200) return true;
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'attachment.not_found' });
    return false;
  };
  const whoSee = async (what: { id: string }): Promise<string[]> => {
    const all = Object.entries({ noor, teammate, fatma, bram, ilse, stranger });
    const seen = await Promise.all(all.map(([, who]) => sees(who, what)));
    return all.filter((_one, i) => seen[i]).map(([name]) => name);
  };
  const bytesOf = async (who: Actor, { id }: { id: string }): Promise<{ bytes: Buffer; headers: Headers }> => {
    const answer = await fetch(`${house.url}/api/v1/attachments/${id}`, {
      headers: { authorization: `Bearer ${who.token}` },
    });
    expect(answer.status).toBe(200);
    return { bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
  };
  const kept = async (): Promise<number> =>
    Number((await house.sql<{ n: number }>('SELECT COUNT(*) AS n FROM attachments'))[0]!.n);
  const claimed = async (more: object = {}): Promise<TicketView> =>
    fatma.claims(await noor.asks('De tillift piept.', more));

  test('it is hers alone until she sends it; then her team and the desk see it, and nobody else', async () => {
    const one = await noor.uploads(await photo('jpeg'), 'lift.jpg');
    expect(one).toMatchObject({ name: 'lift.jpg', type: 'image/jpeg', size: expect.any(Number) });
    expect(await whoSee(one)).toEqual(['noor']);
    const ticket = await noor.asks('De tillift piept. Zie de foto.', { attachments: [one.id] });
    expect(await whoSee(one)).toEqual(['noor', 'teammate', 'fatma', 'bram']);
    const [question] = await fatma.reads(ticket);
    expect(question).toMatchObject({ kind: 'question', attachments: [one] });
    expect((await noor.facts(ticket).catch(() => fatma.facts(ticket)))[0]!.data).toMatchObject({
      attachments: [one.id],
    });

    const secret = await noor.uploads(await photo('png'));
    await noor.asks('Over mijn rooster.', { private: true, attachments: [secret.id] });
    const duty = (await noor.lists('sort=newest'))[0]!.owner.id;
    const all = { noor, teammate, fatma, bram, ilse, stranger };
    const mayRead = Object.entries(all).filter(([name, { id }]) => name === 'noor' || id === duty);
    expect(await whoSee(secret)).toEqual(mayRead.map(([name]) => name));
  });

  test('where it was taken and by which phone is gone, and it stands upright', async () => {
    const raw = await photoWithGps();
    const before = await sharp(raw).metadata();
    expect(before).toMatchObject({ width: 64, height: 32, orientation: 6 });
    expect(before.exif!.toString('latin1')).toMatch(/Telefoon van Noor/);
    expect(before.exif!.includes(Buffer.from([0x25, 0x88]))).toBe(true); // the tag that leads to GPS

    const one = await noor.uploads(raw);
    const { bytes } = await bytesOf(noor, one);
    const after = await sharp(bytes).metadata();
    expect(after).toMatchObject({ format: 'jpeg', width: 32, height: 64 });
    expect([after.exif, after.xmp, after.iptc, after.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(bytes.toString('latin1')).not.toMatch(/Exif|Telefoon van Noor|GPS/);
    const [red, , blue] = await sharp(bytes)
      .extract({ left: 12, top: 8, width: 8, height: 8 })
      .stats()
      .then(({ channels }) => channels.map(({ mean }) => mean));
    expect(red).toBeGreaterThan(blue!);
    expect(one.size).toBe(bytes.length);
    // Nor does the database hold what came in.
    const rows = await house.sql<{ bytes: Buffer }>('SELECT bytes FROM attachment_bytes WHERE attachment_id = ?', [
      one.id,
    ]);
    expect(Buffer.from(rows[0]!.bytes).equals(bytes)).toBe(true);
  });

  test('in words both ways; a note and what came with it stay inside', async () => {
    const ticket = await claimed();
    const [hers, ours, inside] = [
      await noor.uploads(await photo('webp', 1)),
      await fatma.uploads(await photo('png', 2), 'schema.png'),
      await fatma.uploads(PDF, 'Handleiding.PDF'),
    ];
    // A photo alone says enough from her; from the desk it is no reply.
    const said = await noor.posts<{ attachments: AttachmentView[] }>(`/tickets/${ticket.id}/messages`, {
      attachments: [hers.id],
    });
    expect(said.attachments).toEqual([hers]);
    const reply = `/tickets/${ticket.id}/replies`;
    await refuses(() => fatma.posts(reply, { attachments: [ours.id] }), 422, 'message.empty');
    await fatma.posts(reply, {
      text: 'Kijk, zo hangt hij goed.',
      nextStep: nextStep('ik kom kijken', 900),
      attachments: [ours.id],
    });
    await fatma.posts(`/tickets/${ticket.id}/notes`, { attachments: [inside.id] });
    expect((await noor.reads(ticket)).flatMap(({ attachments = [] }) => attachments)).toEqual([hers, ours]);
    expect((await bram.reads(ticket)).flatMap(({ attachments = [] }) => attachments)).toEqual([hers, ours, inside]);
    expect(await whoSee(ours)).toEqual(['noor', 'teammate', 'fatma', 'bram']);
    expect(await whoSee(inside)).toEqual(['fatma', 'bram']);
    const facts = (await fatma.facts(ticket)).map(({ type, data }) => [
      type,
      (data as { attachments?: string[] }).attachments,
    ]);
    expect(facts).toEqual(
      expect.arrayContaining([
        ['RequesterWrote', [hers.id]],
        ['HelperReplied', [ours.id]],
        ['NoteWritten', [inside.id]],
      ]),
    );
    expect(JSON.stringify(await fatma.facts(ticket))).not.toMatch(/schema|Handleiding/);
  });

  test('at once on a question: as words of hers, as a note of who helps', async () => {
    const ticket = await claimed();
    const hers = await noor.addsTo(ticket, await photo('jpeg', 3), 'display.jpg');
    expect(hers).toMatchObject({ name: 'display.jpg', type: 'image/jpeg', ticket: { id: ticket.id } });
    const mates = await teammate.addsTo(ticket, await photo('jpeg', 4));
    const ours = await fatma.addsTo(ticket, PDF, 'contract.pdf');
    const messages = await fatma.reads(ticket);
    expect(messages.slice(1).map(({ kind, attachments }) => [kind, attachments![0]!.id])).toEqual([
      ['message', hers.id],
      ['message', mates.id],
      ['note', ours.id],
    ]);
    expect(messages[1]!.id).toBe(hers.messageId);
    expect(await whoSee(ours)).toEqual(['fatma', 'bram']);
    const before = await kept();
    await refuses(async () => stranger.addsTo(ticket, await photo()), 404, 'ticket.not_found');
    expect(await kept()).toBe(before);
  });

  test('words to a question that was merged reach the one that goes on, with their photo', async () => {
    const older = await claimed();
    const newer = await claimed();
    await fatma.posts(`/tickets/${newer.id}/merge`, { intoId: older.id });
    const one = await noor.uploads(await photo('jpeg', 5));
    await noor.posts(`/tickets/${newer.id}/messages`, { text: 'Hier is hij.', attachments: [one.id] });
    const added = await noor.addsTo(newer, await photo('jpeg', 1));
    expect(added.ticket.id).toBe(older.id);
    const there = (await fatma.reads(older)).flatMap(({ attachments = [] }) => attachments.map(({ id }) => id));
    expect(there).toEqual([one.id, added.id]);
  });

  test('help written down afterwards has its photo too', async () => {
    const one = await fatma.uploads(await photo());
    const body = { text: 'De lift piepte.', what: 'Batterij omgedraaid.', onBehalfOf: noor.id, attachments: [one.id] };
    const ticket = await fatma.posts<TicketView>('/tickets/log', body);
    expect((await noor.reads(ticket)).map(({ kind, attachments }) => [kind, attachments?.length ?? 0])).toEqual([
      ['question', 1],
      ['solution', 0],
    ]);
    expect(await sees(noor, one)).toBe(true);
  });

  test('what it is, is told by what is in it', async () => {
    const asPdf = await noor.uploads(await photo('png'), 'C:\\fakepath\\..\\foto.pdf');
    expect(asPdf).toMatchObject({ name: 'foto.png', type: 'image/png' });
    expect(await noor.uploads(await photo('webp'), 'x')).toMatchObject({ name: 'x.webp', type: 'image/webp' });
    const before = await kept();
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(32)]);
    const told = await refuses(() => noor.uploads(heic, 'IMG_0001.jpg'), 422, 'attachment.heic');
    expect(told.message).toMatch(/HEIC.*JPEG/);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    for (const wrong of [svg, Buffer.from('GIF89a'), Buffer.from('MZ\x90'), Buffer.from('<html>'), Buffer.alloc(0)])
      await refuses(() => noor.uploads(wrong, 'foto.jpg'), 422, 'attachment.type');
    const broken = (await photo()).subarray(0, 200);
    await refuses(() => noor.uploads(broken), 422, 'attachment.unreadable');
    expect(await kept()).toBe(before);
  });

  test('too large, none at all, or at another door: refused, and nothing is kept', async () => {
    const before = await kept();
    const large = Buffer.concat([PDF, Buffer.alloc(5 * MEGABYTE)]);
    await refuses(() => noor.uploads(large, 'groot.pdf'), 413, 'attachment.too_large');
    const fits = await noor.uploads(large.subarray(0, 5 * MEGABYTE), 'past.pdf');
    expect(fits.size).toBe(5 * MEGABYTE);
    const none = new FormData();
    none.append('name', 'niets');
    for (const body of [none, {}, { file: 'text' }])
      expect(await noor.calls('/attachments', { method: 'POST', body })).toMatchObject({
        status: 422,
        body: { code: 'request.invalid', fields: { file: expect.any(String) } },
      });
    const two = formOf(PDF, 'a.pdf');
    two.append('file', new Blob([new Uint8Array(PDF)]), 'b.pdf');
    const elsewhere = formOf(PDF, 'a.pdf', { text: 'Een vraag met een bestand.' });
    for (const [path, body] of [
      ['/attachments', two],
      ['/tickets', elsewhere],
    ] as const)
      expect(await noor.calls(path, { method: 'POST', body })).toMatchObject({
        ...{ status: 400, body: { code: 'request.malformed' } },
      });
    const cut = { 'content-type': 'multipart/form-data; boundary=x' };
    const half = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4';
    expect(await noor.calls('/attachments', { method: 'POST', body: half, headers: cut })).toMatchObject({
      ...{ status: 400, body: { code: 'request.malformed' } },
    });
    const unknown = formOf(PDF, 'a.pdf', { colour: 'red' });
    expect(await noor.calls('/attachments', { method: 'POST', body: unknown })).toMatchObject({ status: 422 });
    expect(await kept()).toBe(before + 1);
  });

  test("another's, one that was used, one that is not there, too many: refused, and nothing at all is written", async () => {
    const ticket = await claimed();
    const [fatmas, used] = [await fatma.uploads(PDF), await noor.uploads(await photo())];
    await noor.posts(`/tickets/${ticket.id}/messages`, { text: 'Zie foto.', attachments: [used.id] });
    const before = await written(house);
    for (const id of [fatmas.id, used.id, NOBODYS]) {
      await refuses(() => noor.asks('Met een foto.', { attachments: [id] }), 422, 'attachment.unknown');
      const message = { text: 'Zie foto.', attachments: [id] };
      await refuses(() => noor.posts(`/tickets/${ticket.id}/messages`, message), 422, 'attachment.unknown');
    }
    await refuses(() => noor.asks('Met iets.', { attachments: ['../etc'] }), 422, 'request.invalid');
    const six = await Promise.all(Array.from({ length: 6 }, async () => (await noor.uploads(PDF)).id));
    await refuses(() => noor.asks('Met veel.', { attachments: six }), 422, 'attachment.too_many');
    expect(await written(house)).toEqual(before);
    const five = await noor.asks('Met vijf.', { attachments: six.slice(1).reverse() });
    expect((await noor.reads(five))[0]!.attachments!.map(({ id }) => id)).toEqual(six.slice(1).reverse());
  });

  test('two questions at once with the same photo: one of them has it', async () => {
    const { id } = await noor.uploads(await photo());
    const tries = Array.from({ length: 5 }, (_one, i) =>
      noor.calls<{ code?: string }>('/tickets', { method: 'POST', body: { text: `Foto ${i}.`, attachments: [id] } }),
    );
    const answers = (await Promise.all(tries)).map(({ status, body }) => `${status} ${body.code ?? ''}`).sort();
    expect(answers).toEqual(['201 ', ...Array<string>(4).fill('422 attachment.unknown')]);
  });

  test('sent twice under one key it is one photo; another under it is not taken for it', async () => {
    const before = await kept();
    const key = { 'idempotency-key': 'photo-once' };
    const bytes = await photo('jpeg', 2);
    const twice = await Promise.all([noor.uploads(bytes, 'a.jpg', key), noor.uploads(bytes, 'a.jpg', key)]);
    expect(twice[1]).toEqual(twice[0]);
    const other = noor.uploads(await photo('jpeg', 4), 'a.jpg', key);
    await refuses(() => other, 422, 'idempotency.mismatch');
    expect(await kept()).toBe(before + 1);
  });

  test('it is told to no cache that is shared, runs nothing, and is asked for again each time', async () => {
    const image = await noor.uploads(await photo(), "l'île ☂.jpg");
    const { headers } = await bytesOf(noor, image);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(image.size),
      'content-disposition': `inline; filename="l'_le _.jpg"; filename*=UTF-8''l%27%C3%AEle%20%E2%98%82.jpg`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
      'cross-origin-resource-policy': 'same-origin',
    });
    const again = { 'if-none-match': headers.get('etag')! };
    expect(await noor.calls(`/attachments/${image.id}`, { headers: again })).toMatchObject({ status: 304, body: '' });
    expect((await stranger.calls(`/attachments/${image.id}`, { headers: again })).status).toBe(404);
    const pdf = await bytesOf(noor, await noor.uploads(PDF, 'a.pdf'));
    expect(pdf.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect((await fetch(`${house.url}/api/v1/attachments/${image.id}`)).status).toBe(401);
  });

  test('no BSN in what it is called, nor in the words that came with it', async () => {
    const one = await noor.uploads(PDF, 'dossier 123456782.pdf');
    expect(one.name).toBe('dossier •••••••••.pdf');
    const ticket = await claimed();
    const body = formOf(PDF, '123456782.pdf', { text: 'Van 123456782.' });
    const { status } = await noor.calls(`/tickets/${ticket.id}/attachments`, { method: 'POST', body });
    expect(status).toBe(201);
    expect((await noor.reads(ticket)).at(-1)).toMatchObject({
      text: 'Van •••••••••.',
      attachments: [{ name: '•••••••••.pdf' }],
    });
    expect(JSON.stringify(await house.sql('SELECT * FROM attachments'))).not.toMatch(/123456782/);
  });

  test('what was never sent is gone after a day, what was sent stays; a late retry brings it again', async () => {
    const key = { 'idempotency-key': 'never sent' };
    const bytes = await photo('jpeg', 5);
    const [old, young, sent] = [
      await noor.uploads(bytes, 'a.jpg', key),
      await noor.uploads(PDF),
      await noor.uploads(await photo()),
    ];
    await noor.asks('Met een foto.', { attachments: [sent.id] });
    const yesterday = Date.now() - DAY_MS - 60_000;
    await house.sql('UPDATE attachments SET uploaded_at = ? WHERE id IN (?, ?)', [yesterday, old.id, sent.id]);
    const { worker = house.processes['embedded']! } = house.processes;
    await worker.end();
    await worker.start(); // a worker looks at once for what has had its time
    await soon(house, 'the old photo to be gone', async () => !(await sees(noor, old)));
    expect(await house.sql('SELECT * FROM attachment_bytes WHERE attachment_id = ?', [old.id])).toEqual([]);
    expect([await sees(noor, young), await sees(fatma, sent)]).toEqual([true, true]);
    await refuses(() => noor.asks('Te laat.', { attachments: [old.id] }), 422, 'attachment.unknown');
    const again = await noor.uploads(bytes, 'a.jpg', key);
    expect(again.id).not.toBe(old.id);
    await noor.asks('Nu wel.', { attachments: [again.id] });
  });
});
