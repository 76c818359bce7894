import { expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { openHouse } from '../support/house.js';

it('a phone that lost its network halfway a question does not keep the house open when it is asked to end', async () => {
  const house = await openHouse({ profile: 'sqlite' });
  const { hostname, port } = new URL(house.url);
  const phone = connect(Number(port), hostname);
  phone.on('error', () => undefined);
  try {
    phone.write(`POST /api/v1/auth/login HTTP/1.1\r\nhost: ${hostname}\r\ncontent-length: 100\r\n\r\n{"email":`);
    // Heard: what is asked after it is answered.
    expect((await fetch(`${house.url}/healthz`)).status).toBe(200);
    await house.processes['embedded']!.end(); // throws when it has to be killed
  } finally {
    phone.destroy();
    await house.stop();
  }
});
