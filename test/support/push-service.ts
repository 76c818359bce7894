import { type PushMessage } from '@zorg112/contracts';
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify, type ECDH } from 'node:crypto';
import { createServer, Agent } from 'node:https';
import { type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo } from 'node:net';
import { selfSigned } from './self-signed.js';

/** What a phone was told: the message as only that phone can read it, and what its push service saw of it. */
export interface Heard {
  readonly message: PushMessage;
  readonly sealed: Buffer;
  readonly ttl: number;
  readonly urgency: string;
  readonly topic: string;
  /** Who said to be sending, and what they signed that with. */
  readonly subject: string;
  readonly key: string;
}

/** How the push service answers a message: with a status, and perhaps headers; `silent`: hangs up. */
export type Answers = number | 'silent' | { readonly status: number; readonly headers: Record<string, string> };

/** A phone: what its browser answers to PushManager.subscribe, and what it was told. */
export interface Phone {
  readonly subscription: { endpoint: string; keys: { p256dh: string; auth: string } };
  readonly heard: Heard[];
  /** From now on; 201 when nothing else was said. */
  answers: Answers;
}

/**
 * A push service over HTTPS, as those of the browsers are: it checks who is sending (RFC 8292), and opens each message with the keys of
 * the phone it is for (RFC 8291, RFC 8188), written here anew and not with the library that sealed it.
 */
export interface PushService {
  /** As it stands in PUSH_SERVICES. */
  readonly host: string;
  readonly agent: Agent;
  /** Trusted by nobody else: for NODE_EXTRA_CA_CERTS. */
  readonly cert: string;
  phone(): Phone;
  /** What was wrong with what came in. */
  readonly faults: string[];
  stop(): Promise<void>;
}

export async function openPushService(): Promise<PushService> {
  const { cert, key } = selfSigned();
  const phones = new Map<string, Phone & { pair: ECDH; auth: Buffer }>();
  const faults: string[] = [];
  const server = createServer({ cert, key }, (asked, reply) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => {
      const phone = phones.get(asked.url ?? '');
      if (!phone) return void reply.writeHead(404).end();
      const { answers } = phone;
      if (answers === 'silent') return void asked.socket.destroy();
      const { status, headers } = typeof answers === 'number' ? { status: answers, headers: {} } : answers;
      try {
        const sealed = Buffer.concat(chunks);
        const who = signedBy(asked.headers, `https://${host}`);
        const message = JSON.parse(opened(sealed, phone.pair, phone.auth)) as PushMessage;
        const { ttl, urgency = '', topic = '' } = asked.headers as Record<string, string>;
        if (asked.headers['content-encoding'] !== 'aes128gcm') throw new Error('not sealed with aes128gcm');
        if (status < 300) phone.heard.push({ message, sealed, ttl: Number(ttl), urgency, topic, ...who });
      } catch (fault) {
        faults.push(String(fault));
        return void reply.writeHead(400).end();
      }
      reply.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  const agent = new Agent({ ca: cert });

  return {
    host,
    agent,
    cert,
    faults,
    phone() {
      const path = `/send/${randomBytes(12).toString('hex')}`;
      const pair = createECDH('prime256v1');
      pair.generateKeys();
      const auth = randomBytes(16);
      const keys = { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') };
      const phone = { subscription: { endpoint: `https://${host}${path}`, keys }, heard: [], answers: 201, pair, auth };
      phones.set(path, phone);
      return phone;
    },
    async stop() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

/** `Authorization: vapid t=<token>, k=<key>`: signed with that key, for us, and not for longer than a day. */
function signedBy({ authorization = '' }: IncomingHttpHeaders, audience: string): { subject: string; key: string } {
  const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  if (!token || !key) throw new Error(`nobody signed it: ${authorization}`);
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const jwk = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const signed = Buffer.from(`${head}.${claims}`);
  const right = verify('sha256', signed, { key: jwk, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    aud: string;
    exp: number;
    sub: string;
  };
  const left = exp - Date.now() / 1_000;
  if (!right || aud !== audience || left <= 0 || left > 86_400)
    throw new Error(`signed wrongly: ${aud} ${exp} ${right}`);
  return { subject: sub, key };
}

function opened(sealed: Buffer, pair: ECDH, auth: Buffer): string {
  const [salt, sender] = [sealed.subarray(0, 16), sealed.subarray(21, 21 + sealed[20]!)];
  const record = sealed.subarray(21 + sealed[20]!);
  const hkdf = (from: Buffer, salted: Buffer, info: Buffer | string, length: number) =>
    Buffer.from(hkdfSync('sha256', from, salted, info, length));
  const both = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
  const shared = hkdf(pair.computeSecret(sender), auth, both, 32);
  const key = hkdf(shared, salt, 'Content-Encoding: aes128gcm\0', 16);
  const nonce = hkdf(shared, salt, 'Content-Encoding: nonce\0', 12);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
}
