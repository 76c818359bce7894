import { beforeAll, describe, expect, it } from '@jest/globals';
import { type TicketView } from '@zorg112/contracts';
import { IdempotencyRow, TicketRow } from '@zorg112/database';
import { Idempotency } from '@zorg112/desk';
import { type Actor } from '@zorg112/domain';
import { randomUUID } from 'node:crypto';
import { openDesk, type OpenDesk } from '../support/desk.js';
import { onBothEngines } from '../support/engines.js';

describe('the same request twice', () => {
  onBothEngines((given) => {
    let noor: Actor;
    /** Two processes: each its own connections, its own desk and its own memory of what is in flight. */
    let here: { desk: OpenDesk; idempotency: Idempotency };
    let there: typeof here;
    beforeAll(async () => {
      const processOn = async (database: OpenDesk['database']) => {
        const desk = await openDesk(database);
        return { desk, idempotency: new Idempotency(database, desk.time) };
      };
      here = await processOn(given.database);
      there = await processOn(await given.place.open());
      noor = here.desk.who('noor');
    });

    const request = (text: string, key: string = randomUUID(), personId = noor.id) => ({
      personId,
      key,
      requestHash: text,
    });
    const ask = (asked: ReturnType<typeof request>, on = here): Promise<TicketView> =>
      on.idempotency.once(asked, () => on.desk.ownership.open(noor, { text: asked.requestHash }));
    const asked = (text: string): Promise<number> => given.database.read.manager.countBy(TicketRow, { text });
    const kept = ({ key }: { key: string }): Promise<number> =>
      given.database.read.manager.countBy(IdempotencyRow, { key });

    it('gives the first answer again, and asks nothing twice', async () => {
      const one = request('De bel doet het niet.');
      const first = await ask(one);
      expect(await ask(one)).toEqual(first);
      expect(await ask(one, there)).toEqual(first);
      expect(await asked('De bel doet het niet.')).toBe(1);
    });

    it('with another body is refused, here and in another process, and nothing is done', async () => {
      const one = request('Eerste woorden');
      await ask(one);
      for (const on of [here, there])
        await expect(ask({ ...one, requestHash: 'Andere woorden' }, on)).rejects.toMatchObject({
          code: 'idempotency.mismatch',
        });
      expect(await asked('Andere woorden')).toBe(0);
    });

    it('under another key, or by somebody else with the same key, is a new request', async () => {
      const one = request('Mag twee keer');
      await ask(one);
      await ask(request('Mag twee keer'));
      await ask(request('Mag twee keer', one.key, here.desk.who('fatma').id));
      expect(await asked('Mag twee keer')).toBe(3);
    });

    it('while the first is under way waits for it and gives the same', async () => {
      const one = request('Ongeduldig');
      const answers = await Promise.all(Array.from({ length: 10 }, () => ask(one)));
      expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
      expect(answers.every((answer) => answer.version === answers[0]!.version)).toBe(true);
      expect(await asked('Ongeduldig')).toBe(1);
    });

    it('while the first is under way with another body is refused', async () => {
      const one = request('Onderweg');
      const [first, second] = await Promise.allSettled([ask(one), ask({ ...one, requestHash: 'Anders onderweg' })]);
      expect(first.status).toBe('fulfilled');
      expect(second).toMatchObject({ status: 'rejected', reason: { code: 'idempotency.mismatch' } });
    });

    it('in two processes at the same moment makes one question, and both read the same answer', async () => {
      for (let round = 0; round < 25; round++) {
        const one = request(`Twee deuren ${round}`);
        const answers = await Promise.all([ask(one, here), ask(one, there), ask(one, here), ask(one, there)]);
        for (const answer of answers) expect(answer).toEqual(answers[0]);
        expect(await asked(`Twee deuren ${round}`)).toBe(1);
      }
    });

    it('a refused deed is not kept: mended, the same key does the work', async () => {
      const { id } = await here.desk.ownership.open(noor, { text: 'Nog niet opgepakt' });
      const joost = here.desk.who('joost'); // keeps the watch, but nobody has claimed yet
      const nextStep = { what: 'Ik bel je.', by: new Date(here.desk.time.at + 3_600_000).toISOString() };
      const one = request('antwoord', randomUUID(), joost.id);
      const reply = () =>
        here.idempotency.once(one, () =>
          here.desk.conversation.reply(joost, id, { text: 'Ik zoek het uit.', nextStep }),
        );
      await expect(reply()).rejects.toMatchObject({ code: 'ticket.claim_first' });
      expect(await kept(one)).toBe(0);
      await here.desk.ownership.claim(joost, id);
      const sent = await reply();
      expect(await reply()).toEqual(sent);
      expect(await kept(one)).toBe(1);
    });

    it('there is never an answer without its work: what fails after the deed takes both back', async () => {
      const one = request('Stroom weg');
      const failing = here.idempotency.once(one, () =>
        given.database.unitOfWork.run(
          async (tx) => {
            await tx.sql(`INSERT INTO teams (id, name, region) VALUES (?, 'x', 'x')`, [one.key]);
            return { done: true };
          },
          async (tx, answer) => {
            await here.idempotency.keep(tx, answer);
            throw new Error('the power went out');
          },
        ),
      );
      await expect(failing).rejects.toThrow('the power went out');
      expect(await kept(one)).toBe(0);
      expect(await given.database.read.sql('SELECT id FROM teams WHERE id = ?', [one.key])).toEqual([]);
    });
  });
});
