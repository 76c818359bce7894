import { type PreferencesBody } from '@zorg112/contracts';
import {
  askMails,
  preferencesOf,
  whoChose,
  type PersonRow,
  type ReadDatabase,
  type Transaction,
} from '@zorg112/database';
import { type Role } from '@zorg112/domain';
import { Letterhead } from '../letterhead.js';

/** Who gets the report of each month by mail: those who asked for it and may read figures. */
export class ReportReaders {
  constructor(
    private readonly letterhead: Letterhead,
    private readonly mayRead: (roles: readonly Role[]) => boolean,
  ) {}

  /** Written down in the transaction that keeps the month; goes out from `sendAt` on. */
  async mail(tx: Transaction, month: string, now: number, sendAt: number): Promise<void> {
    if (this.letterhead.none) return;
    const readers = (await whoChose(tx)).filter(({ person, chosen }) => this.#gets(person, chosen));
    const mails = readers.map(({ person }) => ({ personId: person.id, kind: 'month-report', about: month }) as const);
    await askMails(tx, mails, now, sendAt);
  }

  /** Whether that is still so, when it is about to go. */
  async stillGets(read: ReadDatabase, person: PersonRow): Promise<boolean> {
    return this.#gets(person, (await preferencesOf(read, person.id))?.chosen ?? {});
  }

  /** Where it would go; undefined where nothing goes out. */
  mailedTo(email: string): string | undefined {
    return this.letterhead.none ? undefined : email;
  }

  #gets({ disabled, roles }: PersonRow, chosen: PreferencesBody): boolean {
    return !disabled && chosen.monthReport === true && this.mayRead(roles);
  }
}
