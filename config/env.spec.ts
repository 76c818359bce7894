import { describe, expect, it } from '@jest/globals';
import { readSettings } from './env.js';

const demo = { DEMO: '1' };

describe('PUSH_SERVICES', () => {
  it('holds those of the browsers, when nothing is said', () => {
    expect(readSettings(demo).pushServices).toEqual([
      'fcm.googleapis.com',
      '*.push.apple.com',
      'updates.push.services.mozilla.com',
      '*.notify.windows.com',
    ]);
  });
  it('empty tells no phone', () => expect(readSettings({ ...demo, PUSH_SERVICES: ' ' }).pushServices).toEqual([]));
  it('takes hosts, with a port or for all below one', () => {
    expect(readSettings({ ...demo, PUSH_SERVICES: 'Push.Example.org:8443  *.example.org' }).pushServices).toEqual([
      'push.example.org:8443',
      '*.example.org',
    ]);
  });
  it.each(['https://push.example.org', 'push.example.org/x', '*', 'a b*.c', '*.*.org'])(
    'names what is no host: %s',
    (host) => {
      expect(() => readSettings({ ...demo, PUSH_SERVICES: host })).toThrow(/PUSH_SERVICES holds names of hosts/);
    },
  );
});

describe('CTI_EXCHANGES', () => {
  const token = 'a-token-of-24-characters';
  const live = { SESSION_SECRET: 'x'.repeat(32) };

  it('without it no exchange is known; the demo knows one of each convention', () => {
    expect(readSettings(live).exchanges).toEqual([]);
    expect(readSettings(demo).exchanges.map(({ convention }) => convention)).toEqual(['generic', 'sipgate']);
    expect(readSettings({ ...demo, CTI_EXCHANGES: '' }).exchanges).toEqual([]);
  });
  it('takes several, of both conventions', () => {
    expect(readSettings({ ...live, CTI_EXCHANGES: ` generic:${token}\nsipgate:${token}2 ` }).exchanges).toEqual([
      { convention: 'generic', token },
      { convention: 'sipgate', token: `${token}2` },
    ]);
  });
  it.each(['generic:short', token, `asterisk:${token}`, `generic:${token}/x`, `generic:${'x'.repeat(101)}`])(
    'names what is no exchange, and not the token: %s',
    (one) => {
      expect(() => readSettings({ ...live, CTI_EXCHANGES: one })).toThrow(/CTI_EXCHANGES holds generic:token/);
    },
  );
});

describe('SMTP_URL and MAIL_FROM', () => {
  const from = 'Servicecentrum <centrum@zorg.example>';
  const mail = (url: string, whom = from) => readSettings({ ...demo, SMTP_URL: url, MAIL_FROM: whom }).mail;

  it('without them nothing is mailed', () => {
    expect(readSettings(demo).mail).toBeUndefined();
    expect(mail('', '')).toBeUndefined();
  });
  it('say which server, over TLS, and whom mail comes from', () => {
    expect(mail('smtps://desk:p%40ss@mail.zorg.example')).toEqual({
      ...{ host: 'mail.zorg.example', port: 465, tls: 'first', login: { user: 'desk', pass: 'p@ss' } },
      from: { name: 'Servicecentrum', address: 'centrum@zorg.example' },
    });
    expect(mail('smtp://mail.zorg.example:2587/', 'centrum@zorg.example')).toEqual({
      ...{ host: 'mail.zorg.example', port: 2587, tls: 'then', from: { name: '', address: 'centrum@zorg.example' } },
    });
  });
  it('do without TLS only on this machine, or where somebody says so', () => {
    for (const url of ['smtp://localhost', 'smtp://127.0.0.1:25', 'smtp://mail:25?tls=none'])
      expect(mail(url)?.tls).toBe('none');
    expect(mail('smtp://mail:25')?.tls).toBe('then');
  });
  it.each([
    'mail.zorg.example',
    'https://mail.zorg.example',
    'smtp://',
    'smtp://mail?tls.rejectUnauthorized=false',
    '',
  ])('name what is no mail server, and not the password: %s', (url) =>
    expect(() => mail(url)).toThrow(/SMTP_URL must be smtps:/),
  );
  it.each(['', 'Servicecentrum', 'Servicecentrum <centrum>', 'a@b.c <d@e.f> x'])(
    'name what is no address: %s',
    (whom) => expect(() => mail('smtp://mail.zorg.example', whom)).toThrow(/MAIL_FROM must be an address/),
  );
});
