import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FloorView } from '@zorg112/contracts';
import { Floor } from '@zorg112/desk';
import { Door } from './signed-in.js';

/** How it goes this moment, for who leads the shift. */
@ApiTags('floor')
@Controller('floor')
export class FloorController {
  constructor(private readonly floor: Floor) {}

  @Door('floor.read')
  @Get()
  @ApiOkResponse({ type: FloorView })
  async now(): Promise<FloorView> {
    return this.floor.now();
  }
}
