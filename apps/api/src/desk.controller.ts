import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ColleaguePage,
  CostCentreBody,
  NamedPage,
  NoticesView,
  PageQuery,
  PeopleQuery,
  QueueView,
  ServicePage,
  TeamPage,
  TeamView,
} from '@zorg112/contracts';
import { Colleagues, Notices, Queue } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { type FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import { Door, type KnownRequest, Me } from './signed-in.js';

@ApiTags('desk')
@Controller()
export class DeskController {
  constructor(
    private readonly queue: Queue,
    private readonly colleagues: Colleagues,
    private readonly notices: Notices,
  ) {}

  /** The ETag is of the answer itself: the same rows in the same order, and whether they are late. */
  @Door('queue.read')
  @Get('queue')
  @ApiOkResponse({ type: QueueView })
  async live(
    @Me() me: SignedIn,
    @Query() query: PageQuery,
    @Req() request: KnownRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QueueView | undefined> {
    const view = await this.queue.of(me.actor, query);
    const etag = `"${createHash('sha1').update(JSON.stringify(view)).digest('base64url')}"`;
    void reply.header('etag', etag).header('cache-control', 'private, no-cache');
    if (request.headers['if-none-match'] !== etag) return view;
    void reply.status(304);
    return undefined;
  }

  /** What rang for me and I have not seen, together by the minute. */
  @Door('queue.read')
  @Get('me/notices')
  @ApiOkResponse({ type: NoticesView })
  async told(@Me() me: SignedIn): Promise<NoticesView> {
    return this.notices.of(me.actor);
  }

  @Door('queue.read')
  @Post('me/notices/seen')
  @HttpCode(200)
  @ApiOkResponse({ type: NoticesView })
  async seen(@Me() me: SignedIn): Promise<NoticesView> {
    await this.notices.seen(me.actor);
    return this.notices.of(me.actor);
  }

  @Door('colleagues.read')
  @Get('people')
  @ApiOkResponse({ type: ColleaguePage })
  async people(@Query() query: PeopleQuery): Promise<ColleaguePage> {
    return this.colleagues.people(query);
  }

  /** Whom somebody who asks may ask for: the names of the desk. */
  @Door('ticket.read')
  @Get('helpers')
  @ApiOkResponse({ type: NamedPage })
  async helpers(): Promise<NamedPage> {
    return this.colleagues.helpers();
  }

  @Door('colleagues.read')
  @Get('services')
  @ApiOkResponse({ type: ServicePage })
  async services(): Promise<ServicePage> {
    return this.colleagues.services();
  }

  @Door('ticket.read')
  @Get('teams')
  @ApiOkResponse({ type: TeamPage })
  async teams(): Promise<TeamPage> {
    return this.colleagues.teams();
  }

  @Door('teams.write')
  @Put('teams/:id/cost-centre')
  @ApiOkResponse({ type: TeamView })
  async costCentre(@Param('id') id: string, @Body() { costCentre }: CostCentreBody): Promise<TeamView> {
    return this.colleagues.setCostCentre(id, costCentre);
  }
}
