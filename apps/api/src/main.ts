import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { boot, PlatformModule } from '@zorg112/platform';
import { ApiModule } from './api.module.js';
import { httpAdapter, prepareHttp } from './http.js';

await boot(async (settings, logger) => {
  const module = { module: class Api {}, imports: [PlatformModule.of(settings, 'api'), ApiModule] };
  const app = await NestFactory.create<NestFastifyApplication>(module, httpAdapter(settings), {
    logger,
    bodyParser: false,
    abortOnError: false,
  });
  await prepareHttp(app);
  return app;
});
