import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  CountedQuery,
  CountedQuestionPage,
  DashboardQuery,
  DashboardView,
  DetailsFileQuery,
  DoorError,
  ExportedPage,
  ExportQuery,
  FiguresView,
  MonthPage,
  MonthView,
  NightView,
  PageQuery,
  PeriodQuery,
  PrintedBody,
  SelectionQuery,
  SilentTeamsView,
  StatsDetailsView,
  StatsQuery,
  StatsView,
  StoryView,
  TeamTodayView,
  WeeksView,
} from '@zorg112/contracts';
import {
  daysSheet,
  detailsSheets,
  Exported,
  figuresSheet,
  keptSheets,
  meaningIn,
  MonthReports,
  Months,
  PolicyBook,
  ReportReaders,
  Stats,
  StatsDetails,
  StatsTables,
  StatsWeeks,
  Stories,
  TeamToday,
} from '@zorg112/desk';
import { type Sheet, toCsv, toXlsx } from '@zorg112/exports';
import { type SignedIn } from '@zorg112/identity';
import { Door, Me } from './signed-in.js';

const CSV = 'text/csv; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HTML = 'text/html; charset=utf-8';
/** It brings its own style and nothing else. */
const AS_IN_A_MAIL = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
const File = (type: string) => (target: object, key: string, descriptor: PropertyDescriptor) => {
  ApiProduces(type)(target, key, descriptor);
  ApiOkResponse({ schema: { type: 'string', format: 'binary' } })(target, key, descriptor);
  Header('content-type', type)(target, key, descriptor);
};

/** The numbers of the rule: from what the facts counted, by team or larger. */
@ApiTags('stats')
@Controller('stats')
export class StatsController {
  constructor(
    private readonly stats: Stats,
    private readonly details: StatsDetails,
    private readonly weeks: StatsWeeks,
    private readonly tables: StatsTables,
    private readonly teams: TeamToday,
    private readonly stories: Stories,
    private readonly months: Months,
    private readonly reports: MonthReports,
    private readonly readers: ReportReaders,
    private readonly exported: Exported,
    private readonly policies: PolicyBook,
  ) {}

  @Door('stats.read')
  @Get('summary')
  @ApiOkResponse({ type: StatsView })
  async summary(@Query() query: StatsQuery): Promise<StatsView> {
    return this.stats.summary(query);
  }

  /** Every figure with its meaning. */
  @Door('stats.read')
  @Get('figures')
  @ApiOkResponse({ type: FiguresView })
  async figures(@Query() query: SelectionQuery): Promise<FiguresView> {
    return this.stats.figures(query);
  }

  /** The figures on top and what was solved, by week; narrowed as `figures` is. */
  @Door('stats.read')
  @Get('weeks')
  @ApiOkResponse({ type: WeeksView })
  async byWeek(@Query() query: SelectionQuery): Promise<WeeksView> {
    return this.weeks.in(query);
  }

  /** By team, region and subject, now and before, and waiting by the hour of the week. */
  @Door('stats.read')
  @Get('dashboard')
  @ApiOkResponse({ type: DashboardView })
  async dashboard(@Query() query: DashboardQuery): Promise<DashboardView> {
    return this.tables.in(query);
  }

  /** Teams that asked nothing in a period. */
  @Door('stats.read')
  @Get('teams/silent')
  @ApiOkResponse({ type: SilentTeamsView })
  async silent(@Query() query: PeriodQuery): Promise<SilentTeamsView> {
    return this.details.silent(query);
  }

  /** How the day of one team goes. */
  @Door('stats.read')
  @Get('teams/:id/today')
  @ApiOkResponse({ type: TeamTodayView })
  async today(@Param('id') id: string): Promise<TeamTodayView> {
    return this.teams.of(id);
  }

  /** What stands behind the figures. */
  @Door('stats.read')
  @Get('details')
  @ApiOkResponse({ type: StatsDetailsView })
  async behind(@Query() query: PeriodQuery): Promise<StatsDetailsView> {
    return this.details.in(query);
  }

  /** The same as a workbook, a sheet for each of its tables. Who takes it along is noted. */
  @Door('stats.read')
  @File(XLSX)
  @Get('details.xlsx')
  async behindAsFile(@Me() me: SignedIn, @Query() query: DetailsFileQuery): Promise<StreamableFile> {
    const { lang: language = 'nl', ...period } = query;
    const { zone } = this.policies.current.calendar;
    const sheets = detailsSheets(await this.details.in(period), { zone, language });
    return this.#file(me, await toXlsx(sheets, meaningIn(language)), query, 'achter-de-cijfers.xlsx', XLSX);
  }

  /** The questions a figure counts, by number; private ones are counted and not listed. */
  @Door('stats.read')
  @Get('questions')
  @ApiOkResponse({ type: CountedQuestionPage })
  async questions(@Query() query: CountedQuery): Promise<CountedQuestionPage> {
    return this.details.questions(query);
  }

