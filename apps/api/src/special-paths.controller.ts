import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { GuidedPathsView, PathBody, PathStepBody, TicketView } from '@zorg112/contracts';
import { SpecialPathsService } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { languageOf } from './error.filter.js';
import { Door, type KnownRequest, Me } from './signed-in.js';

/** Section 8 of the rule: guided steps beside a question that is more than a question. */
@ApiTags('special paths')
@Controller()
export class SpecialPathsController {
  constructor(private readonly paths: SpecialPathsService) {}

  /** The steps themselves, in the language of Accept-Language. */
  @Door('paths.read')
  @Get('special-paths')
  @ApiOkResponse({ type: GuidedPathsView })
  guided(@Req() request: KnownRequest): GuidedPathsView {
    return this.paths.guided(languageOf(request));
  }

  @Door('ticket.write')
  @Post('tickets/:id/paths')
  @ApiCreatedResponse({ type: TicketView })
  async start(@Me() me: SignedIn, @Param('id') id: string, @Body() { path }: PathBody): Promise<TicketView> {
    return this.paths.start(me.actor, id, path);
  }

  @Door('ticket.write')
  @Post('tickets/:id/paths/:path/decline')
  @ApiCreatedResponse({ type: TicketView })
  async decline(@Me() me: SignedIn, @Param('id') id: string, @Param('path') path: string): Promise<TicketView> {
    return this.paths.decline(me.actor, id, path);
  }

  @Door('ticket.write')
  @Post('tickets/:id/paths/:path/steps')
  @ApiCreatedResponse({ type: TicketView })
  async step(
    @Me() me: SignedIn,
    @Param('id') id: string,
    @Param('path') path: string,
    @Body() body: PathStepBody,
  ): Promise<TicketView> {
    return this.paths.step(me.actor, id, path, body);
  }

  /** Her words sounded more urgent than she asked for; whoever helps looked, and it is not. */
  @Door('ticket.write')
  @Post('tickets/:id/urgency/decline')
  @ApiCreatedResponse({ type: TicketView })
  async keepUrgency(@Me() me: SignedIn, @Param('id') id: string): Promise<TicketView> {
    return this.paths.keepUrgency(me.actor, id);
  }
}
