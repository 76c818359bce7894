import { Module } from '@nestjs/common';
import { ConsoleGateway } from './console.gateway.js';
import { Presence } from './presence.js';

@Module({ providers: [ConsoleGateway, Presence] })
export class ConsoleModule {}
