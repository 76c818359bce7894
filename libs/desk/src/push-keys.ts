import { createECDH, hkdfSync, type ECDH } from 'node:crypto';

const CURVE = 'prime256v1';

/**
 * The pair of keys this house shows itself with to push services (VAPID): made from SESSION_SECRET, so the same in every process and
 * kept nowhere. With another secret it is another pair, which each phone's page sees at its next start.
 */
export class PushKeys {
  /** base64url, as a browser and a push service take them. */
  readonly publicKey: string;
  readonly privateKey: string;

  constructor(secret: string) {
    const pair = pairFrom(secret);
    this.publicKey = pair.getPublicKey('base64url');
    const scalar = pair.getPrivateKey(); // without the zeros in front
    this.privateKey = Buffer.concat([Buffer.alloc(32 - scalar.length), scalar]).toString('base64url');
  }
}

/** Nearly every 32 bytes are a private key on this curve; those that are not are passed over. */
function pairFrom(secret: string): ECDH {
  for (let n = 0; ; n++) {
    const pair = createECDH(CURVE);
    try {
      pair.setPrivateKey(Buffer.from(hkdfSync('sha256', secret, '', `zorg-112 push ${n}`, 32)));
      return pair;
    } catch (fault) {
      if (n > 8) throw fault;
    }
  }
}
