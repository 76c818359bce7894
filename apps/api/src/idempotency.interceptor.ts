import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { DoorError } from '@zorg112/contracts';
import { hashOf, Idempotency } from '@zorg112/desk';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { type KnownRequest } from './signed-in.js';

const LONGEST_KEY = 255;

/** A POST that carries an Idempotency-Key is carried out once per account, however often it is sent. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: Idempotency) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined || !request.signedIn) return next.handle();
    // A file that is only read changes nothing, is not kept, and cannot be compared before it was here: it is read again.
    if (request.body === request.raw) return next.handle();
    if (typeof key !== 'string' || key === '' || key.length > LONGEST_KEY) {
      throw new DoorError('request.invalid', { fields: { 'Idempotency-Key': `1 to ${LONGEST_KEY} characters` } });
    }
    const asked = { personId: request.signedIn.actor.id, key, requestHash: hashOf(request.url, request.body ?? {}) };
    return from(this.idempotency.once(asked, () => lastValueFrom(next.handle())));
  }
}
