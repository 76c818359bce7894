import { describe, expect, it } from '@jest/globals';
import { Presence } from './presence';

const MINUTE = 60_000;
const IDLE = 15 * MINUTE;
const AT = 1_000_000;

function drawer() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe('whether somebody is still at a device of the ward', () => {
  it('is asked in the last minute, and answered by a touch', () => {
    const presence = new Presence(IDLE, AT, drawer());
    expect(presence.at(AT + 14 * MINUTE - 1)).toBe('here');
    expect(presence.at(AT + 14 * MINUTE)).toBe('asked');
    presence.touched(AT + 14 * MINUTE + 1);
    expect(presence.at(AT + 28 * MINUTE)).toBe('here');
  });
  it('is over after the whole time, also when the device slept through it', () => {
    const presence = new Presence(IDLE, AT, drawer());
    expect(presence.at(AT + IDLE - 1)).toBe('asked');
    expect(presence.at(AT + IDLE)).toBe('gone');
    expect(presence.at(AT + 100 * IDLE)).toBe('gone');
  });
  it('is told to the server once a minute, however often she touches it', () => {
    const presence = new Presence(IDLE, AT, drawer());
    const told = Array.from({ length: 180 }, (_, second) => presence.touched(AT + second * 1_000));
    expect(told.filter(Boolean)).toHaveLength(2);
  });
  it('counts in every tab', () => {
    const kept = drawer();
    const [one, other] = [new Presence(IDLE, AT, kept), new Presence(IDLE, AT, kept)];
    one.touched(AT + 10 * MINUTE);
    expect(other.at(AT + 20 * MINUTE)).toBe('here');
    expect(other.at(AT + 25 * MINUTE)).toBe('gone');
  });
  it('asks for half the time where the whole is short', () => {
    const presence = new Presence(MINUTE, AT, undefined);
    expect([29_999, 30_000, 59_999, 60_000].map((past) => presence.at(AT + past))).toEqual([
      ...['here', 'asked', 'asked', 'gone'],
    ]);
  });
});
