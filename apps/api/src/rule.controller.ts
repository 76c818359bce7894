import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CheckWordingBody, WordingView } from '@zorg112/contracts';
import { Wording } from '@zorg112/desk';
import { Door } from './signed-in.js';

/** Asking the rule without doing anything. */
@ApiTags('rule')
@Controller()
export class RuleController {
  constructor(private readonly wording: Wording) {}

  @Door('wording.check')
  @Post('check-wording')
  @HttpCode(200)
  @ApiOkResponse({ type: WordingView })
  checkWording(@Body() body: CheckWordingBody): WordingView {
    const { redirects, hits, suggestion } = this.wording.check(body.text, body.lang);
    return { redirects, hits: hits.map(({ phrase, start, end }) => ({ phrase, start, end })), suggestion };
  }
}
