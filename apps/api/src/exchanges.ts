import { Inject, Injectable } from '@nestjs/common';
import { DoorError } from '@zorg112/contracts';
import { SETTINGS, type Settings } from '@zorg112/platform';
import { createHash, timingSafeEqual } from 'node:crypto';

/** An exchange that may tell of calls. */
export interface Exchange {
  /** Kept beside its calls: not the token itself. */
  readonly id: string;
  readonly convention: 'generic' | 'sipgate';
}

const SHORT = 16;

/** The exchanges of this house, each with a secret of its own in its address. */
@Injectable()
export class Exchanges {
  readonly #known: readonly { readonly digest: Buffer; readonly exchange: Exchange }[];

  constructor(@Inject(SETTINGS) { exchanges }: Settings) {
    this.#known = exchanges.map(({ convention, token }) => {
      const digest = digestOf(token);
      return { digest, exchange: { id: digest.toString('hex').slice(0, SHORT), convention } };
    });
  }

  /** Throws DoorError cti.token_wrong. Digests of one length are compared, so that no time tells how near a guess was. */
  by(token: string): Exchange {
    const digest = digestOf(token);
    const found = this.#known.filter((one) => timingSafeEqual(one.digest, digest));
    if (!found[0]) throw new DoorError('cti.token_wrong');
    return found[0].exchange;
  }
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
