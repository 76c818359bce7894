import { Body, Controller, Get, Headers, Put } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PreferencesBody, PreferencesView } from '@zorg112/contracts';
import { Preferences } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { versionIn } from './if-match.js';
import { Door, Me } from './signed-in.js';

/** How you have your own screen. */
@ApiTags('preferences')
@Controller('me/preferences')
export class PreferencesController {
  constructor(private readonly preferences: Preferences) {}

  @Door('ticket.read')
  @Get()
  @ApiOkResponse({ type: PreferencesView })
  async of(@Me() me: SignedIn): Promise<PreferencesView> {
    return this.preferences.of(me.actor);
  }

  @Door('ticket.read')
  @Put()
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The version it was read as, in quotes; "0" for none. Older is refused.',
  })
  @ApiOkResponse({ type: PreferencesView })
  async keep(
    @Me() me: SignedIn,
    @Body() body: PreferencesBody,
    @Headers('if-match') ifMatch?: string,
  ): Promise<PreferencesView> {
    return this.preferences.keep(me.actor, body, versionIn(ifMatch));
  }
}
