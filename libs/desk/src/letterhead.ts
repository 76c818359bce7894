import { type MailRow } from '@zorg112/database';
import { createHmac } from 'node:crypto';

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

/** Whom mail of this house comes from, where it leads back to, and how one of ours is known again. */
export class Letterhead {
  /** Without `from` this house sends no mail. `secret` signs what must not be guessed or forged. */
  constructor(
    readonly publicUrl: string,
    private readonly secret: string,
    readonly from?: MailAddress,
  ) {}

  get none(): boolean {
    return this.from === undefined;
  }

  /** The same for the same mail each time it is sent: what arrives twice is seen once. It does not tell whom it is for. */
  idOf({ personId, kind, about }: Pick<MailRow, 'personId' | 'kind' | 'about'>): string {
    const signed = createHmac('sha256', this.secret).update(`mail\n${kind}\n${about}\n${personId}`).digest('hex');
    return `<112.${kind}.${about}.${signed.slice(0, 16)}@${this.#domain}>`;
  }

  /** In `X-112-Loop` of what we send by ourselves; what comes in with it is our own. */
  get loop(): string {
    return new URL(this.publicUrl).host;
  }

  get #domain(): string {
    return this.from!.address.split('@').at(-1)!;
  }
}
