import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type IncomingCallPage, type IncomingCallView } from '@zorg112/contracts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Actor, call, signInAll, soon } from '../support/actors.js';
import { type House, openHouse, OPENING_MS } from '../support/house.js';
import { SipBridge, type Told } from '../support/sip-bridge.js';

const TOKEN = 'an-exchange-behind-a-bridge';

/** A real SIP client (sipp) calls; a bridge tells the desk what an exchange would. */
describe('a call by SIP, through a bridge', () => {
  let house: House;
  let bridge: SipBridge;
  let noor: Actor, fatma: Actor;
  const told: Told[] = [];

  beforeAll(async () => {
    house = await openHouse({ env: { CTI_EXCHANGES: `generic:${TOKEN}` } });
    [noor, fatma] = await signInAll(house, 'noor', 'fatma');
    bridge = await SipBridge.open(async (event) => {
      told.push(event);
      const answer = await call(house, `/api/v1/cti/${TOKEN}`, { method: 'POST', body: event });
      expect(answer).toMatchObject({ status: 200, body: {} });
    });
  }, OPENING_MS);
  afterAll(async () => {
    await bridge?.close();
    await house?.stop();
  });

  /** Ends with the client's own verdict: every message it waited for came. */
  const sipp = async (scenario: string, from: string): Promise<void> => {
    const program = process.env['ZORG_TEST_SIPP'];
    if (!program) throw new Error('ZORG_TEST_SIPP names no SIP client: run the tests with npm test');
    const client = spawn(
      program,
      [
        ...[
          `127.0.0.1:${bridge.port}`,
          '-sf',
          `test/data/sip/${scenario}.xml`,
          '-s',
          '31113112112',
          '-key',
          'from',
          from,
        ],
        ...['-i', '127.0.0.1', '-m', '1', '-l', '1', '-timeout', '30s', '-nostdin'],
      ],
      { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, TERM: 'dumb' } },
    );
    let said = '';
    client.stderr.on('data', (words) => (said += String(words)));
    const [code] = (await once(client, 'close')) as [number];
    if (code !== 0) throw new Error(`sipp ended with ${code}: ${said.slice(-400)}`);
  };
  const rings = (from: string): Promise<IncomingCallView> =>
    soon(house, `a call of ${from}`, async () =>
      (await fatma.gets<IncomingCallPage>('/calls')).items.find(
        (one) => one.state === 'ringing' && one.from === `+${from}`,
      ),
    );

  test('rings, is answered and is over: the question is hers who picked up', async () => {
    const calling = sipp('call', '31612345601');
    const rang = await rings('31612345601');
    expect(rang).toMatchObject({ person: { id: noor.id } });
    await bridge.answer(rang.callId, '21');
    await calling;
    const ended = await soon(house, 'its end', async () => {
      const [one] = (await fatma.gets<IncomingCallPage>('/calls')).items;
      return one === undefined || one.state === 'ended' ? true : undefined;
    });
    expect(ended).toBe(true);
    expect(told.map(({ event }) => event)).toEqual(['newCall', 'answer', 'hangup']);
    const [ticket] = await noor.lists('mine=true');
    expect(ticket).toMatchObject({ channel: 'phone', owner: { id: fatma.id }, status: 'in_progress' });
  });

  test('hung up before an answer is called back, by somebody, before a time', async () => {
    const before = told.length;
    const calling = sipp('hangs-up-first', '31612345699');
    await rings('31612345699');
    await calling;
    await soon(house, 'the callback', async () =>
      (await fatma.lists('status=open')).find(({ clocks }) => clocks.some(({ kind }) => kind === 'callback')),
    );
    expect(told.slice(before).map(({ event, cause = '' }) => `${event} ${cause}`.trim())).toEqual([
      'newCall',
      'hangup cancel',
    ]);
  });
});
