import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MailCarrier, SmtpMailer } from '@zorg112/channels';
import { forgetOldMails, MailRow } from '@zorg112/database';
import {
  Exported,
  Letterhead,
  MAIL_LEASE_MS,
  MailOutbox,
  MonthReports,
  Months,
  MOST_TRIES,
  Preferences,
  ReportReaders,
  Stats,
  type ToMail,
} from '@zorg112/desk';
import { FIGURES, type Actor } from '@zorg112/domain';
import { may } from '@zorg112/identity';
import { onBothEngines } from '../support/engines.js';
import { openMailServer, type MailServer } from '../support/mail-server.js';
import { inOffice } from '../support/office.js';
import { wholeDesk, type WholeDesk } from '../support/whole-desk.js';

const PATIENCE_MS = 150_000;
const [MINUTE, HOUR] = [60_000, 3_600_000];
const at = (time: string): number => Date.parse(`${time}+01:00`);
/** The first of January, ten minutes old; and when its mail goes out. */
const [MIDNIGHT, SEVEN] = [at('2027-01-01T00:10'), at('2027-01-01T07:00')];
const WORDS = 'Mevrouw De Vries van kamer 12 is gevallen';
const FROM = { name: 'Servicecentrum', address: 'centrum@zorg.example' };

describe('the report of a month by mail', () => {
  let server: MailServer;
  beforeAll(async () => void (server = await openMailServer()));
  afterAll(() => server?.leave());

  onBothEngines((given) => {
    let desk: WholeDesk;
    let askers: Actor[];
    let preferences: Preferences;
    let exported: Exported;
    const letterhead = new Letterhead('https://zorg.example', 'a secret of this house', FROM);

    const house = (head = letterhead) => {
      const { database } = given;
      const readers = new ReportReaders(head, (roles) => may(roles, 'stats.read'));
      const stats = new Stats(database, desk.directory, desk.policies, desk.time);
      const months = new Months(database, desk.policies, readers, stats, desk.time);
      const reports = new MonthReports(database, months, readers, exported, head, desk.time);
      const outbox = new MailOutbox(database, { 'month-report': reports }, head, desk.time);
      const mailer = new SmtpMailer({ host: '127.0.0.1', port: server.port, tls: 'none' });
      return { months, reports, outbox, mailer, carrier: new MailCarrier(outbox, mailer) };
    };

    /** Eight people ask in December, six in November; some said how content they are, fewer than five of them. */
    beforeAll(async () => {
      desk = await wholeDesk(given.database);
      preferences = new Preferences(given.database);
      exported = new Exported(given.database, desk.directory, desk.time);
      const { people, memberships } = desk.organisation;
      askers = people
        .filter(({ roles }) => roles.length === 1 && roles[0] === 'care_worker')
        .slice(0, 8)
        .map(({ id, roles }) => {
          const teamIds = memberships.filter(({ personId }) => personId === id).map(({ teamId }) => teamId);
          return { id, roles, teamIds };
        });
      for (let n = 0; n < 6; n++) await helped(askers[n]!, at('2026-11-24T10:00') + n * HOUR);
      for (let n = 0; n < 24; n++)
        await helped(askers[n % 8]!, at('2026-12-01T10:00') + n * 24 * HOUR, n < 2 ? 4 : undefined);
    }, PATIENCE_MS);

    const helped = async (asker: Actor, when: number, score?: number): Promise<void> => {
      desk.time.at = when;
      const { id } = await desk.ownership.open(asker, { text: WORDS, location: 'Kamer 12' });
      desk.time.at += 4 * MINUTE;
      await desk.ownership.claim(desk.who('fatma'), id);
      desk.time.at += 2 * MINUTE;
      await desk.solution.offer(desk.who('fatma'), id, { text: 'Er ligt nu een mat.' });
      await desk.solution.confirm(asker, id, { solved: true, ...(score ? { score } : {}) });
    };

    beforeEach(async () => {
      for (const table of ['mails', 'exported', 'preferences', 'months']) await sql(`DELETE FROM ${table}`);
      Object.assign(server, { refuses: undefined, heard: 0 });
      server.arrived.length = 0;
      desk.time.at = MIDNIGHT;
    });
    const sql = (text: string, values: unknown[] = []) => given.database.unitOfWork.run((tx) => tx.sql(text, values));
    const rows = () => given.database.read.manager.find(MailRow, { order: { personId: 'ASC', about: 'ASC' } });
    const addressOf = (who: string): string => `${who}@demo.zorg112.nl`;
    const asks = async (...who: string[]): Promise<void> => {
      for (const one of who) await preferences.keep(desk.who(one), { monthReport: true }, undefined);
    };
    const heard = () => server.arrived.map(({ to }) => to).sort();
    /** December is over and it is seven. */
    const seven = async (): Promise<ReturnType<typeof house>> => {
      const here = house();
      await here.months.freeze();
      desk.time.at = SEVEN;
      return here;
    };

    it('goes once to each who asked and may read figures, at seven and not at midnight, however often it is looked', async () => {
      await asks('ilse', 'els', 'noor');
      const [one, other] = [house(), house()];
      await Promise.all([one.months.freeze(), other.months.freeze()]);
      await one.months.freeze();
      expect(await one.carrier.run()).toBe(0);
      desk.time.at = SEVEN;
      await Promise.all([one.carrier.run(), other.carrier.run()]);
      expect(heard()).toEqual(['els', 'ilse'].map(addressOf));
      desk.time.at = SEVEN + HOUR;
      await one.months.freeze();
      expect([await one.carrier.run(), await other.carrier.run()]).toEqual([0, 0]);
      expect(heard()).toHaveLength(2);
    });

    it('says what it is to people and to machines', async () => {
      await asks('ilse', 'els');
      await sql(`UPDATE people SET language = 'en' WHERE email = ?`, [addressOf('els')]);
      await (await seven()).carrier.run();
      await sql(`UPDATE people SET language = 'nl' WHERE email = ?`, [addressOf('els')]);
      const of = (who: string) => server.arrived.find(({ to }) => to === addressOf(who))!;
      const { mail, from } = of('ilse');
      expect(from).toBe(FROM.address);
      expect([mail.from?.text, mail.subject]).toEqual([
        `"${FROM.name}" <${FROM.address}>`,
        'De stand van december 2026',
      ]);
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
      expect(mail.headers.get('x-auto-response-suppress')).toBe('All');
      expect(mail.headers.get('x-112-loop')).toBe('zorg.example');
      expect(mail.messageId).toMatch(/^<112\.month-report\.2026-12\.[\da-f]{16}@zorg\.example>$/);
      expect(mail.messageId).not.toBe(of('els').mail.messageId);
      expect(mail.date?.getTime()).toBe(SEVEN);
      for (const words of [mail.text!, mail.html as string]) {
        expect(words).toContain('https://zorg.example/dash?periode=2026-12');
        expect(words).toContain('https://zorg.example/dash/maanden#mail');
        expect(words).toContain('In december 2026 kwamen er');
        for (const name of ['asked', 'claimedInTime', 'firstWords'] as const)
          expect(words).toContain(FIGURES[name].nl.title);
        expect(words).not.toMatch(/vries|kamer|gevallen|fatma|noor/i);
      }
      expect(mail.text).toContain(`${FIGURES.asked.nl.title}: 24 (november 2026: 6)`);
      expect(mail.text).toContain(`${FIGURES.firstOwner.nl.title}: 100 van de 100 (november 2026: 6 van 6)`);
      expect((mail.html as string).match(/<th scope="row">/g)).toHaveLength(12);
      expect(of('els').mail.subject).toBe('How it went in December 2026');
      expect(of('els').mail.text).toContain('In December 2026 24 questions came in.');
    });

    it(
      'brings the figures of the month along as a file that opens; what fewer than five said stands nowhere',
      async () => {
        await asks('ilse');
        await (await seven()).carrier.run();
        const [{ mail }] = server.arrived as [MailServer['arrived'][0]];
        expect(mail.text).toContain(`${FIGURES.score.nl.title}: niet getoond (november 2026: niet`);
        const [file] = mail.attachments;
        expect([file?.filename, mail.attachments]).toEqual(['zorg-112-cijfers-2026-12.xlsx', [expect.anything()]]);
        const [figures, days] = await inOffice('stand.xlsx', file!.content);
        const column = (label: string): number => figures!.rows[0]!.findIndex((cell) => cell?.value === label);
        const all = figures!.rows[1]!;
        expect([all[0]?.value, all[1]?.value, all[2]?.value]).toEqual(['Alles', '2026-12-01', '2026-12-31']);
        expect(all[column(FIGURES.asked.nl.title)]?.value).toBe('24');
        expect(all[column(FIGURES.score.nl.title)] ?? null).toBeNull();
        // Each team of so few stands there without a figure.
        const teams = figures!.rows.slice(2);
        expect(teams.length).toBeGreaterThan(0);
        expect(teams.map((row) => row.slice(4).filter(Boolean).length)).toEqual(teams.map(() => 0));
        expect(days!.rows.length).toBe(25);
      },
      PATIENCE_MS,
    );

    it('of a month in which fewer than five asked holds no figure and no file', async () => {
      const few = given.database.read.sql<{ at: number }>(`SELECT MIN(at) AS at FROM counted WHERE what = 'asked'`);
      expect(Number((await few)[0]!.at)).toBe(at('2026-11-24T10:00'));
      await asks('ilse');
      desk.time.at = at('2027-01-05T10:00');
      await helped(askers[0]!, desk.time.at);
      desk.time.at = at('2027-02-01T08:00');
      const { months, carrier } = house();
      await months.freeze();
      expect(await carrier.run()).toBe(1);
      const [{ mail }] = server.arrived as [MailServer['arrived'][0]];
      expect(mail.subject).toBe('De stand van januari 2027');
      expect(mail.text).toContain('minder dan vijf mensen');
      expect(mail.text).not.toContain(FIGURES.asked.nl.title);
      expect([mail.attachments, (mail.html as string).includes('<table')]).toEqual([[], false]);
    });

    it('of all months a house missed while it slept only the last is sent', async () => {
      await asks('ilse');
      desk.time.at = at('2027-01-09T12:00');
      const { months, carrier } = house();
      await months.freeze();
      expect((await months.list({})).items.map(({ month }) => month)).toEqual(['2026-12', '2026-11']);
      expect(await carrier.run()).toBe(1);
      expect(server.arrived[0]!.mail.subject).toBe('De stand van december 2026');
    });

    it('tells what is different by now of months that were reported, as a correction', async () => {
      await asks('ilse');
      const here = await seven();
      await sql(`INSERT INTO counted (what, at, ticket_id, seq, n) VALUES ('asked', ?, 'late', 1, 0)`, [
        at('2026-11-25T10:00'),
      ]);
      await here.carrier.run();
      await sql(`DELETE FROM counted WHERE ticket_id = 'late'`);
      const [{ mail }] = server.arrived as [MailServer['arrived'][0]];
      expect(mail.text).toContain('- november 2026, Gevraagd: was 6, is nu 7');
      expect(mail.text).toContain(`${FIGURES.asked.nl.title}: 24 (november 2026: 6)`);
    });

    it('goes later, once, when the mail server was away', async () => {
      await asks('ilse');
      const { carrier } = await seven();
      await server.leave();
      expect(await carrier.run()).toBe(0);
      expect(await rows()).toMatchObject([{ tries: 1, sendAt: SEVEN + MINUTE, takenAt: null, ended: null }]);
      await server.comeBack();
      expect(await carrier.run()).toBe(0);
      desk.time.at = SEVEN + MINUTE;
      expect([await carrier.run(), await carrier.run()]).toEqual([1, 0]);
      expect(heard()).toEqual([addressOf('ilse')]);
    });

    it('waits twice as long each time where it is not taken now, to an hour, and is given up after some days', async () => {
      await asks('ilse');
      const { carrier } = await seven();
      server.refuses = { at: 'rcpt', code: 451, says: '4.7.1 Greylisted, ilse@demo.zorg112.nl' };
      const waits: number[] = [];
      for (let n = 0; n < 8; n++) {
        expect(await carrier.run()).toBe(0);
        const [{ sendAt }] = (await rows()) as [MailRow];
        waits.push((sendAt! - desk.time.at) / MINUTE);
        desk.time.at = sendAt!;
      }
      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
      await sql('UPDATE mails SET tries = ?', [MOST_TRIES - 1]);
      await carrier.run();
      expect(await rows()).toMatchObject([{ ended: 'refused', reason: '451 4.7.1', sendAt: null }]);
      server.refuses = undefined;
      desk.time.at += 24 * HOUR;
      expect(await carrier.run()).toBe(0);
    });

    it('that is refused for good is given up with the reason, and keeps nobody else from theirs', async () => {
      await asks('ilse', 'els', 'admin');
      const { carrier } = await seven();
      server.refuses = {
        at: 'rcpt',
        code: 550,
        says: '5.1.1 No such user: ilse@demo.zorg112.nl',
        of: addressOf('ilse'),
      };
      expect(await carrier.run()).toBe(2);
      server.refuses = undefined;
      desk.time.at += 24 * HOUR;
      expect(await carrier.run()).toBe(0);
      expect(heard()).toEqual(['admin', 'els'].map(addressOf));
      const ended = (await rows()).map(({ personId, ended: how, reason }) => [personId, how, reason]);
      expect(ended).toContainEqual([desk.who('ilse').id, 'refused', '550 5.1.1']);
      expect(JSON.stringify(await given.database.read.sql('SELECT * FROM mails'))).not.toContain('@');
      for (const at of ['data', 'greeting'] as const) {
        await sql(`DELETE FROM mails`);
        await sql('DELETE FROM months');
        await house().months.freeze();
        server.refuses = { at, code: 554, says: '5.7.1 not from you' };
        desk.time.at += 24 * HOUR;
        await carrier.run();
        // What is against us and not against the letter can be mended by who runs this.
        const [first] = (await rows()).sort((a, b) => b.tries - a.tries || (a.ended ? -1 : 1));
        expect([at, first?.ended]).toEqual([at, at === 'data' ? 'refused' : null]);
      }
    });

    it('left by a worker that died goes out all the same, after a while and under the same Message-ID', async () => {
      await asks('ilse');
      const [dying, living] = [await seven(), house()];
      const taken = (await dying.outbox.take())!;
      expect(await dying.mailer.send(taken.letter)).toEqual({ how: 'sent' }); // and then it dies, before it says so
      expect(await living.carrier.run()).toBe(0);
      desk.time.at = SEVEN + MAIL_LEASE_MS + 1;
      expect(await living.carrier.run()).toBe(1);
      const [first, second] = server.arrived.map(({ mail }) => mail.messageId);
      expect(second).toBe(first);
      expect(await living.carrier.run()).toBe(0);
    });

    it('is not sent to who does not want it, may not read figures or has gone, by the time it goes', async () => {
      const left: [string, () => Promise<unknown>][] = [
        ['wants it no more', () => preferences.keep(desk.who('ilse'), { monthReport: false }, undefined)],
        ['may not', () => sql(`UPDATE people SET roles = '["care_worker"]' WHERE email = ?`, [addressOf('ilse')])],
        ['has gone', () => desk.accounts.disable(desk.who('admin'), desk.who('ilse').id)],
      ];
      for (const [why, leaves] of left) {
        await sql('DELETE FROM mails');
        await sql('DELETE FROM months');
        desk.time.at = MIDNIGHT;
        await asks('ilse');
        const { carrier } = await seven();
        expect([why, (await rows()).length]).toEqual([why, 1]);
        await leaves();
        expect([why, await carrier.run(), heard()]).toEqual([why, 0, []]);
        expect([why, (await rows())[0]!.ended]).toEqual([why, 'dropped']);
        await sql(`UPDATE people SET roles = '["manager"]' WHERE email = ?`, [addressOf('ilse')]);
      }
      await desk.accounts.enable(desk.who('ilse').id);
    });

    it('stands on the record of what left the house, once it went', async () => {
      await asks('ilse');
      const { carrier } = await seven();
      expect((await exported.list({})).items).toEqual([]);
      await carrier.run();
      expect((await exported.list({})).items).toMatchObject([
        { file: 'stand-2026-12.mail', by: { id: desk.who('ilse').id }, asked: { from: '2026-11-30T23:00:00.000Z' } },
      ]);
    });

    it('keeps no address and no word of it, and after a year not even that it was sent', async () => {
      await asks('ilse');
      await (await seven()).carrier.run();
      const [row] = await given.database.read.sql<object>('SELECT * FROM mails');
      expect(
        Object.values(row!)
          .filter((value) => typeof value === 'string' && !/^\d+$/.test(value))
          .sort(),
      ).toEqual([desk.who('ilse').id, 'month-report', '2026-12', 'sent'].sort());
      const forget = (before: number) => given.database.unitOfWork.run((tx) => forgetOldMails(tx, before));
      await forget(SEVEN);
      expect(await rows()).toHaveLength(1);
      await forget(SEVEN + 1);
      expect(await rows()).toHaveLength(0);
    });

    it('is read beforehand as it will be mailed; of a month that was not kept there is none', async () => {
      await asks('ilse');
      const { reports, carrier } = await seven();
      const page = await reports.page('2026-12', 'nl');
      await carrier.run();
      expect((server.arrived[0]!.mail.html as string).trim()).toBe(page.trim());
      for (const month of ['2027-01', '2026-1', 'x'])
        await expect(reports.page(month, 'nl')).rejects.toMatchObject({ code: 'stats.month_not_kept' });
    });

    it('is not made where this house sends no mail', async () => {
      await asks('ilse');
      const { months, outbox } = house(new Letterhead('https://zorg.example', 'a secret of this house'));
      await months.freeze();
      desk.time.at = SEVEN;
      expect([await rows(), await outbox.take()]).toEqual([[], undefined]);
    });
  });
});

