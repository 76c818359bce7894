import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import {
  DiscardBody,
  LaterBody,
  LookAlongBody,
  TextBody,
  TicketView,
  UnsolvedBody,
  WaitAnswerBody,
  WaitBody,
} from '@zorg112/contracts';
import { SolutionService } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { versionIn } from './if-match.js';
import { Door, Me } from './signed-in.js';

/** Honestly unsolved, not a question after all, or later than it should: each said, none in silence. */
@ApiTags('solution')
@Controller('tickets/:id')
export class EndingsController {
  constructor(private readonly solution: SolutionService) {}

  @Door('ticket.write')
  @Post('unsolved')
  @ApiCreatedResponse({ type: TicketView })
  async unsolved(@Me() me: SignedIn, @Param('id') id: string, @Body() body: UnsolvedBody): Promise<TicketView> {
    return this.solution.admitUnsolved(me.actor, id, body);
  }

  @Door('ticket.write')
  @Post('unsolved/second')
  @ApiCreatedResponse({ type: TicketView })
  async second(@Me() me: SignedIn, @Param('id') id: string, @Body() body: LookAlongBody): Promise<TicketView> {
    return this.solution.lookAlong(me.actor, id, body);
  }

  @Door('ticket.write')
  @Post('unsolved/seen')
  @ApiCreatedResponse({ type: TicketView })
  async seen(@Me() me: SignedIn, @Param('id') id: string): Promise<TicketView> {
    return this.solution.seeUnsolved(me.actor, id);
  }

  @Door('ticket.write')
  @Post('unsolved/contest')
  @ApiCreatedResponse({ type: TicketView })
  async contest(@Me() me: SignedIn, @Param('id') id: string, @Body() body: TextBody): Promise<TicketView> {
    return this.solution.contestUnsolved(me.actor, id, body);
  }

  @Door('ticket.write')
  @Post('discard')
  @ApiCreatedResponse({ type: TicketView })
  async discard(@Me() me: SignedIn, @Param('id') id: string, @Body() body: DiscardBody): Promise<TicketView> {
    return this.solution.discard(me.actor, id, body);
  }

  @Door('ticket.write')
  @Post('discard/undo')
  @ApiCreatedResponse({ type: TicketView })
  async undoDiscard(@Me() me: SignedIn, @Param('id') id: string): Promise<TicketView> {
    return this.solution.undoDiscard(me.actor, id);
  }

  @Door('ticket.write')
  @Post('later')
  @ApiCreatedResponse({ type: TicketView })
  async later(@Me() me: SignedIn, @Param('id') id: string, @Body() body: LaterBody): Promise<TicketView> {
    return this.solution.agreeLater(me.actor, id, body);
  }

  /** "Kan dit wachten tot …?" */
  @Door('ticket.write')
  @Post('wait')
  @ApiCreatedResponse({ type: TicketView })
  async wait(
    @Me() me: SignedIn,
    @Param('id') id: string,
    @Body() body: WaitBody,
    @Headers('if-match') ifMatch?: string,
  ): Promise<TicketView> {
    return this.solution.askToWait(me.actor, id, body, versionIn(ifMatch));
  }

  @Door('ticket.write')
  @Post('wait/answer')
  @ApiCreatedResponse({ type: TicketView })
  async waitAnswer(@Me() me: SignedIn, @Param('id') id: string, @Body() body: WaitAnswerBody): Promise<TicketView> {
    return this.solution.answerWait(me.actor, id, body);
  }

  @Door('ticket.write')
  @Post('callback')
  @ApiCreatedResponse({ type: TicketView })
  async callback(@Me() me: SignedIn, @Param('id') id: string): Promise<TicketView> {
    return this.solution.askCallback(me.actor, id);
  }

  @Door('ticket.write')
  @Post('callback/done')
  @ApiCreatedResponse({ type: TicketView })
  async calledBack(@Me() me: SignedIn, @Param('id') id: string): Promise<TicketView> {
    return this.solution.calledBack(me.actor, id);
  }
}
