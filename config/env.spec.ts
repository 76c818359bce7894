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
