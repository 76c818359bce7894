import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ErrorView, MonthPage, PreferencesView } from '@zorg112/contracts';
import { type Actor, call, refuses, signInAll } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';
import { type MailServer, openMailServer } from '../support/mail-server.js';
import { until } from '../support/until.js';

describe.each(BOTH_ENDS)('the report of a month by mail, on %s', (profile) => {
  let house: House;
  let server: MailServer;
  let noor: Actor, fatma: Actor, ilse: Actor;
  beforeAll(async () => {
    server = await openMailServer();
    const env = { SMTP_URL: server.url, MAIL_FROM: 'Servicecentrum <centrum@zorg.example>' };
    house = await openHouse({ profile, env });
    [noor, fatma, ilse] = await signInAll(house, 'noor', 'fatma', 'ilse');
    await house.sql(`INSERT INTO months (month, taken_at, figures) VALUES ('2026-01', 0, '[]')`);
  }, OPENING_MS);
  afterAll(async () => {
    await house?.stop();
    await server?.leave();
  });
  const asks = async (who: Actor, monthReport: boolean): Promise<PreferencesView> =>
    (await who.calls<PreferencesView>('/me/preferences', { method: 'PUT', body: { monthReport } })).body;
  const due = (who: Actor) =>
    house.sql(
      `INSERT INTO mails (person_id, kind, about, made_at, send_at, tries) VALUES (?, 'month-report', '2026-01', 0, 0, 0)`,
      [who.id],
    );

  test('is offered to who may read figures, and read beforehand by nobody else', async () => {
    expect(await ilse.gets<MonthPage>('/stats/months')).toMatchObject({ mailedTo: 'ilse@demo.zorg112.nl' });
    const page = await ilse.calls<string>('/stats/months/2026-01/report');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(page.body).toContain('De stand van januari 2026');
    await refuses(() => ilse.gets('/stats/months/2031-01/report'), 404, 'stats.month_not_kept');
    for (const other of [noor, fatma])
      await refuses(() => other.gets('/stats/months/2026-01/report'), 403, 'permission.denied');
  });

  test('goes to who asked, and what is due to who did not is dropped', async () => {
    expect(await asks(ilse, true)).toMatchObject({ monthReport: true, density: 'roomy' });
    await due(noor);
    await due(ilse);
    const [{ mail, to }] = (await until(() => server.arrived.length > 0 && server.arrived)) as [
      MailServer['arrived'][0],
    ];
    expect([to, mail.subject]).toEqual(['ilse@demo.zorg112.nl', 'De stand van januari 2026']);
    expect(mail.text).toContain(`${house.url.replace('127.0.0.1', 'localhost')}/dash?periode=2026-01`);
    const ended = await until(async () => {
      const rows = await house.sql<{ person_id: string; ended: string | null }>('SELECT person_id, ended FROM mails');
      return rows.every((row) => row.ended) && rows;
    });
    expect(new Map(ended.map((row) => [row.person_id, row.ended]))).toEqual(
      new Map([
        [noor.id, 'dropped'],
        [ilse.id, 'sent'],
      ]),
    );
    expect(server.arrived).toHaveLength(1);
  });

  test(
    'is named among what the house stands on, which it helps without',
    async () => {
      expect((await call(house, '/readyz')).body).toMatchObject({ dependencies: { mail: 'up', database: 'up' } });
      expect((await call<string>(house, '/metrics')).body).toMatch(/^zorg112_overdue_mails 0$/m);
      await server.leave();
      const away = await openHouse({ env: { SMTP_URL: server.url, MAIL_FROM: 'centrum@zorg.example' } });
      try {
        expect(await call(away, '/readyz')).toMatchObject({ status: 200, body: { dependencies: { mail: 'down' } } });
      } finally {
        await away.stop();
      }
    },
    OPENING_MS,
  );
});

test(
  'a house without a mail server says so, and starts with both settings or with neither',
  async () => {
    const house = await openHouse();
    try {
      const [ilse] = await signInAll(house, 'ilse');
      expect(await ilse!.gets<MonthPage>('/stats/months')).not.toHaveProperty('mailedTo');
      expect((await call<ErrorView>(house, '/readyz')).body).not.toHaveProperty('dependencies.mail');
    } finally {
      await house.stop();
    }
    await expect(openHouse({ env: { SMTP_URL: 'smtp://localhost' } })).rejects.toThrow(/MAIL_FROM must be an address/);
  },
  OPENING_MS,
);
