import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DoorError, PushBody, PushedView, PushView, QuietBody } from '@zorg112/contracts';
import { Phones } from '@zorg112/desk';
import { hashOfToken, type SignedIn } from '@zorg112/identity';
import { Door, type KnownRequest, Me } from './signed-in.js';

/** A word on her phone when there is news, while the page is closed. */
@ApiTags('push')
@Controller('me/push')
export class PhonesController {
  constructor(private readonly phones: Phones) {}

  @Door('ticket.read')
  @Get()
  @ApiOkResponse({ type: PushView })
  async of(@Me() me: SignedIn): Promise<PushView> {
    return shown(me, await this.phones.of(me.actor));
  }

  /** The phone this session is on. Signing out ends it. */
  @Door('ticket.read')
  @Post()
  @ApiCreatedResponse({ type: PushedView })
  async tell(@Me() me: SignedIn, @Req() request: KnownRequest, @Body() body: PushBody): Promise<PushedView> {
    if (me.device) throw new DoorError('push.shared');
    return this.phones.tell(me.actor, hashOfToken(request.token!), body);
  }

  @Door('ticket.read')
  @Delete(':id')
  @ApiOkResponse({ type: PushView })
  async forget(@Me() me: SignedIn, @Param('id') id: string): Promise<PushView> {
    await this.phones.forget(me.actor, id);
    return shown(me, await this.phones.of(me.actor));
  }

  @Door('ticket.read')
  @Post('quiet')
  @HttpCode(200)
  @ApiOkResponse({ type: PushView })
  async keepStill(@Me() me: SignedIn, @Body() body: QuietBody): Promise<PushView> {
    return shown(me, await this.phones.keepStill(me.actor, body));
  }
}

/** A phone of the ward is told nothing of anybody: whoever holds it would read it. Without the key no page offers it. */
function shown({ device }: SignedIn, { publicKey, ...view }: PushView): PushView {
  return device || publicKey === undefined ? view : { ...view, publicKey };
}
