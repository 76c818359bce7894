import { Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { TicketView } from '@zorg112/contracts';
import { OwnershipService } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { Door, Me } from './signed-in.js';

@ApiTags('tickets')
@Controller('tickets/:id/claim')
export class ClaimsController {
  constructor(private readonly ownership: OwnershipService) {}

  @Door('ticket.write')
  @Post()
  @ApiCreatedResponse({ type: TicketView })
  async claim(@Me() me: SignedIn, @Param('id') id: string): Promise<TicketView> {
    return this.ownership.claim(me.actor, id);
  }
}
