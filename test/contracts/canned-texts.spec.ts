import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CannedTextRow } from '@zorg112/database';
import { CannedTexts } from '@zorg112/desk';
import { onBothEngines } from '../support/engines.js';
import { wholeDesk, type WholeDesk } from '../support/whole-desk.js';

describe('texts the desk writes often', () => {
  onBothEngines((given) => {
    let desk: WholeDesk;
    let texts: CannedTexts;
    beforeAll(async () => {
      desk = await wholeDesk(given.database);
      texts = new CannedTexts(given.database, desk.directory, desk.wording, desk.time);
    });
    beforeEach(() => given.database.unitOfWork.run((tx) => tx.sql('DELETE FROM canned_texts')));

    const add = (title: string, text = `${title} komt eraan.`) => texts.add(desk.who('fatma'), { title, text });
    const titles = async (who: string) => (await texts.for(desk.who(who))).items.map(({ title }) => title);

    it('are everybody’s, with who changed them last; before anybody used them by their title', async () => {
      await add('Monteur');
      await add('een reserve');
      expect(await titles('bram')).toEqual(['een reserve', 'Monteur']);
      const { items } = await texts.for(desk.who('bram'));
      expect(items[1]).toMatchObject({ text: 'Monteur komt eraan.', version: 1, changedBy: { name: 'Fatma Yıldız' } });
    });

    it('stand in the order of your own use, then of everybody’s', async () => {
      const [a, b, c] = [await add('Anders'), await add('Beter'), await add('Controle')];
      for (const [who, { id }] of [
        ...[['fatma', c] as const, ['bram', b] as const, ['bram', b] as const],
        ...[['joost', a] as const],
      ])
        await texts.used(desk.who(who), id);
      expect(await titles('fatma')).toEqual(['Controle', 'Beter', 'Anders']);
      expect(await titles('bram')).toEqual(['Beter', 'Anders', 'Controle']);
      expect(await titles('nadia')).toEqual(['Beter', 'Anders', 'Controle']);
      expect(await titles('joost')).toEqual(['Anders', 'Beter', 'Controle']);
    });

    it('are read a page at a time where somebody asks for that', async () => {
      for (const title of ['a', 'b', 'c']) await add(title);
      const { items, nextCursor } = await texts.for(desk.who('bram'), { limit: 2 });
      expect(items.map(({ title }) => title)).toEqual(['a', 'b']);
      const rest = await texts.for(desk.who('bram'), { limit: 2, cursor: nextCursor! });
      expect([rest.items.map(({ title }) => title), rest.nextCursor]).toEqual([['c'], null]);
    });

    it('never send anybody elsewhere, hold no BSN, and leave open only what can be filled in', async () => {
      await expect(add('Leverancier', 'Bel de leverancier maar.')).rejects.toMatchObject({
        code: 'reply.redirects',
        details: { hits: [{ phrase: expect.any(String) }], suggestion: expect.any(String) },
      });
      await expect(add('Kleur', 'Het is {kleur}.')).rejects.toMatchObject({
        ...{ code: 'request.invalid', extra: { fields: { text: expect.stringContaining('kleur') } } },
      });
      await expect(add(' ', ' ')).rejects.toMatchObject({ extra: { fields: { title: expect.any(String) } } });
      expect((await add('Nummer', 'Over 123456782.')).text).toBe('Over •••••••••.');
      expect((await add('Groet', 'Hoi {vrager}, ik kijk op {place}.')).text).toBe('Hoi {vrager}, ik kijk op {place}.');
    });

    it('are bettered by anybody who read the newest, one at a time', async () => {
      const { id } = await add('Monteur');
      const better = (who: string, title: string, over?: number) =>
        texts.change(desk.who(who), id, { title, text: 'De monteur komt.' }, over);
      expect(await better('bram', 'Monteur belt', 1)).toMatchObject({ version: 2, changedBy: { name: 'Bram de Wit' } });
      await expect(better('joost', 'Oud', 1)).rejects.toMatchObject({ code: 'canned.newer' });
      const tries = await Promise.allSettled(['een', 'twee', 'drie'].map((title) => better('fatma', title, 2)));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await better('nadia', 'Wat er ook staat')).version).toBe(4);
      await expect(texts.change(desk.who('bram'), 'nergens', { title: 'x', text: 'y' })).rejects.toMatchObject({
        code: 'canned.not_found',
      });
    });

    it('are put away and taken back, with how often they were used', async () => {
      const [one, other] = [await add('Anders'), await add('Beter')];
      await texts.used(desk.who('fatma'), other.id);
      await texts.putAway(desk.who('bram'), other.id);
      expect(await titles('fatma')).toEqual(['Anders']);
      const { title, text } = other;
      await texts.change(desk.who('fatma'), other.id, { title, text, putAway: false }, 2);
      expect(await titles('fatma')).toEqual(['Beter', 'Anders']);
      expect(await given.database.read.manager.countBy(CannedTextRow, { putAway: true })).toBe(0);
      for (const id of [one.id, 'nergens'].slice(1))
        await expect(texts.used(desk.who('fatma'), id)).rejects.toMatchObject({ code: 'canned.not_found' });
    });

    it('somebody’s use is forgotten with the account', async () => {
      const [a, b] = [await add('Anders'), await add('Beter')];
      await texts.used(desk.who('lieke'), b.id);
      expect(await titles('nadia')).toEqual(['Beter', 'Anders']);
      await desk.accounts.disable(desk.who('admin'), desk.who('lieke').id);
      expect(await titles('nadia')).toEqual(['Anders', 'Beter']);
      expect(a.version).toBe(1);
    });
  });
});
