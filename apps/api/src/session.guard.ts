import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DoorError } from '@zorg112/contracts';
import { TimeSource } from '@zorg112/desk';
import { may, type Permission, Sessions } from '@zorg112/identity';
import { timingSafeEqual } from 'node:crypto';
import { PERMISSION, PUBLIC, SESSION_COOKIE, type KnownRequest } from './signed-in.js';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/** Who is it, did their own page send this, and does this door open for them? */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly time: TimeSource,
  ) {}

  /** Sockets prove who they are when they connect; in one process with them this guard is asked about their messages too. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const { token, fromCookie } = tokenOf(request);
    const signedIn = token && (await this.sessions.find(token, this.time.now()));
    if (!signedIn) throw new DoorError('auth.required');
    if (
      fromCookie &&
      !READING.includes(request.method) &&
      !same(String(request.headers['x-csrf-token'] ?? ''), signedIn.csrfToken)
    ) {
      throw new DoorError('auth.csrf');
    }
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(PERMISSION, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (permission && !may(signedIn.actor.roles, permission)) throw new DoorError('permission.denied');
    request.signedIn = signedIn;
    request.token = token;
    if (!READING.includes(request.method)) await this.sessions.prolong(token, signedIn, this.time.now());
    return true;
  }
}

/** Before anybody is signed in there is no CSRF token yet; the browser itself says from which page a form comes. */
export function ownPage(request: KnownRequest): void {
  const from = request.headers['sec-fetch-site'];
  if (from !== undefined && from !== 'same-origin' && from !== 'none') throw new DoorError('auth.csrf');
}

/** A bearer token goes before a cookie: who sends one means it. */
export function tokenOf(request: KnownRequest): { token?: string; fromCookie: boolean } {
  const [, bearer] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (request.headers.authorization !== undefined) return { ...(bearer ? { token: bearer } : {}), fromCookie: false };
  const cookie = request.cookies[SESSION_COOKIE];
  return { ...(cookie ? { token: cookie } : {}), fromCookie: true };
}

export function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
