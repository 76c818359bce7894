// The one way over HTTP: a time-out, a key on every write, and a fault with a code instead of a surprise.

import { cookie, sessionNow, tellSignedOut } from './signed-out';
import { newKey } from './new-key';

export { cookie, onSignedOut, tellSignedOut } from './signed-out';
export { newKey } from './new-key';

export interface FaultBody {
  code: string;
  message: string;
  fields?: Record<string, string>;
  [more: string]: unknown;
}
export interface Options {
  /** The same key again gets the first answer again. One is made when none is given. */
  key?: string;
  /** The version these words were written against. */
  ifMatch?: number;
  signal?: AbortSignal;
  /** Goes out also when the page is gone before the answer. */
  leaving?: boolean;
}

/** Status 0 is a network that did not answer: code `network.timeout` or `network.unreachable`. */
export class ApiError extends Error {
  readonly code: string;
  readonly fields: Record<string, string>;

  constructor(
    readonly status: number,
    readonly body: FaultBody,
  ) {
    super(body.message);
    this.code = body.code;
    this.fields = body.fields ?? {};
  }

  /** Worth the same try again, with the same key. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429;
  }
}

const ROOT = '/api/v1';
const PATIENCE_MS = 8_000; // a dead access point still says it is online
const FILE_PATIENCE_MS = 60_000;

export const isSignedOut = (fault: unknown): boolean => fault instanceof ApiError && fault.code === 'auth.required';

export const api = {
  get: <T>(path: string, options: Options = {}): Promise<T> => call<T>('GET', path, undefined, options),
  post: <T>(path: string, body: object = {}, options: Options = {}): Promise<T> => call<T>('POST', path, body, options),
  put: <T>(path: string, body: object, options: Options = {}): Promise<T> => call<T>('PUT', path, body, options),
  delete: <T>(path: string, options: Options = {}): Promise<T> => call<T>('DELETE', path, undefined, options),
  newKey,
};

/** An answer that broke off is no answer: it throws, as when nothing came. */
async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch (fault) {
    if (response.ok) throw fault;
    return undefined; // a gateway's own page
  }
}

async function call<T>(method: string, path: string, body: object | undefined, options: Options): Promise<T> {
  const patience = new AbortController();
  const session = sessionNow();
  const file = body instanceof FormData;
  const timer = setTimeout(() => patience.abort(), file ? FILE_PATIENCE_MS : PATIENCE_MS);
  const stop = () => patience.abort();
  options.signal?.addEventListener('abort', stop);
  try {
    const response = await fetch(ROOT + path, {
      method,
      credentials: 'same-origin',
      headers: headersFor(method, body, options),
      signal: patience.signal,
      ...(options.leaving ? { keepalive: true } : {}),
      ...(body ? { body: file ? body : JSON.stringify(body) } : {}),
    });
    const answer = await read(response);
    if (response.ok) return answer as T;
    throw faultOf(response.status, answer);
  } catch (fault) {
    if (fault instanceof ApiError) {
      if (isSignedOut(fault) && session === sessionNow()) tellSignedOut();
      throw fault;
    }
    if (options.signal?.aborted) throw fault;
    const code = patience.signal.aborted ? 'network.timeout' : 'network.unreachable';
    throw new ApiError(0, { code, message: '' });
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', stop);
  }
}

function headersFor(method: string, body: object | undefined, { key, ifMatch }: Options): Record<string, string> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  };
  // Of a form the browser itself says where its parts begin.
  if (body && !(body instanceof FormData)) headers['content-type'] = 'application/json';
  if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
  if (method === 'GET') return headers;
  headers['x-csrf-token'] = cookie('zorg112_csrf');
  if (method === 'POST') headers['idempotency-key'] = key ?? newKey();
  return headers;
}

function faultOf(status: number, answer: unknown): ApiError {
  const body = answer as Partial<FaultBody> | undefined;
  if (typeof body?.code === 'string') return new ApiError(status, body as FaultBody);
  return new ApiError(status, { code: status === 401 ? 'auth.required' : 'server.error', message: '' });
}
