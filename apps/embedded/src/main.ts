import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { boot, PlatformModule } from '@zorg112/platform';
import { ApiModule } from '../../api/src/api.module.js';
import { httpAdapter, prepareHttp } from '../../api/src/http.js';
import { ConsoleModule } from '../../console/src/console.module.js';
import { WorkerModule } from '../../worker/src/worker.module.js';

await boot(async (settings, logger) => {
  const module = {
    module: class Desk {},
    imports: [PlatformModule.of(settings, 'embedded'), ApiModule, ConsoleModule, WorkerModule],
  };
  const app = await NestFactory.create<NestFastifyApplication>(module, httpAdapter(settings), {
    logger,
    bodyParser: false,
    abortOnError: false,
  });
  app.useWebSocketAdapter(new IoAdapter(app));
  await prepareHttp(app);
  return app;
});
