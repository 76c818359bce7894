/** One setting: its name in the environment, how it is read and what it is without. The only reader of `process.env`. */
type Env = Readonly<Record<string, string | undefined>>;

export interface Settings {
  /** PORT: where the desk listens. */
  readonly port: number;
  /** HOST: the address it binds to; loopback in the demo. */
  readonly host: string;
  /** PUBLIC_URL: the address people type, for links and the origin check. */
  readonly publicUrl: string;
  /** DATABASE_URL: `sqlite:./data/zorg112.sqlite` or `postgres://…`. */
  readonly database:
    { readonly engine: 'sqlite'; readonly file: string } | { readonly engine: 'postgres'; readonly url: string };
  /** REDIS_URL: absent or `none` means the in-process engine. */
  readonly redisUrl?: string;
  /** POLICY_FILE: the promises of this desk. */
  readonly policyFile: string;
  /** DEMO: a demo organisation with known accounts, bound to loopback. */
  readonly demo: boolean;
  /** DEMO_HISTORY: `none` starts the demo organisation without its last week. */
  readonly demoHistory: boolean;
  /** SESSION_SECRET: signs what leaves the house; required unless DEMO=1. */
  readonly sessionSecret: string;
  /** SEALED_DAYS: how long a masked number is kept sealed, so that staff can say that it is no BSN; 0 keeps none. */
  readonly sealedDays: number;
  /** ATTACHMENT_MAX_MB (of one file), ATTACHMENTS_PER_MESSAGE */
  readonly attachments: { readonly maxBytes: number; readonly perMessage: number };
  /** LOG_MAX_MB: the largest log of another desk that is read. */
  readonly logMaxBytes: number;
  /** SHARED_IDLE_MINUTES: on a shared device somebody is signed out after so long without doing anything. */
  readonly sharedIdleMinutes: number;
  /** LOG_LEVEL */
  readonly logLevel: 'error' | 'warn' | 'log' | 'debug';
  /** LINE_NUMBER: the phone number of the line, shown where help is asked. */
  readonly lineNumber: string;
  /** PUSH_SERVICES: hosts a phone may be told through, as `host`, `host:port` or `*.host`; empty tells no phone. */
  readonly pushServices: readonly string[];
  /** SMTP_URL and MAIL_FROM: the mail server, and whom mail comes from. Absent: nothing is mailed. */
  readonly mail?: MailSettings;
  /** CTI_EXCHANGES: telephone exchanges that may tell of calls, each as `generic:token` or `sipgate:token`. */
  readonly exchanges: readonly { readonly convention: 'generic' | 'sipgate'; readonly token: string }[];
  /** TRUST_PROXY: whose X-Forwarded-For is believed (addresses, ranges, loopback, uniquelocal). */
  readonly trustProxy: string;
  /** WEB_DIR: the built screens. */
  readonly webDir: string;
  /** RATE_TICKETS_PER_MINUTE, RATE_ATTACHMENTS_PER_MINUTE, RATE_FAILED_LOGINS, RATE_FAILED_LOGINS_MINUTES */
  readonly rates: {
    readonly ticketsPerMinute: number;
    readonly attachmentsPerMinute: number;
    readonly failedLogins: number;
    readonly failedLoginsMinutes: number;
  };
}

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** From the first byte on, or right after the greeting; `none` only where somebody asked for it, or on this very machine. */
  readonly tls: 'first' | 'then' | 'none';
  readonly login?: { readonly user: string; readonly pass: string };
  readonly from: { readonly name: string; readonly address: string };
}

/** Every fault at once, in sentences. */
export class SettingsFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`zorg-112 cannot start: ${faults.join('; ')}.`);
  }
}

const MEGABYTE = 1024 * 1024;
/** Of Chrome and Edge on Android, of Safari, of Firefox, of Edge on Windows. */
const PUSH_SERVICES = 'fcm.googleapis.com *.push.apple.com updates.push.services.mozilla.com *.notify.windows.com';

/** As known as the passwords of the demo, which listens on loopback only. */
const DEMO_EXCHANGES = 'generic:zorg112-demo-exchange-generic sipgate:zorg112-demo-exchange-sipgate';

const LEVELS = ['error', 'warn', 'log', 'debug'] as const;

