import { Module } from '@nestjs/common';
import { Worker } from './worker.js';

@Module({ providers: [Worker] })
export class WorkerModule {}
