import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import { InterimBody, MessageBody, NotBsnBody, ReplyBody, SentView } from '@zorg112/contracts';
import { ConversationService, MasksService } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { versionIn } from './if-match.js';
import { Door, Me } from './signed-in.js';

@ApiTags('conversation')
@Controller('tickets/:id')
export class ConversationController {
  constructor(
    private readonly conversation: ConversationService,
    private readonly masks: MasksService,
  ) {}

  @Door('ticket.write')
  @Post('messages')
  @ApiCreatedResponse({ type: SentView })
  async message(@Me() me: SignedIn, @Param('id') id: string, @Body() body: MessageBody): Promise<SentView> {
    return this.conversation.message(me.actor, id, body);
  }

  @Door('ticket.write')
  @Post('replies')
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The version the words were written against, in quotes.',
  })
  @ApiCreatedResponse({ type: SentView })
  async reply(
    @Me() me: SignedIn,
    @Param('id') id: string,
    @Body() body: ReplyBody,
    @Headers('if-match') ifMatch?: string,
  ): Promise<SentView> {
    return this.conversation.reply(me.actor, id, body, versionIn(ifMatch));
  }

  @Door('ticket.write')
  @Post('interim')
  @ApiCreatedResponse({ type: SentView })
  async interim(
    @Me() me: SignedIn,
    @Param('id') id: string,
    @Body() body: InterimBody,
    @Headers('if-match') ifMatch?: string,
  ): Promise<SentView> {
    return this.conversation.interim(me.actor, id, body, versionIn(ifMatch));
  }

  @Door('ticket.write')
  @Post('notes')
  @ApiCreatedResponse({ type: SentView })
  async note(@Me() me: SignedIn, @Param('id') id: string, @Body() body: MessageBody): Promise<SentView> {
    return this.conversation.note(me.actor, id, body);
  }

  /** What was masked is something else: it reads whole again, on the record with who said so. */
  @Door('ticket.write')
  @Post('messages/:messageId/not-bsn')
  @ApiCreatedResponse({ type: SentView })
  async notBsn(
    @Me() me: SignedIn,
    @Param('id') id: string,
    @Param('messageId') messageId: string,
    @Body() body: NotBsnBody,
  ): Promise<SentView> {
    return this.masks.lift(me.actor, id, messageId, body);
  }
}
