import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import {
  DoorError,
  maskBsns,
  maskWithin,
  Refusal,
  sentenceOf,
  statusOf,
  type ErrorCode,
  type Language,
} from '@zorg112/contracts';
import { type FastifyReply, type FastifyRequest } from 'fastify';

/** What the person can read: a stable code and a sentence; sometimes what is wrong per field or how to mend it. */
interface Answer {
  readonly status: number;
  readonly code: ErrorCode;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
}

const OUTAGE_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'SQLITE_BUSY',
  '57P01',
  '57P03',
  '53300',
  '40001',
  '40P01',
];
const RETRY_SOON_SECONDS = 5;

/** Three kinds: a refusal (mendable, a code), an outage (retry, 503), and bugs (logged whole, a fixed sentence). One filter. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  readonly #log = new Logger('http');

  catch(fault: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, code, details = {}, retryAfterSeconds } = this.#answer(fault);
    if (status >= 500)
      this.#log.error(maskBsns(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)));
    // Its sender still talks: only a line that stays open carries the answer back.
    if (status === 413) void reply.removeHeader('connection');
    if (retryAfterSeconds) void reply.header('retry-after', String(retryAfterSeconds));
    // A door that gives a file or a page says so before it is known whether there is one.
    void reply
      .status(status)
      .header('content-type', 'application/json; charset=utf-8')
      .send(maskWithin({ code, message: sentenceOf(code, languageOf(request), details), ...shown(details) }));
  }

  #answer(fault: unknown): Answer {
    if (fault instanceof Refusal) return { status: statusOf(fault.code), code: fault.code, details: fault.details };
    if (fault instanceof DoorError) {
      const { fields, retryAfterSeconds } = fault.extra;
      return {
        status: statusOf(fault.code),
        code: fault.code,
        ...(fields ? { details: { fields } } : {}),
        ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
      };
    }
    const status = httpStatusOf(fault);
    if (status === 413) return { status, code: 'request.too_large' };
    if (status === 404 || status === 405) return { status: 404, code: 'not_found' };
    if (status >= 400 && status < 500) return { status: 400, code: 'request.malformed' };
    if (isOutage(fault)) return { status: 503, code: 'service.unavailable', retryAfterSeconds: RETRY_SOON_SECONDS };
    return { status: 500, code: 'server.error' };
  }
}

/** Ids and counts of a refusal help a screen along; a name is already in the sentence. */
function shown({ owner: _inSentence, ...rest }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return rest;
}

function httpStatusOf(fault: unknown): number {
  if (fault instanceof HttpException) return fault.getStatus();
  const status = (fault as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
}

function isOutage(fault: unknown): boolean {
  const { code, driverError } = (fault ?? {}) as { code?: string; driverError?: { code?: string } };
  return [code, driverError?.code].some((one) => one !== undefined && OUTAGE_CODES.includes(one));
}

export function languageOf(request: FastifyRequest): Language {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'nl';
}
