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
