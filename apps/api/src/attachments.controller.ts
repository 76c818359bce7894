import { Body, Controller, Get, Headers, Param, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AddedAttachmentView, AddedBody, AttachmentView, UploadBody } from '@zorg112/contracts';
import { Attachments, type Upload } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { type FastifyReply } from 'fastify';
import { RateLimits } from './rate-limits.js';
import { Door, Me } from './signed-in.js';
import { File, TakesFile } from './upload.js';

/** Nothing in a file runs in our name, whatever somebody put in it. */
const CLOSED = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

@ApiTags('attachments')
@Controller()
export class AttachmentsController {
  constructor(
    private readonly attachments: Attachments,
    private readonly limits: RateLimits,
  ) {}

  /** Kept for a day; then name its id with words that are sent. */
  @Door('ticket.write')
  @TakesFile()
  @Post('attachments')
  @ApiCreatedResponse({ type: AttachmentView })
  async upload(@Me() me: SignedIn, @Body() body: UploadBody, @File() file: Upload): Promise<AttachmentView> {
    await this.limits.attachment(me.actor.id);
    return this.attachments.keep(me.actor, called(file, body));
  }

  /** At once on a question: as a message of whoever asked or their team, as a note of whoever helps. */
  @Door('ticket.write')
  @TakesFile()
  @Post('tickets/:id/attachments')
  @ApiCreatedResponse({ type: AddedAttachmentView })
  async add(
    @Me() me: SignedIn,
    @Param('id') id: string,
    @Body() body: AddedBody,
    @File() file: Upload,
  ): Promise<AddedAttachmentView> {
    await this.limits.attachment(me.actor.id);
    return this.attachments.add(me.actor, id, called(file, body), body.text);
  }

  /** The file, for who may read the words it came with. */
  @Door('ticket.read')
  @Get('attachments/:id')
  @ApiProduces('image/jpeg', 'image/png', 'image/webp', 'application/pdf')
  async open(
    @Me() me: SignedIn,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-none-match') known?: string,
  ): Promise<StreamableFile | undefined> {
    const { name, type } = await this.attachments.seen(me.actor, id);
    // Asked again each time whether they still may: a phone is shared, and somebody can leave a team.
    void reply.header('cache-control', 'private, no-cache').header('etag', `"${id}"`);
    void reply.header('vary', 'Cookie, Authorization').header('cross-origin-resource-policy', 'same-origin');
    void reply.header('content-security-policy', CLOSED);
    if (known === `"${id}"`) return void reply.status(304);
    const bytes = await this.attachments.bytes(id);
    return new StreamableFile(bytes, { type, disposition: dispositionOf(name, type), length: bytes.length });
  }
}

function called(file: Upload, { name }: UploadBody): Upload {
  return { ...file, name: name ?? file.name };
}

/** A photo is shown where one looks; anything else is saved first. */
function dispositionOf(name: string, type: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return `${type.startsWith('image/') ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${whole}`;
}
