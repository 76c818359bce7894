import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  PolicyBody,
  PolicyPreviewBody,
  PolicyPreviewView,
  PolicySavedView,
  PolicySourceView,
  PolicyView,
  RederivationBody,
  RederivationView,
} from '@zorg112/contracts';
import { PolicyDesk } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { Door, Me } from './signed-in.js';

/** The promises of this desk: what they would do, which ones run, and a new version of them. */
@ApiTags('policy')
@Controller('policy')
export class PolicyController {
  constructor(private readonly policies: PolicyDesk) {}

  @Door('policy.preview')
  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({ type: PolicyPreviewView })
  preview(@Body() body: PolicyPreviewBody): PolicyPreviewView {
    return this.policies.preview(body);
  }

  @Door('policy.read')
  @Get()
  @ApiOkResponse({ type: PolicyView })
  async read(): Promise<PolicyView> {
    return this.policies.read();
  }

  @Door('policy.read')
  @Get('versions/:version')
  @ApiOkResponse({ type: PolicySourceView })
  async version(@Param('version', ParseIntPipe) version: number): Promise<PolicySourceView> {
    return { version, policy: await this.policies.version(version) };
  }

  @Door('policy.write')
  @Post()
  @ApiCreatedResponse({ type: PolicySavedView })
  async save(@Me() me: SignedIn, @Body() body: PolicyBody): Promise<PolicySavedView> {
    return this.policies.save(me.actor, body);
  }

  @Door('policy.read')
  @Get('rederivation')
  @ApiOkResponse({ type: RederivationView })
  async left(): Promise<RederivationView> {
    return this.policies.left();
  }

  @Door('policy.write')
  @Post('rederivation')
  @ApiCreatedResponse({ type: RederivationView })
  async rederive(@Body() { version }: RederivationBody): Promise<RederivationView> {
    return this.policies.rederive(version);
  }
}
