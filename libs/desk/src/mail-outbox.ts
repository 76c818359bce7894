import { Injectable } from '@nestjs/common';
import {
  Database,
  endMail,
  PersonRow,
  postponeMail,
  someMailDue,
  takeMail,
  type MailEnd,
  type MailKind,
  type MailRow,
  type Transaction,
} from '@zorg112/database';
import { Letterhead, type MailAddress } from './letterhead.js';
import { TimeSource } from './time-source.js';

/** Longer than sending one takes: a worker that died meanwhile left it to another. */
export const MAIL_LEASE_MS = 300_000;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;
/** The last of these is about three days after the first. */
export const MOST_TRIES = 78;

/** What one mail says, made when it goes. */
export interface MailWords {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly files?: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
}

/** Writes one kind of mail. */
export interface MailWriter {
  /** Nothing where this person should not get it any more. */
  write(about: string, person: PersonRow): Promise<MailWords | undefined>;
  /** It went; in the transaction that says so. */
  sent?(tx: Transaction, about: string, person: PersonRow): Promise<void>;
}
export type MailWriters = Readonly<Record<MailKind, MailWriter>>;

/** A mail as it goes out. */
export interface Letter extends MailWords {
  readonly id: string;
  readonly from: MailAddress;
  readonly to: MailAddress;
  /** UTC ms. */
  readonly at: number;
  /** What a machine wrote says so, and nobody's machine answers it. `loop`: so that we know it again. */
  readonly auto?: { readonly as: 'auto-generated' | 'auto-replied'; readonly loop: string };
}

export interface ToMail {
  readonly row: MailRow;
  readonly person: PersonRow;
  readonly letter: Letter;
}

/** How it went: the mail server has it now, or not now, or it will never take it. `reason`: a code, never its sentence. */
export type Mailed = { readonly how: 'sent' } | { readonly how: 'later' | 'refused'; readonly reason: string };

/** What must still be mailed. What it says, and whether it still should, is decided when it goes. */
@Injectable()
export class MailOutbox {
  constructor(
    private readonly database: Database,
    private readonly writers: MailWriters,
    private readonly letterhead: Letterhead,
    private readonly time: TimeSource,
  ) {}

  /** The next that is due. */
  async take(): Promise<ToMail | undefined> {
    const now = this.time.now();
    const { read, unitOfWork } = this.database;
    const { from } = this.letterhead;
    while (from && (await someMailDue(read, now))) {
      const row = await unitOfWork.run((tx) => takeMail(tx, now, MAIL_LEASE_MS));
      if (!row) return undefined;
      const person = await read.manager.findOneByOrFail(PersonRow, { id: row.personId });
      const words = await this.writers[row.kind].write(row.about, person);
      if (words) return { row, person, letter: this.#letter(row, person, words, from, now) };
      await this.#end(row, 'dropped', 'not wanted any more');
    }
    return undefined;
  }

  async settle({ row, person }: ToMail, mailed: Mailed): Promise<void> {
    const now = this.time.now();
    if (mailed.how === 'refused') return this.#end(row, 'refused', mailed.reason);
    if (mailed.how === 'later' && row.tries + 1 >= MOST_TRIES) return this.#end(row, 'refused', mailed.reason);
    await this.database.unitOfWork.run(async (tx) => {
      if (mailed.how === 'later') return postponeMail(tx, row, now + waitAfter(row.tries));
      await endMail(tx, row, 'sent', null, now);
      await this.writers[row.kind].sent?.(tx, row.about, person);
    });
  }

  #letter(row: MailRow, { name, email }: PersonRow, words: MailWords, from: MailAddress, at: number): Letter {
    const auto = { as: 'auto-generated', loop: this.letterhead.loop } as const;
    return { ...words, id: this.letterhead.idOf(row), from, to: { name, address: email }, at, auto };
  }

  async #end(row: MailRow, ended: MailEnd, reason: string): Promise<void> {
    await this.database.unitOfWork.run((tx) => endMail(tx, row, ended, reason, this.time.now()));
  }
}

/** Twice as long each time, to an hour. */
const waitAfter = (tries: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 12));
