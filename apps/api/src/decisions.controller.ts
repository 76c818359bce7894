import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  DecidedView,
  DecisionBody,
  DecisionsQuery,
  RegisterPage,
  SharesView,
  StatsQuery,
  VerdictBody,
} from '@zorg112/contracts';
import { DecisionsService, TimeSource } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { Door, Me } from './signed-in.js';

const FOUR_WEEKS = 28 * 86_400_000;

/** Maatwerk: decided near the work, and the register of it. */
@ApiTags('decisions')
@Controller()
export class DecisionsController {
  constructor(
    private readonly decisions: DecisionsService,
    private readonly time: TimeSource,
  ) {}

  @Door('ticket.write')
  @Post('tickets/:id/decisions')
  @ApiCreatedResponse({ type: DecidedView })
  async ask(@Me() me: SignedIn, @Param('id') id: string, @Body() body: DecisionBody): Promise<DecidedView> {
    return this.decisions.ask(me.actor, id, body);
  }

  @Door('ticket.write')
  @Post('decisions/:id/verdict')
  @ApiCreatedResponse({ type: DecidedView })
  async verdict(@Me() me: SignedIn, @Param('id') id: string, @Body() body: VerdictBody): Promise<DecidedView> {
    return this.decisions.verdict(me.actor, id, body);
  }

  @Door('decisions.read')
  @Get('decisions')
  @ApiOkResponse({ type: RegisterPage })
  async register(@Me() me: SignedIn, @Query() query: DecisionsQuery): Promise<RegisterPage> {
    return this.decisions.register(me.actor, query);
  }

  @Door('decisions.read')
  @Get('decisions/shares')
  @ApiOkResponse({ type: SharesView })
  async shares(@Query() { from, to }: StatsQuery): Promise<SharesView> {
    const until = to === undefined ? this.time.now() + 1 : Date.parse(to);
    return this.decisions.shares(from === undefined ? until - FOUR_WEEKS : Date.parse(from), until);
  }
}
