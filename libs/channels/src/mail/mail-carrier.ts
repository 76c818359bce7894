import { Logger } from '@nestjs/common';
import { type MailOutbox } from '@zorg112/desk';
import { type Mailer } from './mailer.js';

/** Carries what must be mailed to the mail server, one after the other. */
export class MailCarrier {
  readonly #log = new Logger('mail');

  /** Without a mailer this house sends no mail. */
  constructor(
    private readonly outbox: MailOutbox,
    private readonly mailer: Mailer | undefined,
  ) {}

  /** Sends all that is due; where the mail server does not take one now, the others wait for the next time. Returns how many went. */
  async run(): Promise<number> {
    let sent = 0;
    if (!this.mailer) return sent;
    for (let next = await this.outbox.take(); next; next = await this.outbox.take()) {
      const mailed = await this.mailer.send(next.letter);
      await this.outbox.settle(next, mailed);
      const { kind, about, tries } = next.row;
      if (mailed.how === 'sent') sent += 1;
      // Whose address it is stays out of the log.
      else
        this.#log.warn(`a mail (${kind}, ${about}) was not taken, ${mailed.how}: ${mailed.reason}; try ${tries + 1}`);
      if (mailed.how === 'later') break;
    }
    return sent;
  }
}
