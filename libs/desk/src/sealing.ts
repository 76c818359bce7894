import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const [IV, TAG] = [12, 16];
const DAY_MS = 24 * 3_600_000;

/**
 * Closes a masked number so that the database alone cannot tell it: the key is made from SESSION_SECRET and stands nowhere. A number
 * is bound to its place; moved to another it does not open.
 */
export class Sealing {
  readonly #key: Buffer;

  /** `days`: how long a number is kept; 0 keeps none. */
  constructor(
    secret: string,
    private readonly days: number,
  ) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'zorg-112 sealed numbers', 32));
  }

  /** UTC ms; undefined when nothing is kept here. */
  keptUntil(now: number): number | undefined {
    return this.days > 0 ? now + this.days * DAY_MS : undefined;
  }

  close(number: string, place: string): string {
    const iv = randomBytes(IV);
    const cipher = createCipheriv(CIPHER, this.#key, iv).setAAD(Buffer.from(place));
    const closed = Buffer.concat([cipher.update(number, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), closed]).toString('base64url');
  }

  /** Undefined where it does not open: closed under another secret, or for another place. */
  open(sealed: string, place: string): string | undefined {
    const bytes = Buffer.from(sealed, 'base64url');
    try {
      const decipher = createDecipheriv(CIPHER, this.#key, bytes.subarray(0, IV)).setAAD(Buffer.from(place));
      decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }
}