/** Reads and checks the environment once. Throws SettingsFault. */
export function readSettings(env: Env = process.env): Settings {
  const faults: string[] = [];
  const demo = env['DEMO'] === '1';
  const number = (name: string, fallback: number): number => {
    const value = Number(env[name] ?? fallback);
    if (!Number.isInteger(value) || value < 0) faults.push(`${name} must be a whole number, not "${env[name]}"`);
    return value;
  };
  const port = number('PORT', 3112);
  if (port > 65_535) faults.push('PORT must be below 65536');
  const host = env['HOST'] ?? (demo ? '127.0.0.1' : '0.0.0.0');
  if (demo && !['127.0.0.1', '::1', 'localhost'].includes(host))
    faults.push('the demo has known passwords, so HOST must be a loopback address such as 127.0.0.1');
  const sessionSecret = env['SESSION_SECRET'] || (demo ? 'demo-only' : '');
  if (sessionSecret === '') faults.push('SESSION_SECRET is required (at least 32 random characters)');
  else if (!demo && sessionSecret.length < 32)
    faults.push('SESSION_SECRET is too short: at least 32 random characters');
  const logLevel = (env['LOG_LEVEL'] ?? 'log') as Settings['logLevel'];
  if (!LEVELS.includes(logLevel)) faults.push(`LOG_LEVEL knows ${LEVELS.join(', ')}`);
  if (Number(env['SHARED_IDLE_MINUTES'] ?? 15) < 1) faults.push('SHARED_IDLE_MINUTES must be at least 1');
  const redisUrl = readRedis(env['REDIS_URL'], faults);
  const mail = readMail(env['SMTP_URL'] ?? '', env['MAIL_FROM'] ?? '', faults);
  const settings: Settings = {
    port,
    host,
    publicUrl: env['PUBLIC_URL'] ?? `http://localhost:${port}`,
    database: readDatabase(env['DATABASE_URL'] ?? 'sqlite:./data/zorg112.sqlite', faults),
    ...(redisUrl ? { redisUrl } : {}),
    policyFile: env['POLICY_FILE'] ?? 'config/policy.yaml',
    demo,
    demoHistory: env['DEMO_HISTORY'] !== 'none',
    sessionSecret,
    sealedDays: number('SEALED_DAYS', 7),
    attachments: {
      maxBytes: number('ATTACHMENT_MAX_MB', 5) * MEGABYTE,
      perMessage: number('ATTACHMENTS_PER_MESSAGE', 5),
    },
    logMaxBytes: number('LOG_MAX_MB', 1024) * MEGABYTE,
    sharedIdleMinutes: number('SHARED_IDLE_MINUTES', 15),
    logLevel,
    lineNumber: env['LINE_NUMBER'] ?? '0113 112 112',
    pushServices: readHosts('PUSH_SERVICES', env['PUSH_SERVICES'] ?? PUSH_SERVICES, faults),
    ...(mail ? { mail } : {}),
    exchanges: readExchanges(env['CTI_EXCHANGES'] ?? (demo ? DEMO_EXCHANGES : ''), faults),
    trustProxy: env['TRUST_PROXY'] ?? 'loopback',
    webDir: env['WEB_DIR'] ?? 'dist/web',
    rates: {
      ticketsPerMinute: number('RATE_TICKETS_PER_MINUTE', 120),
      attachmentsPerMinute: number('RATE_ATTACHMENTS_PER_MINUTE', 120),
      failedLogins: number('RATE_FAILED_LOGINS', 30),
      failedLoginsMinutes: number('RATE_FAILED_LOGINS_MINUTES', 10),
    },
  };
  if (faults.length > 0) throw new SettingsFault(faults);
  return settings;
}

function readDatabase(url: string, faults: string[]): Settings['database'] {
  if (url.startsWith('sqlite:'))
    return { engine: 'sqlite', file: url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '') };
  if (!/^postgres(ql)?:\/\//.test(url)) faults.push('DATABASE_URL must begin with sqlite: or postgres://');
  return { engine: 'postgres', url };
}

function readHosts(name: string, text: string, faults: string[]): string[] {
  const hosts = text.toLowerCase().split(/\s+/).filter(Boolean);
  for (const host of hosts)
    if (!/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$/.test(host))
      faults.push(`${name} holds names of hosts, with *. for all below it, not "${host}"`);
  return hosts;
}

/** The token stands in an address: what cannot be guessed, and needs no escaping. Two of one exchange while it is renewed. */
function readExchanges(text: string, faults: string[]): Settings['exchanges'] {
  return text.split(/\s+/).flatMap((one) => {
    const [, convention, token] = /^(generic|sipgate):([\w-]{24,100})$/.exec(one) ?? [];
    if (one !== '' && !token)
      faults.push(
        'CTI_EXCHANGES holds generic:token or sipgate:token, with tokens of 24 to 100 letters, digits, - or _',
      );
    return token ? [{ convention: convention as 'generic' | 'sipgate', token }] : [];
  });
}

const ON_THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/** Read by ourselves: what else a mail library would take from an address (whose certificates it believes) is nobody's to slip in. */
function readMail(url: string, from: string, faults: string[]): MailSettings | undefined {
  if (url.trim() === '' && from.trim() === '') return undefined;
  const [, name = '', bare, alone] = /^\s*(?:([^<>"]*?)\s*<([^<>\s]+)>|([^<>\s]+))\s*$/.exec(from) ?? [];
  const address = bare ?? alone ?? '';
  if (!/^[^@\s]+@[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(address))
    faults.push('MAIL_FROM must be an address, as in Servicecentrum <servicecentrum@example.org>, beside SMTP_URL');
  const { protocol, hostname, port, username, password, search, pathname } = URL.canParse(url)
    ? new URL(url)
    : new URL('none://none');
  const plain = search === '?tls=none';
  if (!/^smtps?:$/.test(protocol) || hostname === '' || !/^\/?$/.test(pathname) || (search !== '' && !plain)) {
    faults.push(
      'SMTP_URL must be smtps://user:password@host:465 or smtp://…:587, beside MAIL_FROM; ?tls=none does without TLS',
    );
    return undefined;
  }
  const tls = protocol === 'smtps:' ? 'first' : plain || ON_THIS_MACHINE.includes(hostname) ? 'none' : 'then';
  const login = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    ...{ host: hostname, port: Number(port || (tls === 'first' ? 465 : 587)), tls, from: { name, address } },
    ...(username === '' ? {} : { login }),
  };
}

function readRedis(url: string | undefined, faults: string[]): string | undefined {
  if (!url || url === 'none') return undefined;
  if (!/^(rediss?|unix):\/\//.test(url) && !url.startsWith('/'))
    faults.push('REDIS_URL must be none, a redis:// address or the path of a socket');
  return url;
}
