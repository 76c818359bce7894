import '@fastify/multipart';
import {
  createParamDecorator,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiConsumes } from '@nestjs/swagger';
import { DoorError } from '@zorg112/contracts';
import { AttachmentLimits, type Upload } from '@zorg112/desk';
import { createHash } from 'node:crypto';
import { from, type Observable, switchMap } from 'rxjs';
import { formOf } from './form.js';
import { type KnownRequest } from './signed-in.js';

const UPLOAD = 'zorg112:upload';
const FORM = 'zorg112:form';
const MOST_FIELDS = 5;
/** An exchange tells more than we ask. */
const MOST_TOLD = 100;
const LONGEST_FIELD = 100_000;

interface UploadingRequest extends KnownRequest {
  upload?: Upload;
}

/** A door that takes a multipart form with one file, in the field `file`. */
export const TakesFile = () => applyDecorators(SetMetadata(UPLOAD, true), ApiConsumes('multipart/form-data'));

/** A door that takes a multipart form without files: each field, or a list where its name ends in []. */
export const TakesForm = () => applyDecorators(SetMetadata(FORM, true), ApiConsumes('multipart/form-data'));

/** The file itself; its field in the body is what tells it from another. */
export const File = createParamDecorator((_data: unknown, context: ExecutionContext): Upload => {
  const { upload } = context.switchToHttp().getRequest<UploadingRequest>();
  if (!upload) throw new DoorError('request.invalid', { fields: { file: 'a file is needed, as multipart/form-data' } });
  return upload;
});

/** Reads a form with a file, once it is known who sends it and before it is asked whether it was sent before. */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: AttachmentLimits,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<UploadingRequest>();
    if (!request.isMultipart()) return next.handle();
    const takes = (what: string): boolean => this.reflector.get<boolean>(what, context.getHandler()) ?? false;
    if (takes(FORM)) return from(this.#readForm(request)).pipe(switchMap(() => next.handle()));
    if (!takes(UPLOAD)) throw new DoorError('request.malformed');
    return from(this.#read(request)).pipe(switchMap(() => next.handle()));
  }

  async #readForm(request: UploadingRequest): Promise<void> {
    const fields: [string, string][] = [];
    try {
      for await (const part of request.parts({ limits: { files: 0, fields: MOST_TOLD, fieldSize: LONGEST_FIELD } }))
        if (part.type === 'field') fields.push([part.fieldname, String(part.value)]);
    } catch {
      throw new DoorError('request.malformed');
    }
    request.body = formOf(fields);
  }

  async #read(request: UploadingRequest): Promise<void> {
    const fields: Record<string, string> = {};
    try {
      const limits = { files: 1, fields: MOST_FIELDS, fieldSize: LONGEST_FIELD, fileSize: this.limits.maxBytes };
      for await (const part of request.parts({ limits })) {
        if (part.type === 'field') fields[part.fieldname] = String(part.value);
        else if (part.fieldname !== 'file') throw new DoorError('request.malformed');
        else {
          request.upload = { name: part.filename, bytes: await part.toBuffer() };
          fields['file'] = createHash('sha256').update(request.upload.bytes).digest('hex');
        }
      }
    } catch (fault) {
      if (fault instanceof DoorError) throw fault;
      const tooLarge = (fault as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE';
      throw new DoorError(tooLarge ? 'attachment.too_large' : 'request.malformed');
    }
    request.body = fields;
  }
}
