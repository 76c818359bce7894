import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  BroadcastBody,
  BundleBody,
  BundledView,
  JoinBody,
  LackedView,
  LinkBody,
  MergeBody,
  MonthQuery,
  OutageBody,
  OutageOverBody,
  OutagePage,
  SplitBody,
  TicketView,
} from '@zorg112/contracts';
import { Lacked, OutagesService, TogetherService } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { RateLimits } from './rate-limits.js';
import { Door, Me } from './signed-in.js';

/** Questions that belong together, and known faults for many. */
@ApiTags('together')
@Controller()
export class TogetherController {
  constructor(
    private readonly together: TogetherService,
    private readonly outages: OutagesService,
    private readonly lacking: Lacked,
    private readonly limits: RateLimits,
  ) {}

  @Door('ticket.write')
  @Post('tickets/:id/merge')
  @ApiCreatedResponse({ type: TicketView })
  async merge(@Me() me: SignedIn, @Param('id') id: string, @Body() { intoId }: MergeBody): Promise<TicketView> {
    return this.together.merge(me.actor, id, intoId);
  }

  @Door('ticket.write')
  @Post('tickets/:id/links')
  @ApiCreatedResponse({ type: TicketView })
  async link(@Me() me: SignedIn, @Param('id') id: string, @Body() { ticketId }: LinkBody): Promise<TicketView> {
    return this.together.link(me.actor, id, ticketId);
  }

  @Door('ticket.write')
  @Post('tickets/:id/split')
  @ApiCreatedResponse({ type: TicketView })
  async split(@Me() me: SignedIn, @Param('id') id: string, @Body() body: SplitBody): Promise<TicketView> {
    return this.together.split(me.actor, id, body);
  }

  @Door('ticket.read')
  @Get('outages')
  @ApiOkResponse({ type: OutagePage })
  async list(@Me() me: SignedIn): Promise<OutagePage> {
    return this.outages.list(me.actor);
  }

  @Door('outage.write')
  @Post('outages')
  @ApiCreatedResponse({ type: BundledView })
  async open(@Me() me: SignedIn, @Body() body: OutageBody): Promise<BundledView> {
    return this.outages.open(me.actor, body);
  }

  @Door('outage.write')
  @Post('outages/:id/tickets')
  @ApiCreatedResponse({ type: BundledView })
  async bundle(@Me() me: SignedIn, @Param('id') id: string, @Body() body: BundleBody): Promise<BundledView> {
    return this.outages.bundle(me.actor, id, body.ticketIds);
  }

  @Door('ticket.open')
  @Post('outages/:id/join')
  @ApiCreatedResponse({ type: TicketView })
  async join(@Me() me: SignedIn, @Param('id') id: string, @Body() body: JoinBody): Promise<TicketView> {
    // Only a new question counts.
    if (body.ticketId === undefined) await this.limits.ticket(me.actor.id);
    return this.outages.join(me.actor, id, body);
  }

  @Door('outage.write')
  @Post('outages/:id/broadcast')
  @ApiCreatedResponse({ type: BundledView })
  async broadcast(@Me() me: SignedIn, @Param('id') id: string, @Body() body: BroadcastBody): Promise<BundledView> {
    return this.outages.broadcast(me.actor, id, body);
  }

  @Door('outage.write')
  @Post('outages/:id/end')
  @ApiCreatedResponse({ type: BundledView })
  async end(@Me() me: SignedIn, @Param('id') id: string, @Body() body: OutageOverBody): Promise<BundledView> {
    return this.outages.end(me.actor, id, body);
  }

  /** What did we lack to do it ourselves? The list of a month. */
  @Door('lacked.read')
  @Get('lacked')
  @ApiOkResponse({ type: LackedView })
  async lacked(@Query() query: MonthQuery): Promise<LackedView> {
    return this.lacking.in(query.month);
  }
}
