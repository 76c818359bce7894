import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  DeclineBody,
  HandedView,
  HandoverBody,
  ShiftChangeView,
  SomeoneElseBody,
  StandInBody,
  StandInsBody,
  StoodInView,
  TicketPage,
  TicketView,
} from '@zorg112/contracts';
import { HandoversService } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { Door, Me } from './signed-in.js';

/** Offered by name, for a while, or because she asks. Nothing here takes a question away. */
@ApiTags('handovers')
@Controller()
export class HandoversController {
  constructor(private readonly handovers: HandoversService) {}

  @Door('ticket.write')
  @Post('tickets/:id/handovers')
  @ApiCreatedResponse({ type: HandedView })
  async offer(@Me() me: SignedIn, @Param('id') id: string, @Body() body: HandoverBody): Promise<HandedView> {
    return this.handovers.offer(me.actor, id, body);
  }

  @Door('ticket.write')
  @Post('handovers/:id/accept')
  @ApiCreatedResponse({ type: HandedView })
  async accept(@Me() me: SignedIn, @Param('id') id: string): Promise<HandedView> {
    return this.handovers.accept(me.actor, id);
  }

  @Door('ticket.write')
  @Post('handovers/:id/decline')
  @ApiCreatedResponse({ type: HandedView })
  async decline(@Me() me: SignedIn, @Param('id') id: string, @Body() body: DeclineBody): Promise<HandedView> {
    return this.handovers.decline(me.actor, id, body);
  }

  @Door('ticket.write')
  @Post('tickets/:id/stand-ins')
  @ApiCreatedResponse({ type: StoodInView })
  async standIn(@Me() me: SignedIn, @Param('id') id: string, @Body() body: StandInBody): Promise<StoodInView> {
    return this.handovers.standIn(me.actor, id, body);
  }

  /** Who is asked to stand in, from the end-of-shift sheet, agrees to each. */
  @Door('ticket.write')
  @Post('tickets/:id/stand-ins/:standInId/agreement')
  @ApiCreatedResponse({ type: TicketView })
  async agree(@Me() me: SignedIn, @Param('id') id: string, @Param('standInId') standInId: string): Promise<TicketView> {
    return this.handovers.agreeStandIn(me.actor, id, standInId);
  }

  @Door('ticket.write')
  @Post('tickets/:id/stand-ins/:standInId/decline')
  @ApiCreatedResponse({ type: TicketView })
  async declineStandIn(
    @Me() me: SignedIn,
    @Param('id') id: string,
    @Param('standInId') standInId: string,
    @Body() body: DeclineBody,
  ): Promise<TicketView> {
    return this.handovers.declineStandIn(me.actor, id, standInId, body);
  }

  @Door('ticket.write')
  @Delete('tickets/:id/stand-ins/:standInId')
  @HttpCode(200)
  @ApiOkResponse({ type: TicketView })
  async endStandIn(
    @Me() me: SignedIn,
    @Param('id') id: string,
    @Param('standInId') standInId: string,
  ): Promise<TicketView> {
    return this.handovers.endStandIn(me.actor, id, standInId);
  }

  /** Talking about it is hard: a lead comes in beside, somebody else may take it over, and nothing of it counts. */
  @Door('ticket.write')
  @Post('tickets/:id/difficult-call')
  @ApiCreatedResponse({ type: TicketView })
  async difficult(@Me() me: SignedIn, @Param('id') id: string): Promise<TicketView> {
    return this.handovers.tellDifficult(me.actor, id);
  }

  @Door('ticket.write')
  @Post('tickets/:id/someone-else')
  @ApiCreatedResponse({ type: TicketView })
  async someoneElse(@Me() me: SignedIn, @Param('id') id: string, @Body() body: SomeoneElseBody): Promise<TicketView> {
    return this.handovers.askSomeoneElse(me.actor, id, body);
  }

  /** The sheet at the end of a shift. */
  @Door('queue.read')
  @Get('shift-change')
  @ApiOkResponse({ type: ShiftChangeView })
  async shiftChange(@Me() me: SignedIn): Promise<ShiftChangeView> {
    return this.handovers.shiftChange(me.actor);
  }

  @Door('queue.read')
  @Post('stand-ins')
  @ApiCreatedResponse({ type: TicketPage })
  async standIns(@Me() me: SignedIn, @Body() body: StandInsBody): Promise<TicketPage> {
    return { ...(await this.handovers.standIns(me.actor, body)), nextCursor: null };
  }
}
