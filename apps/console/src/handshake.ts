import { type Socket } from 'socket.io';

type Handshake = Socket['handshake'];

/** The token stands in `auth.token`, in a bearer header or in the session cookie. */
export function tokenIn({ auth, headers }: Handshake): { token?: string; fromCookie: boolean } {
  const given: unknown = (auth as Record<string, unknown> | undefined)?.['token'];
  if (typeof given === 'string' && given !== '') return { token: given, fromCookie: false };
  const [, bearer] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  if (bearer) return { token: bearer, fromCookie: false };
  const [, cookie] = /(?:^|;\s*)zorg112_session=([^;]+)/.exec(headers.cookie ?? '') ?? [];
  return cookie ? { token: decodeURIComponent(cookie), fromCookie: true } : { fromCookie: true };
}

/** A cookie goes along with every page that asks; only our own pages may ask with it. */
export function sameOrigin({ headers }: Handshake): boolean {
  if (!headers.origin) return true;
  try {
    const host = headers['x-forwarded-host'] ?? headers.host;
    return new URL(headers.origin).host === host;
  } catch {
    return false;
  }
}
