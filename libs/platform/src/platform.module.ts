import {
  type DynamicModule,
  Global,
  Inject,
  Logger,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { MailCarrier, PushCarrier } from '@zorg112/channels';
import { type Settings } from '@zorg112/config';
import { Database } from '@zorg112/database';
import { lendSharedDevice, seedDemo } from '@zorg112/demo';
import {
  Accounts,
  AttachmentLimits,
  Attachments,
  Boards,
  CallLog,
  CallsReader,
  CannedTexts,
  Cards,
  Colleagues,
  ConsultsService,
  ConversationService,
  DecisionsService,
  Directory,
  Drafts,
  DutyRoster,
  EscalationService,
  Floor,
  HandoversService,
  Idempotency,
  Lacked,
  Letterhead,
  Line,
  MailOutbox,
  MasksService,
  MissedCalls,
  Notices,
  OutagesService,
  OwnershipService,
  PhoneBook,
  Phones,
  Places,
  PolicyBook,
  PolicyDesk,
  Preferences,
  PushKeys,
  PushOutbox,
  PushServices,
  Queue,
  RosterBook,
  RosterReader,
  Sealing,
  SimilarQuestions,
  SolutionService,
  SpecialPathsService,
  Stats,
  StatsDetails,
  StatsTables,
  StatsWeeks,
  TeamToday,
  Stories,
  Exported,
  MonthReports,
  Numbers,
  Months,
  ReportReaders,
  Subjects,
  Thread,
  TicketDesk,
  TicketReader,
  TimeSource,
  TogetherService,
  WhatWorked,
  Wording,
  readWording,
} from '@zorg112/desk';
import { Devices, may, PersonalCodes, Sessions, SharedSignIn } from '@zorg112/identity';
import { JobQueue } from '@zorg112/jobs';
import { CallNews, PresenceNews, Relay, RelayWake } from '@zorg112/outbox';
import { RealtimePublisher } from '@zorg112/realtime';
import { openAdapters, type Adapters, type Role } from './adapters.js';
import { readYaml } from './files.js';
import { Forgetting } from './forgetting.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';
import { WallTime } from './wall-time.js';

export const SETTINGS = Symbol('settings');
export const ADAPTERS = Symbol('adapters');

const USE_CASES = [
  Directory,
  DutyRoster,
  Idempotency,
  TicketDesk,
  OwnershipService,
  ConversationService,
  MasksService,
  ConsultsService,
  SolutionService,
  SpecialPathsService,
  HandoversService,
  DecisionsService,
  TogetherService,
  OutagesService,
  EscalationService,
  PolicyDesk,
  TicketReader,
  SimilarQuestions,
  WhatWorked,
  Queue,
  Thread,
  Drafts,
  Boards,
  CannedTexts,
  Cards,
  Preferences,
  Attachments,
  Colleagues,
  RosterBook,
  RosterReader,
  Floor,
  Accounts,
  Stats,
  StatsDetails,
  StatsTables,
  StatsWeeks,
  TeamToday,
  Stories,
  Exported,
  Numbers,
  Months,
  MonthReports,
  Subjects,
  Places,
  Lacked,
  Notices,
  Phones,
  PushOutbox,
  PhoneBook,
  CallLog,
  CallsReader,
  Line,
  MissedCalls,
  SharedSignIn,
];

/** Everything the roles share, opened once per process and closed with it. */
@Global()
@Module({})
export class PlatformModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(ADAPTERS) private readonly adapters: Adapters,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly policies: PolicyBook,
    private readonly wording: Wording,
    private readonly time: TimeSource,
    private readonly devices: Devices,
    private readonly codes: PersonalCodes,
  ) {
    adapters.database.unitOfWork.onCommit(() => adapters.wake.call());
  }

  static of(settings: Settings, role: Role): DynamicModule {
    const shared = [
      { provide: SETTINGS, useValue: settings },
      { provide: TimeSource, useClass: WallTime },
      { provide: ADAPTERS, useFactory: () => openAdapters(settings, role) },
      { provide: Database, inject: [ADAPTERS], useFactory: ({ database }: Adapters) => database },
      { provide: JobQueue, inject: [ADAPTERS], useFactory: ({ jobs }: Adapters) => jobs },
      { provide: RealtimePublisher, inject: [ADAPTERS], useFactory: ({ publisher }: Adapters) => publisher },
      { provide: RelayWake, inject: [ADAPTERS], useFactory: ({ wake }: Adapters) => wake },
      {
        provide: PolicyBook,
        inject: [Database, TimeSource],
        useFactory: (database: Database, time: TimeSource) => openPolicies(settings, database, time),
      },
      { provide: Sealing, useFactory: () => new Sealing(settings.sessionSecret, settings.sealedDays) },
      { provide: AttachmentLimits, useFactory: () => limitsOf(settings) },
      { provide: PushKeys, useFactory: () => new PushKeys(settings.sessionSecret) },
      { provide: PushServices, useFactory: () => new PushServices(settings.pushServices) },
      {
        provide: PushCarrier,
        inject: [PushOutbox, PushKeys],
        useFactory: (outbox: PushOutbox, keys: PushKeys) =>
          new PushCarrier(outbox, keys, { subject: subject(settings) }),
      },
      { provide: Letterhead, useFactory: () => letterheadOf(settings) },
      {
        provide: ReportReaders,
        inject: [Letterhead],
        useFactory: (letterhead: Letterhead) => new ReportReaders(letterhead, (roles) => may(roles, 'stats.read')),
      },
      {
        provide: MailOutbox,
        inject: [Database, MonthReports, Letterhead, TimeSource],
        useFactory: (database: Database, reports: MonthReports, letterhead: Letterhead, time: TimeSource) =>
          new MailOutbox(database, { 'month-report': reports }, letterhead, time),
      },
      {
        provide: MailCarrier,
        inject: [MailOutbox, ADAPTERS],
        useFactory: (outbox: MailOutbox, { mailer }: Adapters) => new MailCarrier(outbox, mailer),
      },
      {
        provide: Sessions,
        inject: [Database],
        useFactory: (database: Database) => new Sessions(database, settings.sharedIdleMinutes * 60_000),
      },
      {
        provide: Devices,
        inject: [Database],
        useFactory: (database: Database) => new Devices(database, settings.sessionSecret),
      },
      {
        provide: PersonalCodes,
        inject: [Database],
        useFactory: (database: Database) => new PersonalCodes(database, settings.sessionSecret),
      },
      { provide: Wording, useFactory: () => readWording((file) => readYaml(`config/${file}`)) },
      {
        provide: Relay,
        inject: [Database, JobQueue, RealtimePublisher, TimeSource],
        useFactory: (database: Database, jobs: JobQueue, screens: RealtimePublisher, time: TimeSource) =>
          new Relay(database, jobs, screens, () => time.now()),
      },
      {
        provide: PresenceNews,
        inject: [RealtimePublisher],
        useFactory: (screens: RealtimePublisher) => new PresenceNews(screens),
      },
      {
        provide: CallNews,
        inject: [Database, RealtimePublisher],
        useFactory: (database: Database, screens: RealtimePublisher) => new CallNews(database, screens),
      },
      {
        provide: Readiness,
        inject: [Database, JobQueue, TimeSource, ADAPTERS],
        useFactory: (database: Database, jobs: JobQueue, time: TimeSource, { mailer }: Adapters) =>
          new Readiness(database, jobs, time, mailer),
      },
      Forgetting,
      Metrics,
      ...USE_CASES,
    ];
    return { module: PlatformModule, providers: shared, exports: shared };
  }

  /** Before any role starts: an empty demo desk gets its organisation and its last week. */
  async onModuleInit(): Promise<void> {
    this.policies.watch();
    const { demo, demoHistory } = this.settings;
    const made =
      demo && (await seedDemo(this.adapters.database, this.policies, this.wording, this.time.now(), demoHistory));
    if (made) await lendSharedDevice(this.adapters.database, this.devices, this.codes, this.time.now());
    if (made) new Logger('demo').log('an organisation of 54 teams moved in');
  }

  async onApplicationShutdown(): Promise<void> {
    this.policies.close();
    const { jobs, publisher, wake, redis, database } = this.adapters;
    await Promise.allSettled([jobs.close(), publisher.close(), wake.close()]);
    redis?.disconnect();
    await database.close();
  }
}

function limitsOf({ attachments: { maxBytes, perMessage } }: Settings): AttachmentLimits {
  return new AttachmentLimits(maxBytes, perMessage);
}

function letterheadOf({ publicUrl, sessionSecret, mail }: Settings): Letterhead {
  return new Letterhead(publicUrl, sessionSecret, mail?.from);
}

async function openPolicies(settings: Settings, database: Database, time: TimeSource): Promise<PolicyBook> {
  const book = new PolicyBook(database);
  await book.open(await readYaml(settings.policyFile), time.now());
  return book;
}

/** Push services want somebody to write to; some refuse an address that is not reachable from outside. */
function subject({ publicUrl }: Settings): string {
  return publicUrl.startsWith('https:') ? publicUrl : 'mailto:zorg-112@example.org';
}
