import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LocationBody, LocationPage, LocationView } from '@zorg112/contracts';
import { Places } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { Door, Me } from './signed-in.js';

/** Where people can be when they ask. */
@ApiTags('locations')
@Controller('locations')
export class LocationsController {
  constructor(private readonly places: Places) {}

  @Door('ticket.open')
  @Get()
  @ApiOkResponse({ type: LocationPage })
  async all(@Me() me: SignedIn): Promise<LocationPage> {
    return this.places.all(me.actor);
  }

  @Door('locations.write')
  @Post()
  @ApiCreatedResponse({ type: LocationView })
  async add(@Body() body: LocationBody): Promise<LocationView> {
    return this.places.add(body);
  }

  @Door('locations.write')
  @Delete(':id')
  @HttpCode(200)
  @ApiOkResponse({ type: LocationView })
  async remove(@Param('id') id: string): Promise<LocationView> {
    return this.places.remove(id);
  }
}
