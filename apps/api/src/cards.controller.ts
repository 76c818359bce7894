import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  CardBody,
  CardOfTicketBody,
  CardPage,
  CardsQuery,
  CardUseBody,
  CardView,
  CardVoteBody,
  ChangedCardBody,
  WholeCardView,
} from '@zorg112/contracts';
import { Cards } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { versionIn } from './if-match.js';
import { Door, Me } from './signed-in.js';

/** What the desk knows: what to do, and what not. For who helps. */
@ApiTags('cards')
@Controller()
export class CardsController {
  constructor(private readonly cards: Cards) {}

  @Door('cards.write')
  @Get('cards')
  @ApiOkResponse({ type: CardPage })
  async list(@Me() me: SignedIn, @Query() query: CardsQuery): Promise<CardPage> {
    return this.cards.list(me.actor, query);
  }

  @Door('cards.write')
  @Post('cards')
  @ApiCreatedResponse({ type: CardView })
  async add(@Me() me: SignedIn, @Body() body: CardBody): Promise<CardView> {
    return this.cards.add(me.actor, body);
  }

  @Door('cards.write')
  @Get('cards/:id')
  @ApiOkResponse({ type: WholeCardView })
  async one(@Me() me: SignedIn, @Param('id') id: string): Promise<WholeCardView> {
    return this.cards.one(me.actor, id);
  }

  @Door('cards.write')
  @Put('cards/:id')
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The version it was read as, in quotes. Older is refused.',
  })
  @ApiOkResponse({ type: CardView })
  async change(
    @Me() me: SignedIn,
    @Param('id') id: string,
    @Body() body: ChangedCardBody,
    @Headers('if-match') ifMatch?: string,
  ): Promise<CardView> {
    return this.cards.change(me.actor, id, body, versionIn(ifMatch));
  }

  /** Put away; a change with `putAway: false` takes it back. */
  @Door('cards.write')
  @Delete('cards/:id')
  @ApiOkResponse({ type: CardView })
  async putAway(@Me() me: SignedIn, @Param('id') id: string): Promise<CardView> {
    return this.cards.putAway(me.actor, id);
  }

  /** Looked over and still good. */
  @Door('cards.write')
  @Post('cards/:id/keeping')
  @HttpCode(200)
  @ApiOkResponse({ type: CardView })
  async keep(@Me() me: SignedIn, @Param('id') id: string): Promise<CardView> {
    return this.cards.keep(me.actor, id);
  }

  /** Heeft dit geholpen? */
  @Door('cards.write')
  @Post('cards/:id/votes')
  @HttpCode(200)
  @ApiOkResponse({ type: CardView })
  async vote(@Me() me: SignedIn, @Param('id') id: string, @Body() { helped }: CardVoteBody): Promise<CardView> {
    return this.cards.vote(me.actor, id, helped);
  }

  /** You put it in an answer. */
  @Door('cards.write')
  @Post('cards/:id/uses')
  @HttpCode(200)
  @ApiOkResponse({ type: CardView })
  async used(@Me() me: SignedIn, @Param('id') id: string, @Body() { ticketId }: CardUseBody): Promise<CardView> {
    return this.cards.used(me.actor, id, ticketId);
  }

  /** Those that fit this question. */
  @Door('cards.write')
  @Get('tickets/:id/cards')
  @ApiOkResponse({ type: CardPage })
  async forTicket(@Me() me: SignedIn, @Param('id') id: string): Promise<CardPage> {
    return this.cards.forTicket(me.actor, id);
  }

  /** A card of how this question was solved, or in your own words where you give them; made once, and the same one after that. */
  @Door('cards.write')
  @Post('tickets/:id/card')
  @ApiCreatedResponse({ type: CardView })
  async fromTicket(@Me() me: SignedIn, @Param('id') id: string, @Body() body: CardOfTicketBody): Promise<CardView> {
    return this.cards.fromTicket(me.actor, id, body);
  }
}
