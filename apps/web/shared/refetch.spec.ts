import { expect, jest, test } from '@jest/globals';
import { refetch } from './refetch';

/** Answers that come when they are told to. */
function server() {
  const waiting: ((answer: string) => void)[] = [];
  return {
    ask: jest.fn(() => new Promise<string>((answer) => waiting.push(answer))),
    answers: async (i: number, text: string) => {
      waiting[i]!(text);
      await new Promise((done) => setTimeout(done));
    },
  };
}
const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));

test('a burst of nudges is one question', async () => {
  const { ask } = server();
  const fetch = refetch(ask, () => {});
  for (let i = 0; i < 50; i++) fetch.nudge();
  await rest(50);
  expect(ask).toHaveBeenCalledTimes(1);
  fetch.stop();
});

test('what changes while an answer is under way is asked for after it', async () => {
  const { ask, answers } = server();
  const fetch = refetch(ask, () => {});
  void fetch.run();
  await rest(300);
  fetch.nudge();
  await rest(20);
  expect(ask).toHaveBeenCalledTimes(1);
  await answers(0, 'old');
  await rest(300);
  expect(ask).toHaveBeenCalledTimes(2);
  fetch.stop();
});

test('an older answer never replaces a newer one', async () => {
  const { ask, answers } = server();
  const shown: string[] = [];
  const fetch = refetch(ask, (answer) => shown.push(answer));
  void fetch.run();
  void fetch.run();
  await answers(1, 'new');
  await answers(0, 'old');
  expect(shown).toEqual(['new']);
  fetch.stop();
});

test('after stopping nothing is shown any more', async () => {
  const { ask, answers } = server();
  const shown: string[] = [];
  const fetch = refetch(ask, (answer) => shown.push(answer));
  void fetch.run();
  fetch.stop();
  await answers(0, 'late');
  expect(shown).toEqual([]);
});
