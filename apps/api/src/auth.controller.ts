import { Body, Controller, Get, HttpCode, Inject, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LoginBody, LoginView, MeView } from '@zorg112/contracts';
import { PolicyBook, TimeSource } from '@zorg112/desk';
import { Devices, permissionsOf, Sessions, type SignedIn } from '@zorg112/identity';
import { SETTINGS, type Settings } from '@zorg112/platform';
import { type FastifyReply } from 'fastify';
import { clearSessionCookies, DEVICE_COOKIE, setSessionCookies } from './cookies.js';
import { RateLimits } from './rate-limits.js';
import { Door, type KnownRequest, Me, Public } from './signed-in.js';

@ApiTags('session')
@Controller()
export class AuthController {
  constructor(
    private readonly sessions: Sessions,
    private readonly devices: Devices,
    private readonly limits: RateLimits,
    private readonly time: TimeSource,
    private readonly policies: PolicyBook,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Public()
  @Post('auth/login')
  @HttpCode(200)
  @ApiOkResponse({ type: LoginView })
  async login(
    @Body() body: LoginBody,
    @Req() request: KnownRequest,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginView> {
    const now = this.time.now();
    const device = await this.devices.find(request.cookies[DEVICE_COOKIE], now);
    const { token, signedIn } = await this.limits.login(address, () =>
      this.sessions.login(body.email, body.password, now, device),
    );
    setSessionCookies(reply, token, signedIn, this.settings);
    const { id, roles, teamIds } = signedIn.actor;
    return {
      accessToken: token,
      expiresAt: new Date(signedIn.expiresAt).toISOString(),
      csrfToken: signedIn.csrfToken,
      person: { id, name: signedIn.name, roles: [...roles], teamIds: [...teamIds] },
    };
  }

  @Door('ticket.read')
  @Post('auth/logout')
  @HttpCode(200)
  async logout(@Req() request: KnownRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    await this.sessions.logout(request.token!);
    clearSessionCookies(reply);
    return {};
  }

  @Door('ticket.read')
  @Get('me')
  @ApiOkResponse({ type: MeView })
  async me(@Me() me: SignedIn): Promise<MeView> {
    const { id, roles, teamIds } = me.actor;
    const now = this.time.now();
    const teams = await this.sessions.teamsOf(id, now);
    return {
      id,
      name: me.name,
      email: me.email,
      roles: [...roles],
      teamIds: [...teamIds],
      teams: teams.map(({ id, name, region }) => ({ id, name, region })),
      language: me.language,
      permissions: permissionsOf(roles),
      csrfToken: me.csrfToken,
      now: new Date(now).toISOString(),
      demo: this.settings.demo,
      ...(me.device ? { shared: { device: me.device.name, idleSeconds: me.device.idleMs / 1_000 } } : {}),
      line: { number: this.settings.lineNumber },
      mandate: { amountCents: this.policies.current.mandate.amountCents },
    };
  }
}
