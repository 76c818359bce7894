import { Body, Controller, Delete, Get, Headers, Param, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DRAFT_KINDS, DraftBody, DraftQuery, DraftsView, DraftView } from '@zorg112/contracts';
import { Drafts } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { versionIn } from './if-match.js';
import { Door, Me } from './signed-in.js';

/** What you are writing and did not send yet: nobody else reads it. */
@ApiTags('drafts')
@Controller('tickets/:id/draft')
export class DraftsController {
  constructor(private readonly drafts: Drafts) {}

  @Door('ticket.write')
  @Get()
  @ApiOkResponse({ type: DraftsView })
  async of(@Me() me: SignedIn, @Param('id') id: string): Promise<DraftsView> {
    return this.drafts.of(me.actor, id);
  }

  /** Sending the words takes their draft away by itself. */
  @Door('ticket.write')
  @Put()
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The version of the draft these words go on from, in quotes; "0" for none. Older is refused.',
  })
  @ApiOkResponse({ type: DraftView })
  async keep(
    @Me() me: SignedIn,
    @Param('id') id: string,
    @Body() body: DraftBody,
    @Headers('if-match') ifMatch?: string,
  ): Promise<DraftView> {
    return this.drafts.keep(me.actor, id, body, versionIn(ifMatch));
  }

  @Door('ticket.write')
  @Delete()
  @ApiOkResponse({ type: DraftsView })
  async drop(@Me() me: SignedIn, @Param('id') id: string, @Query() { kind }: DraftQuery): Promise<DraftsView> {
    return this.drafts.drop(me.actor, id, kind ? [kind] : DRAFT_KINDS);
  }
}
