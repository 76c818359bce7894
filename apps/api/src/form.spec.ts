import { describe, expect, it } from '@jest/globals';
import { formOf } from './form.js';

const read = (text: string) => formOf(new URLSearchParams(text));

describe('the fields of a form', () => {
  it('are their names and values', () => expect(read('a=1&b=x+y')).toEqual({ a: '1', b: 'x y' }));
  it('that come twice are the last', () => expect(read('a=1&a=2')).toEqual({ a: '2' }));
  it('that end in [] are a list, of one too', () => {
    expect(read('user%5B%5D=Alice&user[]=Bob&to[]=1')).toEqual({ 'user[]': ['Alice', 'Bob'], 'to[]': ['1'] });
  });
  it('may be called like what every object has', () => {
    const form = read('__proto__=x&constructor=y');
    expect(Object.entries(form)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
