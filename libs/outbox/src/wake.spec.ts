import { expect, it } from '@jest/globals';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { InProcessWake } from './wake.js';

it('what a request sets going is no part of that request, nor is what comes of it later', async () => {
  const request = new AsyncLocalStorage<string>();
  const wake = new InProcessWake();
  const seen: (string | undefined)[] = [];
  const heard = new Promise<void>((done) =>
    wake.heard(() => {
      seen.push(request.getStore());
      setImmediate().then(() => {
        seen.push(request.getStore());
        done();
      }, done);
    }),
  );
  request.run('asked', () => wake.call());
  await heard;
  expect(seen).toEqual([undefined, undefined]);
});
