import { createParamDecorator, type ExecutionContext, SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiDefaultResponse } from '@nestjs/swagger';
import { ErrorView } from '@zorg112/contracts';
import { type Permission, type SignedIn } from '@zorg112/identity';
import { type FastifyRequest } from 'fastify';

export const SESSION_COOKIE = 'zorg112_session';
export const CSRF_COOKIE = 'zorg112_csrf';

/** A request whose sender is known. */
export interface KnownRequest extends FastifyRequest {
  signedIn?: SignedIn;
  token?: string;
}

export const PERMISSION = 'zorg112:permission';
export const PUBLIC = 'zorg112:public';

/** The door this route stands behind, in the one table of permissions. */
export const Door = (permission: Permission) =>
  applyDecorators(
    SetMetadata(PERMISSION, permission),
    ApiBearerAuth(),
    ApiCookieAuth(),
    ApiDefaultResponse({ type: ErrorView, description: 'A stable code and a sentence.' }),
  );

/** No session needed. */
export const Public = () => SetMetadata(PUBLIC, true);

export const Me = createParamDecorator(
  (_data: unknown, context: ExecutionContext): SignedIn => context.switchToHttp().getRequest<KnownRequest>().signedIn!,
);
