import { Module } from '@nestjs/common';
import { Forgetting } from './forgetting.js';
import { Worker } from './worker.js';

@Module({ providers: [Worker, Forgetting] })
export class WorkerModule {}
