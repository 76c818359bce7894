import { DEVICE_MS, type SignedIn } from '@zorg112/identity';
import { type Settings } from '@zorg112/platform';
import { type FastifyReply } from 'fastify';
import { CSRF_COOKIE, SESSION_COOKIE } from './signed-in.js';

export const DEVICE_COOKIE = 'zorg112_device';
export const BOARD_COOKIE = 'zorg112_board';
const BOARD_SECONDS = 400 * 24 * 3_600;

/** The session is out of reach of scripts; the page reads the other one to show that it is ours. */
export function setSessionCookies(
  reply: FastifyReply,
  token: string,
  { csrfToken, expiresAt, device }: SignedIn,
  settings: Settings,
): void {
  // On a shared device it lasts as long as somebody does something: how long that is, the server keeps.
  const common = { ...ours(settings), expires: new Date(device?.latest ?? expiresAt) };
  void reply.setCookie(SESSION_COOKIE, token, { ...common, httpOnly: true });
  void reply.setCookie(CSRF_COOKIE, csrfToken, common);
}

/** Long, and rolling: a phone of the ward is paired once. */
export function setDeviceCookie(reply: FastifyReply, token: string, now: number, settings: Settings): void {
  void reply.setCookie(DEVICE_COOKIE, token, {
    ...{ ...ours(settings), httpOnly: true, expires: new Date(now + DEVICE_MS) },
  });
}

/** As long as a browser keeps one: a screen on a wall is admitted once. It is sent where its numbers are, and nowhere else. */
export function setBoardCookie(reply: FastifyReply, token: string, { publicUrl }: Settings): void {
  const cookie = { path: '/api/v1/board', sameSite: 'strict', secure: publicUrl.startsWith('https:') } as const;
  void reply.setCookie(BOARD_COOKIE, token, { ...cookie, httpOnly: true, maxAge: BOARD_SECONDS });
}

const ours = ({ publicUrl }: Settings) =>
  ({ path: '/', sameSite: 'lax', secure: publicUrl.startsWith('https:') }) as const;

export function clearSessionCookies(reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, { path: '/' });
  void reply.clearCookie(CSRF_COOKIE, { path: '/' });
}
