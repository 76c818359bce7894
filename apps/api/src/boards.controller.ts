import { Body, Controller, Delete, Get, HttpCode, Inject, Ip, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiCreatedResponse, ApiDefaultResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AdmitBoardBody,
  AskingBoardView,
  BoardFiguresView,
  BoardPage,
  BoardView,
  ErrorView,
  PageQuery,
} from '@zorg112/contracts';
import { Boards } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { SETTINGS, type Settings } from '@zorg112/platform';
import { type FastifyReply } from 'fastify';
import { BOARD_COOKIE, setBoardCookie } from './cookies.js';
import { Pages } from './pages.js';
import { RateLimits } from './rate-limits.js';
import { ownPage } from './session.guard.js';
import { Door, type KnownRequest, Me, Public } from './signed-in.js';

/** Screens on a wall: what a lead does with them, and the numbers they read. */
@ApiTags('boards')
@Controller()
export class BoardsController {
  constructor(
    private readonly boards: Boards,
    private readonly pages: Pages,
    private readonly limits: RateLimits,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Door('devices.write')
  @Get('boards')
  @ApiOkResponse({ type: BoardPage })
  async list(@Query() page: PageQuery): Promise<BoardPage> {
    return this.boards.list(page);
  }

  /** The digits on the screen say which one it is. Guesses count for the whole house: they are few, and whoever makes them has many addresses. */
  @Door('devices.write')
  @Post('boards')
  @ApiCreatedResponse({ type: BoardView })
  async admit(@Me() me: SignedIn, @Body() body: AdmitBoardBody): Promise<BoardView> {
    return this.limits.login('boards', () => this.boards.admit(me.actor, body));
  }

  /** From now on it shows nothing. */
  @Door('devices.write')
  @Delete('boards/:id')
  @ApiOkResponse({ type: BoardView })
  async end(@Me() me: SignedIn, @Param('id') id: string): Promise<BoardView> {
    return this.boards.end(me.actor, id);
  }

  /** A screen says that it is there, and shows the digits. */
  @Public()
  @Post('board/asking')
  @HttpCode(201)
  @ApiCreatedResponse({ type: AskingBoardView, description: 'With the cookie of the board.' })
  @ApiDefaultResponse({ type: ErrorView, description: 'A stable code and a sentence.' })
  async ask(
    @Req() request: KnownRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Ip() address: string,
  ): Promise<AskingBoardView> {
    ownPage(request);
    await this.limits.asking(address);
    const { token, view } = await this.boards.ask();
    setBoardCookie(reply, token, this.settings);
    return view;
  }

  @Public()
  @Get('board')
  @ApiCookieAuth(BOARD_COOKIE)
  @ApiOkResponse({ type: BoardFiguresView })
  @ApiDefaultResponse({ type: ErrorView, description: 'A stable code and a sentence.' })
  async figures(@Req() request: KnownRequest): Promise<BoardFiguresView> {
    return this.boards.figures(request.cookies[BOARD_COOKIE], await this.pages.build());
  }
}
