import { Controller, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import { DoorError, LogColumnsView, LogReadingQuery, LogReadingView } from '@zorg112/contracts';
import { type Mapping, PARTS, readColumns, readMoves } from '@zorg112/imports';
import { SETTINGS, type Settings } from '@zorg112/platform';
import { type FastifyRequest } from 'fastify';
import { STREAMED } from './http.js';
import { Door } from './signed-in.js';

/** Whose line falls silent in the middle of a file does not come back to it. */
const SILENCE_MS = 60_000;

/** A file as the body, read while it comes in: it is never whole in memory and never on a disk. */
const TakesLog = () => (target: object, key: string, descriptor: PropertyDescriptor) => {
  ApiConsumes(STREAMED)(target, key, descriptor);
  ApiBody({ schema: { type: 'string', format: 'binary' } })(target, key, descriptor);
  RouteConfig({ streamed: true })(target, key, descriptor);
  HttpCode(200)(target, key, descriptor);
};

/** What moving questions went together with at another desk, from its own log. Nothing of it is kept. */
@ApiTags('log readings')
@Controller('log-readings')
export class LogReadingsController {
  /** One at a time: a log of a million lines costs a processor seconds and this process up to a few hundred megabytes. */
  #reading = false;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** What the columns seem to mean: the first 256 kB of the file are enough. */
  @Door('logs.read')
  @TakesLog()
  @Post('columns')
  @ApiOkResponse({ type: LogColumnsView })
  async columns(@Req() request: FastifyRequest): Promise<LogColumnsView> {
    return readColumns(bytesOf(request), { part: true });
  }

  @Door('logs.read')
  @TakesLog()
  @Post()
  @ApiOkResponse({ type: LogReadingView })
  async read(@Req() request: FastifyRequest, @Query() { dates, ...said }: LogReadingQuery): Promise<LogReadingView> {
    if (this.#reading) throw new DoorError('import.busy');
    this.#reading = true;
    try {
      return await readMoves(bytesOf(request), {
        ...(dates ? { dates } : {}),
        mapping: wholly(said),
        mostBytes: this.settings.logMaxBytes,
      });
    } finally {
      this.#reading = false;
    }
  }
}

/** Who names columns names all of them: what is left out stays out. */
function wholly(said: Mapping): Mapping {
  const named = Object.values(said).some(Boolean);
  return named ? Object.fromEntries(PARTS.map((part) => [part, said[part] ?? ''])) : {};
}

/** Where we stop reading, the rest goes by unread and the answer still arrives; a line that breaks is a file that is not whole. */
async function* bytesOf({ raw, body }: FastifyRequest): AsyncGenerator<Uint8Array> {
  if (body !== raw) throw new DoorError('import.empty');
  raw.setTimeout(SILENCE_MS, () => raw.destroy());
  try {
    yield* raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch {
    throw new DoorError('import.interrupted');
  } finally {
    raw.socket.setTimeout(0);
    raw.resume(); // Node lets a body go by only when nobody began to read it
  }
}
