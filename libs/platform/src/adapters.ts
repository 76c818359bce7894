import { type Mailer, SmtpMailer } from '@zorg112/channels';
import { type Settings } from '@zorg112/config';
import { openDatabase, type Database } from '@zorg112/database';
import { BullMqJobQueue, InProcessJobQueue, type JobQueue } from '@zorg112/jobs';
import { InProcessWake, RedisWake, type RelayWake } from '@zorg112/outbox';
import { InProcessPublisher, RedisPublisher, type RealtimePublisher } from '@zorg112/realtime';
import { Redis } from 'ioredis';

/** Which processes make up the desk: all roles in one, or one role each. */
export type Role = 'embedded' | 'api' | 'console' | 'worker';

/** Something this profile cannot do; said in one sentence at boot. */
export class ProfileFault extends Error {}

export interface Adapters {
  readonly database: Database;
  readonly jobs: JobQueue;
  readonly publisher: RealtimePublisher;
  readonly wake: RelayWake;
  /** Absent: this house sends no mail. */
  readonly mailer?: Mailer;
  readonly redis?: Redis;
}

/** The one place that picks adapters. Nothing else asks whether the desk is embedded. */
export async function openAdapters(settings: Settings, role: Role): Promise<Adapters> {
  const { database, redisUrl, mail } = settings;
  if (role !== 'embedded' && database.engine === 'sqlite') {
    throw new ProfileFault(
      `SQLite serves one process; run apps/embedded, or give the ${role} a DATABASE_URL=postgres://…`,
    );
  }
  if (role !== 'embedded' && !redisUrl)
    throw new ProfileFault(`separate processes meet in Redis; give the ${role} a REDIS_URL=redis://…`);
  const mailer = mail ? { mailer: new SmtpMailer(mail) } : {};
  const opened = await openDatabase(database);
  if (!redisUrl)
    return {
      ...mailer,
      database: opened,
      jobs: new InProcessJobQueue(),
      publisher: new InProcessPublisher(),
      wake: new InProcessWake(),
    };
  const redis = connect(redisUrl);
  return {
    ...mailer,
    database: opened,
    jobs: new BullMqJobQueue(redis),
    publisher: new RedisPublisher(redis),
    wake: new RedisWake(redis),
    redis,
  };
}

/** While Redis is away commands wait for it; the sweep and the relay's own look make up for what it lost. */
function connect(url: string): Redis {
  const options = { maxRetriesPerRequest: null, retryStrategy: (tries: number) => Math.min(tries * 100, 1_000) };
  const path = url.replace(/^unix:\/\//, '');
  const redis = path.startsWith('/') ? new Redis(path, options) : new Redis(url, options);
  redis.on('error', () => undefined);
  return redis;
}
