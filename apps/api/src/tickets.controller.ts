import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  FactPage,
  FoundPage,
  LogBody,
  MessagePage,
  OpenBody,
  PageQuery,
  SimilarBody,
  SimilarView,
  TicketsQuery,
  TicketView,
  WhatWorkedView,
} from '@zorg112/contracts';
import { OwnershipService, SimilarQuestions, Thread, TicketReader, WhatWorked } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { RateLimits } from './rate-limits.js';
import { Door, Me } from './signed-in.js';

@ApiTags('tickets')
@Controller('tickets')
export class TicketsController {
  constructor(
    private readonly ownership: OwnershipService,
    private readonly tickets: TicketReader,
    private readonly similar: SimilarQuestions,
    private readonly worked: WhatWorked,
    private readonly thread: Thread,
    private readonly limits: RateLimits,
  ) {}

  @Door('ticket.open')
  @Post()
  @ApiCreatedResponse({ type: TicketView })
  async open(@Me() me: SignedIn, @Body() body: OpenBody): Promise<TicketView> {
    await this.limits.ticket(me.actor.id);
    return this.ownership.open(me.actor, body);
  }

  @Door('ticket.log')
  @Post('log')
  @ApiCreatedResponse({ type: TicketView })
  async log(@Me() me: SignedIn, @Body() body: LogBody): Promise<TicketView> {
    await this.limits.ticket(me.actor.id);
    return this.ownership.log(me.actor, body);
  }

  /** A POST that does nothing, so that what she types stands in no address. */
  @Door('ticket.open')
  @Post('similar')
  @HttpCode(200)
  @ApiOkResponse({ type: SimilarView })
  async similarTo(@Me() me: SignedIn, @Body() body: SimilarBody): Promise<SimilarView> {
    return this.similar.to(me.actor, body);
  }

  @Door('ticket.read')
  @Get()
  @ApiOkResponse({ type: FoundPage })
  async list(@Me() me: SignedIn, @Query() query: TicketsQuery): Promise<FoundPage> {
    return this.tickets.list(me.actor, query);
  }

  /** What to try: for who helps with it. */
  @Door('ticket.read')
  @Get(':id/what-worked')
  @ApiOkResponse({ type: WhatWorkedView })
  async whatWorked(@Me() me: SignedIn, @Param('id') id: string): Promise<WhatWorkedView> {
    return this.worked.forTicket(me.actor, id);
  }

  @Door('ticket.read')
  @Get(':id')
  @ApiOkResponse({ type: TicketView })
  async one(@Me() me: SignedIn, @Param('id') id: string): Promise<TicketView> {
    return this.tickets.one(me.actor, id);
  }

  @Door('ticket.read')
  @Get(':id/messages')
  @ApiOkResponse({ type: MessagePage })
  async messages(@Me() me: SignedIn, @Param('id') id: string, @Query() query: PageQuery): Promise<MessagePage> {
    return this.thread.messages(me.actor, id, query);
  }

  @Door('ticket.read')
  @Get(':id/facts')
  @ApiOkResponse({ type: FactPage })
  async facts(@Me() me: SignedIn, @Param('id') id: string, @Query() query: PageQuery): Promise<FactPage> {
    return this.thread.facts(me.actor, id, query);
  }
}
