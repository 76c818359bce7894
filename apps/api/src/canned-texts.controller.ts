import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CannedTextBody, CannedTextPage, CannedTextView, ChangedCannedTextBody, PageQuery } from '@zorg112/contracts';
import { CannedTexts } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { versionIn } from './if-match.js';
import { Door, Me } from './signed-in.js';

/** What the desk writes often. */
@ApiTags('canned texts')
@Controller('canned-texts')
export class CannedTextsController {
  constructor(private readonly texts: CannedTexts) {}

  @Door('queue.read')
  @Get()
  @ApiOkResponse({ type: CannedTextPage })
  async all(@Me() me: SignedIn, @Query() page: PageQuery): Promise<CannedTextPage> {
    return this.texts.for(me.actor, page);
  }

  @Door('queue.read')
  @Post()
  @ApiCreatedResponse({ type: CannedTextView })
  async add(@Me() me: SignedIn, @Body() body: CannedTextBody): Promise<CannedTextView> {
    return this.texts.add(me.actor, body);
  }

  @Door('queue.read')
  @Put(':id')
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The version it was read as, in quotes. Older is refused.',
  })
  @ApiOkResponse({ type: CannedTextView })
  async change(
    @Me() me: SignedIn,
    @Param('id') id: string,
    @Body() body: ChangedCannedTextBody,
    @Headers('if-match') ifMatch?: string,
  ): Promise<CannedTextView> {
    return this.texts.change(me.actor, id, body, versionIn(ifMatch));
  }

  /** Put away; a change with `putAway: false` takes it back. */
  @Door('queue.read')
  @Delete(':id')
  @ApiOkResponse({ type: CannedTextView })
  async putAway(@Me() me: SignedIn, @Param('id') id: string): Promise<CannedTextView> {
    return this.texts.putAway(me.actor, id);
  }

  /** You put it in an answer: it stands higher for you from now on. */
  @Door('queue.read')
  @Post(':id/uses')
  @HttpCode(200)
  @ApiOkResponse({ type: CannedTextView })
  async used(@Me() me: SignedIn, @Param('id') id: string): Promise<CannedTextView> {
    return this.texts.used(me.actor, id);
  }
}
