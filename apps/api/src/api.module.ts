import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AttachmentsController } from './attachments.controller.js';
import { AuthController } from './auth.controller.js';
import { BoardsController } from './boards.controller.js';
import { CallsController } from './calls.controller.js';
import { CannedTextsController } from './canned-texts.controller.js';
import { CardsController } from './cards.controller.js';
import { ClaimsController } from './claims.controller.js';
import { ConsultsController } from './consults.controller.js';
import { ConversationController } from './conversation.controller.js';
import { CtiController } from './cti.controller.js';
import { DecisionsController } from './decisions.controller.js';
import { DeskController } from './desk.controller.js';
import { StatsController } from './stats.controller.js';
import { EndingsController } from './endings.controller.js';
import { DevicePagesController } from './device-pages.controller.js';
import { DevicesController } from './devices.controller.js';
import { DraftsController } from './drafts.controller.js';
import { ErrorFilter } from './error.filter.js';
import { Exchanges } from './exchanges.js';
import { FloorController } from './floor.controller.js';
import { HandoversController } from './handovers.controller.js';
import { HouseController } from './house.controller.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { LocationsController } from './locations.controller.js';
import { LogReadingsController } from './log-readings.controller.js';
import { Pages } from './pages.js';
import { PagesController } from './pages.controller.js';
import { PhonesController } from './phones.controller.js';
import { PolicyController } from './policy.controller.js';
import { PreferencesController } from './preferences.controller.js';
import { RateLimits } from './rate-limits.js';
import { RosterController } from './roster.controller.js';
import { RuleController } from './rule.controller.js';
import { SessionGuard } from './session.guard.js';
import { SpecialPathsController } from './special-paths.controller.js';
import { SolutionController } from './solution.controller.js';
import { TicketsController } from './tickets.controller.js';
import { TogetherController } from './together.controller.js';
import { UploadInterceptor } from './upload.js';

@Module({
  controllers: [
    AuthController,
    TicketsController,
    BoardsController,
    FloorController,
    CannedTextsController,
    CardsController,
    ClaimsController,
    ConversationController,
    DraftsController,
    AttachmentsController,
    ConsultsController,
    SolutionController,
    SpecialPathsController,
    EndingsController,
    HandoversController,
    DecisionsController,
    TogetherController,
    DeskController,
    StatsController,
    DevicesController,
    LocationsController,
    LogReadingsController,
    RosterController,
    CallsController,
    CtiController,
    PhonesController,
    PolicyController,
    PreferencesController,
    RuleController,
    HouseController,
    PagesController,
    DevicePagesController,
  ],
  providers: [
    RateLimits,
    Exchanges,
    Pages,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_INTERCEPTOR, useClass: UploadInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_FILTER, useClass: ErrorFilter },
  ],
})
export class ApiModule {}
