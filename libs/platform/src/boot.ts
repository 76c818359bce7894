import { type Server } from 'node:http';
import { ConsoleLogger, type INestApplication, Logger, type LogLevel } from '@nestjs/common';
import { readSettings, SettingsFault, type Settings } from '@zorg112/config';
import { PolicyFault } from '@zorg112/domain';
import { ProfileFault } from './adapters.js';

const LEVELS: Record<Settings['logLevel'], LogLevel[]> = {
  error: ['fatal', 'error'],
  warn: ['fatal', 'error', 'warn'],
  log: ['fatal', 'error', 'warn', 'log'],
  debug: ['fatal', 'error', 'warn', 'log', 'debug'],
};

/** A line for each route and module at every start is nobody's news. */
const CHATTER = [
  'InstanceLoader',
  'RouterExplorer',
  'RoutesResolver',
  'WebSocketsController',
  'NestFactory',
  'NestApplication',
];

class QuietLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    if (!CHATTER.includes(String(rest.at(-1)))) super.log(message, ...(rest as [string]));
  }
}

/** What every `main.ts` does: read the settings, open the house, and say in one sentence why not when it cannot. */
export async function boot<App extends INestApplication>(
  open: (settings: Settings, logger: ConsoleLogger) => Promise<App>,
): Promise<void> {
  try {
    const settings = readSettings();
    const logger = new QuietLogger({ json: !process.stdout.isTTY, logLevels: LEVELS[settings.logLevel] });
    const app = await open(settings, logger);
    app.enableShutdownHooks();
    await app.listen(settings.port, settings.host);
    endsInTime(app.getHttpServer() as Server);
    new Logger('zorg-112').log(`listens on http://${settings.host}:${settings.port}`);
  } catch (fault) {
    process.stderr.write(`${sentence(fault)}\n`);
    process.exit(1);
  }
}

/** Who is still being answered when the house is asked to end has this long for it. */
const LAST_ANSWERS_MS = 5_000;

/** A phone that lost its network halfway an answer keeps its connection open without knowing; it does not keep the house open. */
function endsInTime(server: Server): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS).unref());
}

function sentence(fault: unknown): string {
  if (fault instanceof SettingsFault || fault instanceof ProfileFault || fault instanceof PolicyFault)
    return fault.message;
  const { code, message, stack } = fault as NodeJS.ErrnoException;
  return code === 'EADDRINUSE' ? `zorg-112 cannot start: the port is taken (${message}).` : (stack ?? message);
}
