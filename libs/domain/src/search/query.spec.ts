import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_PARTS, partsOf, readSearch, type Search } from './query.js';

const NOTHING = { terms: [], askedByMe: false, statuses: [], urgencies: [], owners: [], teams: [], assets: [] };
const begins = (...words: string[]) => ({ words, begins: true });
const whole = (...words: string[]) => ({ words, begins: false });
const all = (...anyOf: object[]) => ({ within: 'all', anyOf });
const reads = (typed: string): Search => readSearch(typed) as Search;

describe('what somebody types to find questions by', () => {
  it.each<[string, Partial<Search> | object]>([
    ['', {}],
    ['  !!! "" : " ', {}],
    ['tillift', { terms: [all(begins('tillift'))] }],
    ['Tíllift é!', { terms: [all(begins('tillift')), all(whole('e'))] }],
    ['"de tillift"', { terms: [all(whole('de', 'tillift'))] }],
    ['"de till', { terms: [all(whole('de', 'till'))] }],
    ['wi-fi 14:30', { terms: [all(begins('wi', 'fi')), all(begins('14', '30'))] }],
    ['https://ecd.nl', { terms: [all(begins('https', 'ecd', 'nl'))] }],
    ['foo:bar', { terms: [all(begins('foo', 'bar'))] }],
    ['4812', { terms: [all(whole('4812'))], number: 4812 }],
    ['#4812', { terms: [all(whole('4812'))], number: 4812 }],
    ['4812 lift', { terms: [all(whole('4812')), all(begins('lift'))] }],
    ['1234567890123', { terms: [all(whole('1234567890123'))] }],
    ['plek:linde', { terms: [{ within: 'place', anyOf: [begins('linde')] }] }],
    ['PLACE:"de Linde" hal', { terms: [{ within: 'place', anyOf: [whole('de', 'linde')] }, all(begins('hal'))] }],
    ['apparaat:tl-0312', { assets: ['TL-0312'] }],
    ['asset:"bed  12" lift', { assets: ['BED 12'], terms: [all(begins('lift'))] }],
    ['apparaat:a_b', { assets: [undefined] }],
    ['van:noor', { terms: [{ within: 'asker', anyOf: [begins('noor')] }] }],
    ['van:"noor de', { terms: [{ within: 'asker', anyOf: [begins('noor', 'de')] }] }],
    ['from:me', { askedByMe: true }],
    ['van:Ik', { askedByMe: true }],
    ['eigenaar:fatma owner:"El Idrissi"', { owners: [['fatma'], ['el', 'idrissi']] }],
    ['eigenaar:ik', { owners: ['me'] }],
    ['team:linde', { teams: [['linde']] }],
    ['status:nieuw', { statuses: ['waiting_for_helper'] }],
    ['status:new status:loopt', { statuses: ['waiting_for_helper', 'in_progress'] }],
    ['status:wacht', { statuses: ['waiting_for_requester'] }],
    ['status:opgelost', { statuses: ['solution_offered'] }],
    ['status:solved', { statuses: ['solution_offered'] }],
    ['status:klaar', { statuses: ['closed'] }],
    ['status:done', { statuses: ['closed'] }],
    ['status:waits status:running', { statuses: ['waiting_for_requester', 'in_progress'] }],
    ['status:open', { statuses: ['open'] }],
    ['status:ni', { statuses: ['waiting_for_helper'] }],
    ['status:unsolved', { statuses: ['unsolved'] }],
    ['status:in_progress', { statuses: ['in_progress'] }],
    ['status:', {}],
    ['spoed:nu urgency:today spoed:vandaag', { urgencies: ['now', 'today', 'today'] }],
    ['spoed:gewoon', { urgencies: ['normal'] }],
    ['sinds:vandaag', { since: { daysAgo: 0 } }],
    ['since:yesterday', { since: { daysAgo: 1 } }],
    ['sinds:week', { since: { daysAgo: 7 } }],
    ['sinds:14d', { since: { daysAgo: 14 } }],
    ['sinds:2026-11-03', { since: { year: 2026, month: 11, day: 3 } }],
    ['sinds:week sinds:3-1-2026', { since: { year: 2026, month: 1, day: 3 } }],
  ])('%j', (typed, expected) => expect(readSearch(typed)).toEqual({ ...NOTHING, ...expected }));

  it.each([
    ['lift status:zoek plek:linde', 'status:zoek'],
    ['status:constructor', 'status:constructor'],
    ['spoed:"heel veel"', 'spoed:"heel veel'],
    ['sinds:31-2-2026', 'sinds:31-2-2026'],
    ['since:2026-13-01', 'since:2026-13-01'],
    ['sinds:ooit', 'sinds:ooit'],
  ])('%j holds something nobody knows', (typed, unknown) => expect(readSearch(typed)).toEqual({ unknown }));

  it('is looked for as far as the first twelve', () => {
    const typed = Array.from({ length: 40 }, (_, i) => `woord${i}`).join(' ');
    expect(reads(typed).terms).toHaveLength(MOST_PARTS);
  });

  it('whatever is typed: nothing but letters and digits is looked for, and each part stands where it says', () => {
    const letters = fc.constantFrom(...'aé9"\':*()^-+{}&|!<>~ \\%_#\u0000plek:van:status:'.split(''), 'plek:', 'van:"');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(letters).map((some) => some.join('')),
        ),
        (typed) => {
          const read = readSearch(typed);
          if ('unknown' in read) return expect(typed).toContain(read.unknown);
          for (const { words } of read.terms.flatMap(({ anyOf }) => anyOf)) {
            expect(words.length).toBeGreaterThan(0);
            for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
          }
          for (const { value, start, end } of partsOf(typed)) expect(typed.slice(start, end)).toBe(value);
        },
      ),
    );
  });
});
