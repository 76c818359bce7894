import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type DraftBody, DRAFT_KINDS } from '@zorg112/contracts';
import { DraftRow, FactRow, forgetOldDrafts } from '@zorg112/database';
import { Drafts } from '@zorg112/desk';
import { onBothEngines } from '../support/engines.js';
import { wholeDesk, type WholeDesk } from '../support/whole-desk.js';

const HOUR = 3_600_000;

describe('what somebody writes and did not send yet', () => {
  onBothEngines((given) => {
    let desk: WholeDesk;
    let drafts: Drafts;
    let id: string;
    beforeAll(async () => {
      desk = await wholeDesk(given.database);
      drafts = new Drafts(given.database, desk.reader, desk.time);
    });
    beforeEach(async () => {
      ({ id } = await desk.ownership.open(desk.who('noor'), { text: 'De tillift piept' }));
      await desk.ownership.claim(desk.who('fatma'), id);
    });

    const keep = (text: string, over?: number, more: Partial<DraftBody> = {}, who = 'fatma') =>
      drafts.keep(desk.who(who), id, { kind: 'reply', text, ...more }, over);
    const of = async (who: string) => (await drafts.of(desk.who(who), id)).items;
    const kept = async () => (await of('fatma')).map(({ kind, text, version }) => `${kind} ${version} ${text}`.trim());
    const nextStep = () => ({ what: 'ik kom langs', by: new Date(desk.time.at + HOUR).toISOString() });

    it('stands there on another screen as it was typed, one for each kind of words', async () => {
      const by = new Date(desk.time.at + HOUR).toISOString();
      await keep(' Ik kijk ', 0, { what: 'ik kijk', by, asksRequester: true, writtenAgainst: 2 });
      await keep('Sleutel ligt boven', 0, { kind: 'note' });
      expect(await of('fatma')).toMatchObject([
        { kind: 'note', text: 'Sleutel ligt boven', version: 1, what: '', asksRequester: false, attachments: [] },
        { kind: 'reply', text: ' Ik kijk ', version: 1, what: 'ik kijk', by, asksRequester: true, writtenAgainst: 2 },
      ]);
    });

    it('is nobody else’s: not hers who asked, not a colleague’s, and no fact tells of it', async () => {
      const facts = await given.database.read.manager.count(FactRow);
      await keep('Nog niet af', 0);
      expect([await of('noor'), await of('joost')]).toEqual([[], []]);
      expect(await given.database.read.manager.count(FactRow)).toBe(facts);
      expect((await desk.reader.list(desk.who('fatma'), { q: 'af' })).items).toEqual([]);
      const hers = await desk.ownership.open(desk.who('noor'), { text: 'Alleen voor mij', private: true });
      await expect(drafts.of(desk.who('bram'), hers.id)).rejects.toMatchObject({ code: 'ticket.not_found' });
      await expect(drafts.keep(desk.who('bram'), hers.id, { kind: 'note', text: 'x' })).rejects.toMatchObject({
        code: 'ticket.not_found',
      });
    });

    it('an older screen does not write over a newer one', async () => {
      await keep('Op de werkplek', 0);
      await keep('Op de werkplek, verder', 1);
      for (const over of [0, 1, 3]) {
        await expect(keep('Op de laptop', over)).rejects.toMatchObject({ code: 'draft.newer' });
      }
      expect(await kept()).toEqual(['reply 2 Op de werkplek, verder']);
      expect((await keep('Op de laptop', 2)).version).toBe(3);
      expect((await keep('Wat er ook staat')).version).toBe(4);
    });

    it('two screens at once: one is kept, the other hears of it; the same words once more are no news', async () => {
      await keep('Begin', 0);
      const tries = await Promise.allSettled(['een', 'twee', 'drie'].map((text) => keep(text, 1)));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const [only] = await of('fatma');
      expect(only!.version).toBe(2);
      expect((await keep(only!.text, 1)).version).toBe(2); // its answer got lost
      const first = await Promise.allSettled(['a', 'b'].map((text) => keep(text, 0, { kind: 'solution' })));
      expect(first.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('is gone once it is sent, and an older screen does not bring it back', async () => {
      await keep('Ik kijk ernaar.', 0);
      await keep('Monteur kent de lift', 0, { kind: 'note' });
      await desk.conversation.reply(desk.who('fatma'), id, { text: 'Ik kijk ernaar.', nextStep: nextStep() });
      expect(await kept()).toEqual(['note 1 Monteur kent de lift', 'reply 2']);
      await expect(keep('Ik kijk ernaar.', 1)).rejects.toMatchObject({ code: 'draft.newer' });
      await desk.conversation.note(desk.who('fatma'), id, { text: 'Monteur kent de lift' });
      await keep('Gedaan', 0, { kind: 'solution' });
      await desk.solution.offer(desk.who('fatma'), id, { text: 'Gedaan' });
      expect(await kept()).toEqual(['note 2', 'reply 2', 'solution 2']);
    });

    it('what was refused leaves it as it was; her words leave it too', async () => {
      await keep('Bel zelf de monteur.', 0);
      const refused = desk.conversation.reply(desk.who('fatma'), id, { text: 'Ik regel het.' });
      await expect(refused).rejects.toMatchObject({ code: 'reply.next_step_missing' });
      await desk.conversation.message(desk.who('noor'), id, { text: 'Nu staat hij stil.' });
      expect(await kept()).toEqual(['reply 1 Bel zelf de monteur.']);
    });

    it('holds no BSN, in whatever part it was typed', async () => {
      const { text } = await keep('Mevrouw 123456782', 0, { what: 'bel over 123456782' });
      expect(text).toBe('Mevrouw •••••••••');
      const rows = await given.database.read.manager.find(DraftRow);
      expect(JSON.stringify(rows)).not.toContain('123456782');
    });

    it('is taken away by hand or by leaving nothing in it', async () => {
      await keep('Toch niet', 0);
      await keep('  ', 1);
      await keep('Notitie', 0, { kind: 'note' });
      expect(await kept()).toEqual(['note 1 Notitie', 'reply 2']);
      await drafts.drop(desk.who('fatma'), id, DRAFT_KINDS);
      await drafts.drop(desk.who('fatma'), id, DRAFT_KINDS);
      expect(await kept()).toEqual(['note 2', 'reply 2']);
    });

    it('a save that comes in behind the words it belonged to does not stand there again', async () => {
      await desk.conversation.reply(desk.who('fatma'), id, { text: 'Ik kijk ernaar.', nextStep: nextStep() });
      await expect(keep('Ik kijk ernaar.', 0)).rejects.toMatchObject({ code: 'draft.newer' });
      expect(await kept()).toEqual(['reply 1']);
      await desk.conversation.reply(desk.who('fatma'), id, { text: 'Nog iets.', nextStep: nextStep() });
      await expect(keep('Nog iets.', 1)).rejects.toMatchObject({ code: 'draft.newer' });
      expect((await keep('En verder', 2)).version).toBe(3);
    });

    it('goes when nobody wrote on, and with the account', async () => {
      await keep('Oud', 0);
      desk.time.at += HOUR;
      await keep('Jong', 0, { kind: 'note' });
      await given.database.unitOfWork.run((tx) => forgetOldDrafts(tx, desk.time.at));
      expect(await kept()).toEqual(['note 1 Jong']);
      await keep('Van Lieke', 0, {}, 'lieke');
      await desk.accounts.disable(desk.who('admin'), desk.who('lieke').id);
      expect(await of('lieke')).toEqual([]);
    });
  });
});
