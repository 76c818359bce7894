import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Metrics, Readiness } from '@zorg112/platform';
import { type FastifyReply } from 'fastify';
import { Public } from './signed-in.js';

/** For whoever watches the machines. */
@ApiExcludeController()
@Controller()
export class HouseController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  @Public()
  @Get('healthz')
  alive(): object {
    return { status: 'up' };
  }

  @Public()
  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { ready, dependencies } = await this.readiness.check();
    if (!ready) void reply.status(503).header('retry-after', '5');
    return { status: ready ? 'up' : 'down', dependencies };
  }

  @Public()
  @Get('metrics')
  async numbers(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}
