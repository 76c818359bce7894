import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { boot, HealthModule, PlatformModule } from '@zorg112/platform';
import { WorkerModule } from './worker.module.js';

await boot(async (settings, logger) => {
  const module = {
    module: class Work {},
    imports: [PlatformModule.of(settings, 'worker'), HealthModule, WorkerModule],
  };
  return NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { logger, abortOnError: false });
});
