import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { AnswerBody, ConsultBody, ConsultedView, WithdrawConsultBody } from '@zorg112/contracts';
import { ConsultsService } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { Door, Me } from './signed-in.js';

@ApiTags('consults')
@Controller()
export class ConsultsController {
  constructor(private readonly consults: ConsultsService) {}

  @Door('ticket.write')
  @Post('tickets/:id/consults')
  @ApiCreatedResponse({ type: ConsultedView })
  async ask(@Me() me: SignedIn, @Param('id') id: string, @Body() body: ConsultBody): Promise<ConsultedView> {
    return this.consults.ask(me.actor, id, body);
  }

  @Door('ticket.write')
  @Post('consults/:id/answer')
  @ApiCreatedResponse({ type: ConsultedView })
  async answer(@Me() me: SignedIn, @Param('id') id: string, @Body() body: AnswerBody): Promise<ConsultedView> {
    return this.consults.answer(me.actor, id, body);
  }

  @Door('ticket.write')
  @Post('consults/:id/withdrawal')
  @ApiCreatedResponse({ type: ConsultedView })
  async withdraw(
    @Me() me: SignedIn,
    @Param('id') id: string,
    @Body() body: WithdrawConsultBody,
  ): Promise<ConsultedView> {
    return this.consults.withdraw(me.actor, id, body);
  }
}
