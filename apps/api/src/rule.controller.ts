import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CheckWordingBody, WordingView, WordListsView } from '@zorg112/contracts';
import { PolicyBook, TimeSource, Wording } from '@zorg112/desk';
import { type FastifyReply } from 'fastify';
import { Door, type KnownRequest } from './signed-in.js';

/** Asking the rule without doing anything. */
@ApiTags('rule')
@Controller()
export class RuleController {
  constructor(
    private readonly wording: Wording,
    private readonly policies: PolicyBook,
    private readonly time: TimeSource,
  ) {}

  @Door('wording.check')
  @Post('check-wording')
  @HttpCode(200)
  @ApiOkResponse({ type: WordingView })
  checkWording(@Body() { text, lang, by }: CheckWordingBody): WordingView {
    const promised = by === undefined ? undefined : { by: Date.parse(by), now: this.time.now(), zone: this.zone };
    return this.wording.check(text, lang, promised) as WordingView;
  }

  /** The lists themselves, so that a console checks while somebody types without sending a word of it. */
  @Door('wording.check')
  @Get('word-lists')
  @ApiOkResponse({ type: WordListsView })
  lists(@Req() { headers }: KnownRequest, @Res({ passthrough: true }) reply: FastifyReply): WordListsView | undefined {
    const { rules, etag } = this.wording;
    void reply.header('etag', etag).header('cache-control', 'private, no-cache');
    if (headers['if-none-match'] !== etag) return { ...rules, zone: this.zone };
    void reply.status(304);
    return undefined;
  }

  private get zone(): string {
    return this.policies.current.calendar.zone;
  }
}
