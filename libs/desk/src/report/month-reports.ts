import { Injectable } from '@nestjs/common';
import { DoorError } from '@zorg112/contracts';
import { Database, type PersonRow, type Transaction } from '@zorg112/database';
import { type Figure, type Language, withoutFew } from '@zorg112/domain';
import { toXlsx } from '@zorg112/exports';
import { Exported } from '../exported.js';
import { Letterhead } from '../letterhead.js';
import { type MailWords, type MailWriter } from '../mail-outbox.js';
import { type Changed, Months, type KeptMonth } from '../months.js';
import { keptSheets, meaningIn } from '../stats-sheets.js';
import { iso } from '../ticket-view.js';
import { TimeSource } from '../time-source.js';
import { REPORTED, reportOf, type Counted, type KeptFigures } from './month-report.js';
import { htmlOf, textOf } from './report-page.js';
import { ReportReaders } from './report-readers.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Of so many months what changed later is told; what is older was told by then. */
const LOOKS_BACK = 12;
/** All who get it get it within minutes; what it is made from is counted once for them. */
const COUNTED_FOR_MS = 60_000;

/** The report of a month that is over, made from what was kept of it. */
@Injectable()
export class MonthReports implements MailWriter {
  #recent: { readonly month: string; readonly at: number; readonly counted: Promise<Counted> } | undefined;

  constructor(
    private readonly database: Database,
    private readonly months: Months,
    private readonly readers: ReportReaders,
    private readonly exported: Exported,
    private readonly letterhead: Letterhead,
    private readonly time: TimeSource,
  ) {}

  /** As it would be mailed. Throws DoorError stats.month_not_kept. */
  async page(month: string, language: string): Promise<string> {
    const report = reportOf(await this.#counted(month), languageOf(language));
    return htmlOf(report, this.#links(month));
  }

  /** Nothing for who does not want it any more, may not read figures now or has gone. */
  async write(month: string, person: PersonRow): Promise<MailWords | undefined> {
    if (!(await this.readers.stillGets(this.database.read, person))) return undefined;
    const counted = await this.#counted(month);
    const report = reportOf(counted, languageOf(person.language));
    const links = this.#links(month);
    const file = counted.figures && (await this.#file(month, counted.figures, languageOf(person.language)));
    return {
      ...{ subject: report.title, text: textOf(report, links), html: htmlOf(report, links) },
      files: file ? [{ name: `zorg-112-cijfers-${month}.xlsx`, type: XLSX, bytes: file }] : [],
    };
  }

  /** Figures left the house: that stands on the record like any other file. */
  async sent(tx: Transaction, month: string, { id }: PersonRow): Promise<void> {
    const { from, to } = this.months.spanOf(month)!;
    await this.exported.noteIn(tx, id, `stand-${month}.mail`, { from: iso(from), to: iso(to), groupBy: 'team' });
  }

  #links(month: string): { look: string; stop: string } {
    const to = (path: string): string => new URL(path, this.letterhead.publicUrl).href;
    return { look: to(`/dash?periode=${month}`), stop: to('/dash/maanden#mail') };
  }

  async #counted(month: string): Promise<Counted> {
    const now = this.time.now();
    const recent = this.#recent;
    if (recent?.month === month && now - recent.at < COUNTED_FOR_MS) return recent.counted;
    const counted = this.#count(month);
    this.#recent = { month, at: now, counted };
    counted.catch(() => (this.#recent = undefined));
    return counted;
  }

  async #count(month: string): Promise<Counted> {
    const kept = await this.months.upTo(month, LOOKS_BACK);
    const [last, before] = kept;
    if (last?.month !== month) throw new DoorError('stats.month_not_kept');
    const follows = before && before.span.to === last.span.from;
    const corrected = [];
    for (const one of kept) corrected.push(...(await this.#corrected(one)));
    return {
      ...(await this.#shown(last)),
      ...{ before: follows ? await this.#shown(before) : undefined, corrected },
    };
  }

  async #shown(kept: KeptMonth): Promise<KeptFigures> {
    const { month, span } = kept;
    return { month, figures: (await this.months.enough(span)) ? await this.months.shown(kept) : undefined };
  }

  async #corrected(kept: KeptMonth): Promise<(Changed & { month: string })[]> {
    const { month, span } = kept;
    const changed = await this.months.changed(kept);
    const told = changed.filter(({ was }) => (REPORTED as string[]).includes(was.name));
    if (told.length === 0 || !(await this.months.enough(span))) return [];
    return told.map(({ was, is }) => ({ month, was: withoutFew(was), is: withoutFew(is) }));
  }

  /** All of it as kept. */
  async #file(month: string, figures: readonly Figure[], language: Language): Promise<Buffer> {
    const kept = await this.months.kept(month);
    return toXlsx(keptSheets({ ...kept, figures }, 'team', { zone: this.months.zone, language }), meaningIn(language));
  }
}

const languageOf = (language: string): Language => (language === 'en' ? 'en' : 'nl');
