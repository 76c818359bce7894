import { type SignedIn } from '@zorg112/identity';
import { type Settings } from '@zorg112/platform';
import { type FastifyReply } from 'fastify';
import { CSRF_COOKIE, SESSION_COOKIE } from './signed-in.js';

/** The session is out of reach of scripts; the page reads the other one to show that it is ours. */
export function setSessionCookies(
  reply: FastifyReply,
  token: string,
  { csrfToken, expiresAt }: SignedIn,
  { publicUrl }: Settings,
): void {
  const common = {
    path: '/',
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    expires: new Date(expiresAt),
  } as const;
  void reply.setCookie(SESSION_COOKIE, token, { ...common, httpOnly: true });
  void reply.setCookie(CSRF_COOKIE, csrfToken, common);
}

export function clearSessionCookies(reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, { path: '/' });
  void reply.clearCookie(CSRF_COOKIE, { path: '/' });
}