  /** One of them as a story: roles for names, no words of the conversation. Who reads one is noted; a private one is not there. */
  @Door('stats.read')
  @Get('questions/:number/story')
  @ApiOkResponse({ type: StoryView })
  async story(@Me() me: SignedIn, @Param('number') number: string): Promise<StoryView> {
    const story = await this.stories.one(number);
    await this.exported.note(me.actor, 'verhaal', { number: story.number });
    return story;
  }

  /** Vannacht: how it went. */
  @Door('stats.read')
  @Get('night')
  @ApiOkResponse({ type: NightView })
  async night(): Promise<NightView> {
    return this.details.night();
  }

  /** Months that are over, the last first. */
  @Door('stats.read')
  @Get('months')
  @ApiOkResponse({ type: MonthPage })
  async kept(@Me() me: SignedIn, @Query() page: PageQuery): Promise<MonthPage> {
    const mailedTo = this.readers.mailedTo(me.email);
    return { ...(mailedTo ? { mailedTo } : {}), ...(await this.months.list(page)) };
  }

  /** As it was kept when it was over, with later corrections beside it. */
  @Door('stats.read')
  @Get('months/:month')
  @ApiOkResponse({ type: MonthView })
  async month(@Param('month') month: string): Promise<MonthView> {
    return this.months.one(month);
  }

  /** The report of that month, as it is mailed to who asked for it. */
  @Door('stats.read')
  @Get('months/:month/report')
  @ApiProduces(HTML)
  @ApiOkResponse({ schema: { type: 'string' } })
  @Header('content-type', HTML)
  @Header('content-security-policy', AS_IN_A_MAIL)
  async report(@Me() me: SignedIn, @Param('month') month: string): Promise<string> {
    const page = await this.reports.page(month, me.language);
    await this.exported.note(me.actor, `stand-${month}.html`, { month });
    return page;
  }

  /** Of your own questions, for your own eyes: nobody else has a door to them. */
  @Door('queue.read')
  @Get('own')
  @ApiOkResponse({ type: FiguresView })
  async own(@Me() me: SignedIn, @Query() query: PeriodQuery): Promise<FiguresView> {
    return this.stats.own(me.actor, query);
  }

  /** Opens right in a Dutch Excel. */
  @Door('stats.read')
  @File(CSV)
  @Get('export.csv')
  async csv(@Me() me: SignedIn, @Query() query: ExportQuery): Promise<StreamableFile> {
    const [sheet] = await this.#sheets(query);
    return this.#file(me, toCsv(sheet!), query, 'cijfers.csv', CSV);
  }

  @Door('stats.read')
  @File(XLSX)
  @Get('export.xlsx')
  async xlsx(@Me() me: SignedIn, @Query() query: ExportQuery): Promise<StreamableFile> {
    const bytes = await toXlsx(await this.#sheets(query), meaningIn(query.lang ?? 'nl'));
    return this.#file(me, bytes, query, 'cijfers.xlsx', XLSX);
  }

  /** Who took figures out of the house, or read the story of a question, the last first. */
  @Door('stats.read')
  @Get('exports')
  @ApiOkResponse({ type: ExportedPage })
  async exports(@Query() page: PageQuery): Promise<ExportedPage> {
    return this.exported.list(page);
  }

  /** A page of figures is being printed, or a drawing of it saved. The browser makes it; here it is only noted. */
  @Door('stats.read')
  @Post('exports')
  @HttpCode(204)
  @ApiNoContentResponse()
  async printed(@Me() me: SignedIn, @Body() { page, search = '', file = 'print', chart }: PrintedBody): Promise<void> {
    await this.exported.note(me.actor, `${page}.${file}`, { search, ...(chart === undefined ? {} : { chart }) });
  }

  async #sheets({ groupBy = 'team', month, lang: language = 'nl', ...query }: ExportQuery): Promise<Sheet[]> {
    const { zone } = this.policies.current.calendar;
    if (month !== undefined) {
      const [other] = Object.entries(query).flatMap(([field, given]) => (given === undefined ? [] : [field]));
      if (other) throw new DoorError('request.invalid', { fields: { [other]: 'not together with month' } });
      const by = groupBy === 'team' || groupBy === 'region' ? groupBy : undefined;
      const kept = await this.months.kept(month);
      const shown = { ...kept, figures: await this.months.shown(kept) };
      return keptSheets(shown, by, { zone, language }, await this.months.later(kept));
    }
    const part = await this.stats.part(query);
    const { figures, days, whole, ...span } = await this.stats.filed(query);
    const of = { ...span, zone, language, whole };
    if (part) return [figuresSheet(figures, [part], of)];
    return [figuresSheet(figures, await this.stats.parts(query, groupBy), of), daysSheet(days, of)];
  }

  async #file(me: SignedIn, bytes: Buffer, query: object, name: string, type: string): Promise<StreamableFile> {
    await this.exported.note(me.actor, name, query);
    return new StreamableFile(bytes, { type, disposition: `attachment; filename="zorg-112-${name}"` });
  }
}
