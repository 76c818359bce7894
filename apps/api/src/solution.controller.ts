import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import {
  ConfirmationBody,
  ElsewhereBody,
  SolutionBody,
  TextBody,
  TicketView,
  UrgencyBody,
  WithdrawalBody,
} from '@zorg112/contracts';
import { SolutionService } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { versionIn } from './if-match.js';
import { Door, Me } from './signed-in.js';

@ApiTags('solution')
@Controller('tickets/:id')
export class SolutionController {
  constructor(private readonly solution: SolutionService) {}

  @Door('ticket.write')
  @Post('solution')
  @ApiCreatedResponse({ type: TicketView })
  async offer(
    @Me() me: SignedIn,
    @Param('id') id: string,
    @Body() body: SolutionBody,
    @Headers('if-match') ifMatch?: string,
  ): Promise<TicketView> {
    return this.solution.offer(me.actor, id, body, versionIn(ifMatch));
  }

  @Door('ticket.write')
  @Post('confirmation')
  @ApiCreatedResponse({ type: TicketView })
  async confirm(@Me() me: SignedIn, @Param('id') id: string, @Body() body: ConfirmationBody): Promise<TicketView> {
    return this.solution.confirm(me.actor, id, body);
  }

  @Door('ticket.write')
  @Post('elsewhere')
  @ApiCreatedResponse({ type: TicketView })
  async elsewhere(@Me() me: SignedIn, @Param('id') id: string, @Body() body: ElsewhereBody): Promise<TicketView> {
    return this.solution.tellElsewhere(me.actor, id, body);
  }

  @Door('ticket.write')
  @Post('thanks')
  @ApiCreatedResponse({ type: TicketView })
  async thanks(@Me() me: SignedIn, @Param('id') id: string): Promise<TicketView> {
    return this.solution.thank(me.actor, id);
  }

  @Door('ticket.write')
  @Post('reopening')
  @ApiCreatedResponse({ type: TicketView })
  async reopen(@Me() me: SignedIn, @Param('id') id: string, @Body() body: TextBody): Promise<TicketView> {
    return this.solution.reopen(me.actor, id, body);
  }

  @Door('ticket.write')
  @Post('withdrawal')
  @ApiCreatedResponse({ type: TicketView })
  async withdraw(@Me() me: SignedIn, @Param('id') id: string, @Body() body: WithdrawalBody): Promise<TicketView> {
    return this.solution.withdraw(me.actor, id, body);
  }

  @Door('ticket.write')
  @Post('urgency')
  @ApiCreatedResponse({ type: TicketView })
  async urgency(@Me() me: SignedIn, @Param('id') id: string, @Body() body: UrgencyBody): Promise<TicketView> {
    return this.solution.changeUrgency(me.actor, id, body);
  }
}
