import { Controller, Get, Module, Res } from '@nestjs/common';
import { Readiness } from './readiness.js';

/** Alive and ready, for the roles that have no API of their own. */
@Controller()
class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('healthz')
  alive(): object {
    return { status: 'up' };
  }

  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: { status(code: number): unknown }): Promise<object> {
    const { ready, dependencies } = await this.readiness.check();
    if (!ready) reply.status(503);
    return { status: ready ? 'up' : 'down', dependencies };
  }
}

@Module({ controllers: [HealthController] })
export class HealthModule {}
