import { expect, it } from '@jest/globals';
import { signInAll } from '../support/actors.js';
import { openHouse, OPENING_MS } from '../support/house.js';
import { openMailServer } from '../support/mail-server.js';
import { until } from '../support/until.js';

it.each([
  ['sqlite', 'embedded'],
  ['postgres+redis', 'worker'],
] as const)(
  'killed while it hands a mail over, a worker sends it when it is back, and it is seen as one: %s',
  async (profile, worker) => {
    const server = await openMailServer();
    const house = await openHouse({ profile, env: { SMTP_URL: server.url, MAIL_FROM: 'centrum@zorg.example' } });
    try {
      const [ilse] = await signInAll(house, 'ilse');
      await ilse!.calls('/me/preferences', { method: 'PUT', body: { monthReport: true } });
      await house.sql(`INSERT INTO months (month, taken_at, figures) VALUES ('2026-01', 0, '[]')`);
      server.refuses = { at: 'data', silent: true };
      await house.sql(
        `INSERT INTO mails (person_id, kind, about, made_at, send_at, tries) VALUES (?, 'month-report', '2026-01', 0, 0, 0)`,
        [ilse!.id],
      );
      await until(() => server.heard === 1);
      await house.processes[worker]!.end('SIGKILL');
      server.refuses = undefined;
      await house.processes[worker]!.start();
      // It is left alone for as long as another could still be at it; that time passes here at once.
      const [row] = await house.sql<{ ended: string | null; taken_at: number | null }>(
        'SELECT ended, taken_at FROM mails',
      );
      expect([row!.ended, row!.taken_at]).toEqual([null, expect.anything()]);
      await house.sql('UPDATE mails SET taken_at = 0');
      await until(() => server.arrived.length > 0);
      await until(async () => (await house.sql(`SELECT about FROM mails WHERE ended = 'sent'`)).length === 1);
      expect(server.arrived.map(({ mail }) => mail.messageId)).toEqual([
        expect.stringMatching(/^<112\.month-report\.2026-01\.[\da-f]{16}@zorg\.example>$/),
      ]);
      expect(server.heard).toBe(2);
    } finally {
      await house.stop();
      await server.leave();
    }
  },
  OPENING_MS,
);
