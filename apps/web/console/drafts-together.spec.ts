import { expect, test } from '@jest/globals';
import { emptyDraft, type Draft } from './drafts';
import { together } from './drafts-together';

const draft = (text: string, more: Partial<Draft> = {}): Draft => ({ ...emptyDraft(), text, ...more });
const saved = (text: string, version: number): Draft => draft(text, { version, unsaved: false });
const typed = (text: string, version?: number): Draft => draft(text, { version, unsaved: true });

test.each<[string, Draft, Draft | undefined, ReturnType<typeof together>]>([
  ['nothing anywhere', draft(''), undefined, 'same'],
  ['kept on another screen, nothing here', draft(''), saved('Ik kijk', 3), 'theirs'],
  ['kept there as it stands here', saved('Ik kijk', 3), saved('Ik kijk', 3), 'same'],
  ['kept there with a number made unreadable', saved('Nr 123456782', 3), saved('Nr •••••••••', 3), 'same'],
  ['typed without a network, for the first time', typed('Ik kijk'), undefined, 'ours'],
  ['kept by an older release of this page', draft('Ik kijk'), undefined, 'ours'],
  ['typed on where the server has it', typed('Ik kijk nu', 3), saved('Ik kijk', 3), 'ours'],
  ['taken away here while there was no network', typed('', 3), saved('Ik kijk', 3), 'ours'],
  ['another screen went on, nothing was typed here', saved('Ik kijk', 3), saved('Ik kijk nu', 4), 'theirs'],
  ['an answer from before the last words arrived', saved('Ik kijk nu', 4), saved('Ik kijk', 3), 'same'],
  ['sent on another screen', saved('Ik kijk', 3), saved('', 4), 'theirs'],
  ['sent on another screen, and typed on here', typed('Ik kijk nog', 3), saved('', 4), 'ours'],
  [
    'sent as the page went away, and arrived',
    draft('Ik kijk', { version: 3, unsaved: true, sent: true }),
    saved('', 4),
    'theirs',
  ],
  ['sent before the server had any of it', draft('Ik kijk', { unsaved: true, sent: true }), saved('', 1), 'theirs'],
  ['sent, and it did not arrive', draft('Ik kijk', { version: 3, unsaved: true, sent: true }), saved('Ik', 3), 'ours'],
  ['sent, did not arrive, and nothing was kept', draft('Ik kijk', { unsaved: true, sent: true }), undefined, 'ours'],
  ['both went on', typed('Ik kijk hier', 3), saved('Ik kijk daar', 4), 'apart'],
  ['both went on, to the same words', typed('Ik kijk nu', 3), saved('Ik kijk nu', 4), 'theirs'],
  ['begun on two screens', typed('Hier'), saved('Daar', 1), 'apart'],
  ['taken away here, gone on there', typed('', 3), saved('Ik kijk daar', 4), 'theirs'],
  ['forgotten by the server', saved('Ik kijk', 3), undefined, 'ours'],
])('%s', (_, ours, theirs, expected) => {
  expect(together(ours, theirs)).toBe(expected);
});
