import { Body, Controller, HttpCode, Inject, Ip, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiDefaultResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ErrorView } from '@zorg112/contracts';
import { CallLog } from '@zorg112/desk';
import { SETTINGS, type Settings } from '@zorg112/platform';
import { type FastifyReply } from 'fastify';
import { ctiEvent } from './cti-event.js';
import { Exchanges } from './exchanges.js';
import { RateLimits } from './rate-limits.js';
import { Public } from './signed-in.js';
import { TakesForm } from './upload.js';

/** Where telephone exchanges tell of calls. The token in the address is all they prove themselves by. */
@ApiTags('calls')
@Controller('cti')
export class CtiController {
  constructor(
    private readonly exchanges: Exchanges,
    private readonly calls: CallLog,
    private readonly limits: RateLimits,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Public()
  @TakesForm()
  @Post(':token')
  @HttpCode(200)
  @ApiOperation({
    summary: 'newCall, answer and hangup, by the Zammad generic CTI convention or the sipgate push API.',
  })
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  @ApiBody({ schema: { type: 'object', additionalProperties: true, required: ['event', 'callId'] } })
  @ApiOkResponse({ description: '`{}`, or for sipgate a `<Response onAnswer onHangup/>`.' })
  @ApiDefaultResponse({ type: ErrorView, description: 'A stable code and a sentence.' })
  async tell(
    @Param('token') token: string,
    @Body() body: Record<string, unknown>,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | string> {
    // Counted apart: whoever mistypes a password behind the same address must not keep the phone from ringing.
    const exchange = await this.limits.login(`cti ${address}`, async () => this.exchanges.by(token));
    const event = ctiEvent(body, exchange.id);
    if (event) await this.calls.hear(event);
    if (exchange.convention === 'generic') return {};
    void reply.header('content-type', 'application/xml; charset=utf-8');
    return hereAgain(`${this.settings.publicUrl}/api/v1/cti/${token}`);
  }
}

/** Without these sipgate tells nothing of the answer and the end. */
function hereAgain(url: string): string {
  const here = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Response onAnswer="${here}" onHangup="${here}"/>\n`;
}
