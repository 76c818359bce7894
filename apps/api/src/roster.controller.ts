import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AccountPage,
  AccountsQuery,
  CallBody,
  CallView,
  CopiedView,
  DisabledView,
  DutyTakeoverBody,
  FallbackBody,
  FallbackView,
  RosterEndedView,
  RosterEntryBody,
  RosterEntryView,
  RosterQuery,
  RosterView,
  RosterWeekBody,
} from '@zorg112/contracts';
import { Accounts, RosterBook, RosterReader } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { Door, Me } from './signed-in.js';

/** Who is on, who keeps watch, who is on call; and who is there no more. */
@ApiTags('roster')
@Controller()
export class RosterController {
  constructor(
    private readonly reader: RosterReader,
    private readonly book: RosterBook,
    private readonly accounts: Accounts,
  ) {}

  @Door('roster.read')
  @Get('roster')
  @ApiOkResponse({ type: RosterView })
  async read(@Query() query: RosterQuery): Promise<RosterView> {
    return this.reader.of(query);
  }

  @Door('roster.write')
  @Post('roster')
  @ApiCreatedResponse({ type: RosterEntryView })
  async add(@Body() body: RosterEntryBody): Promise<RosterEntryView> {
    return this.book.add(body);
  }

  @Door('roster.write')
  @Post('roster/week')
  @ApiCreatedResponse({ type: CopiedView })
  async copyWeek(@Body() body: RosterWeekBody): Promise<CopiedView> {
    return this.book.copyWeek(body);
  }

  @Door('duty.take')
  @Post('roster/duty-takeover')
  @ApiCreatedResponse({ type: RosterEntryView })
  async takeDuty(@Me() me: SignedIn, @Body() body: DutyTakeoverBody): Promise<RosterEntryView> {
    return this.book.takeDuty(me.actor, body);
  }

  /** What runs ends now, what was to come is gone, what was stays. */
  @Door('roster.write')
  @Delete('roster/:id')
  @ApiOkResponse({ type: RosterEndedView })
  async end(@Param('id') id: string): Promise<RosterEndedView> {
    return this.book.end(id);
  }

  @Door('accounts.write')
  @Post('organisation/fallback')
  @ApiCreatedResponse({ type: FallbackView })
  async fallback(@Body() { personId }: FallbackBody): Promise<FallbackView> {
    return this.book.setFallback(personId);
  }

  @Door('call.mark')
  @Post('me/call')
  @ApiCreatedResponse({ type: CallView })
  async call(@Me() me: SignedIn, @Body() { inCall }: CallBody): Promise<CallView> {
    return this.book.setCall(me.actor.id, inCall);
  }

  @Door('accounts.write')
  @Get('accounts')
  @ApiOkResponse({ type: AccountPage })
  async list(@Query() query: AccountsQuery): Promise<AccountPage> {
    return this.accounts.list(query);
  }

  @Door('accounts.write')
  @Post('people/:id/disable')
  @ApiCreatedResponse({ type: DisabledView })
  async disable(@Me() me: SignedIn, @Param('id') id: string): Promise<DisabledView> {
    return this.accounts.disable(me.actor, id);
  }

  @Door('accounts.write')
  @Post('people/:id/enable')
  @ApiCreatedResponse({ type: DisabledView })
  async enable(@Param('id') id: string): Promise<DisabledView> {
    return this.accounts.enable(id);
  }
}
