import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { boot, HealthModule, PlatformModule } from '@zorg112/platform';
import { ConsoleModule } from './console.module.js';

await boot(async (settings, logger) => {
  const module = {
    module: class Console {},
    imports: [PlatformModule.of(settings, 'console'), HealthModule, ConsoleModule],
  };
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    logger,
    abortOnError: false,
  });
  app.useWebSocketAdapter(new IoAdapter(app));
  return app;
});