describe('a mail server', () => {
  const letter: ToMail['letter'] = {
    ...{ id: '<112.x@zorg.example>', from: FROM, to: { name: 'Ilse', address: 'ilse@zorg.example' }, at: SEVEN },
    ...{ subject: 'Dag', text: 'Dag', html: '<p>Dag</p>' },
  };
  const login = { user: 'desk', pass: 'a password' };

  it.each(['first', 'then'] as const)('that is trusted is signed in to over TLS only (%s)', async (tls) => {
    const server = await openMailServer({ tls, user: login.user });
    try {
      const line = { host: 'localhost', port: server.port, tls, login };
      const strange = await new SmtpMailer(line).send(letter);
      expect([strange.how, server.arrived]).toEqual(['later', []]);
      const trusted = new SmtpMailer({ ...line, ca: server.cert });
      expect(await trusted.send(letter)).toEqual({ how: 'sent' });
      await trusted.ping();
      expect(server.arrived).toMatchObject([{ sealed: true, user: login.user, to: 'ilse@zorg.example' }]);
      server.refuses = { at: 'login', code: 535, says: '5.7.8 no' };
      expect(await trusted.send(letter)).toEqual({ how: 'later', reason: '535 5.7.8' });
      await expect(trusted.ping()).rejects.toThrow();
    } finally {
      await server.leave();
    }
  });

  it('that does not do TLS is told nothing where it was to be used', async () => {
    const server = await openMailServer();
    try {
      const mailer = new SmtpMailer({ host: '127.0.0.1', port: server.port, tls: 'then' });
      expect([(await mailer.send(letter)).how, server.heard]).toEqual(['later', 0]);
    } finally {
      await server.leave();
    }
  });

  it('gets nothing for who has no address', async () => {
    const server = await openMailServer();
    try {
      const mailer = new SmtpMailer({ host: '127.0.0.1', port: server.port, tls: 'none' });
      const nobody = { ...letter, to: { name: 'Beller', address: '' } };
      expect(await mailer.send(nobody)).toEqual({ how: 'refused', reason: 'EENVELOPE' });
      const person = { ...letter, auto: { as: 'auto-generated', loop: 'zorg.example' } as const };
      expect(await mailer.send({ ...person, subject: 'Dag\r\nBcc: all@zorg.example' })).toEqual({ how: 'sent' });
      expect(server.arrived.map(({ mail }) => mail.headers.get('bcc'))).toEqual([undefined]);
    } finally {
      await server.leave();
    }
  });
});
