import { Body, Controller, Delete, Get, HttpCode, Inject, Ip, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiCreatedResponse, ApiDefaultResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  DeviceBody,
  DeviceCodeBody,
  DeviceCodeView,
  DevicePage,
  DevicePeoplePage,
  DevicePeopleQuery,
  DeviceSessionBody,
  DeviceSessionView,
  DeviceView,
  DoorError,
  ErrorView,
  MyCodeBody,
  MyCodeView,
  OwnDeviceView,
  PairingBody,
  StillHereView,
} from '@zorg112/contracts';
import { Idempotency, TimeSource } from '@zorg112/desk';
import { Devices, PersonalCodes, Sessions, SharedSignIn, type SignedIn } from '@zorg112/identity';
import { SETTINGS, type Settings } from '@zorg112/platform';
import { type FastifyReply } from 'fastify';
import { clearSessionCookies, DEVICE_COOKIE, setDeviceCookie, setSessionCookies } from './cookies.js';
import { RateLimits } from './rate-limits.js';
import { ownPage, tokenOf } from './session.guard.js';
import { Door, type KnownRequest, Me, Public } from './signed-in.js';

const DEFAULT_PEOPLE = 100;

/** Shared devices: what a lead does with them, and what they may do themselves before anybody said who they are. */
@ApiTags('devices')
@Controller()
export class DevicesController {
  constructor(
    private readonly devices: Devices,
    private readonly shared: SharedSignIn,
    private readonly sessions: Sessions,
    private readonly codes: PersonalCodes,
    private readonly idempotency: Idempotency,
    private readonly limits: RateLimits,
    private readonly time: TimeSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Door('devices.write')
  @Get('devices')
  @ApiOkResponse({ type: DevicePage })
  async list(): Promise<DevicePage> {
    return { items: await this.devices.list(this.time.now()), nextCursor: null };
  }

  @Door('devices.write')
  @Post('devices')
  @ApiCreatedResponse({ type: DeviceCodeView })
  async make(@Me() me: SignedIn, @Body() body: DeviceBody): Promise<DeviceCodeView> {
    const { publicUrl } = this.settings;
    return this.devices.make(me.actor.id, body, publicUrl, this.time.now(), this.idempotency.keep);
  }

  /** Unpaired: from now on it opens nothing, and who sat at it is signed out. */
  @Door('devices.write')
  @Delete('devices/:id')
  @ApiOkResponse({ type: DeviceView })
  async end(@Me() me: SignedIn, @Param('id') id: string): Promise<DeviceView> {
    return this.devices.end(me.actor.id, id, this.time.now());
  }

  @Public()
  @Post('device/pairing')
  @ApiCreatedResponse({ type: OwnDeviceView, description: 'With the cookie of the device.' })
  @ApiDefaultResponse({ type: ErrorView, description: 'A stable code and a sentence.' })
  async pair(
    @Body() { code }: PairingBody,
    @Req() request: KnownRequest,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnDeviceView> {
    ownPage(request);
    const now = this.time.now();
    const before = await this.devices.find(request.cookies[DEVICE_COOKIE], now);
    const { token, device } = await this.limits.login(address, () => this.devices.pair(code, now, before));
    // Whoever was signed in here was so for longer than a shared device may.
    const { token: session } = tokenOf(request);
    if (session) await this.sessions.logout(session);
    clearSessionCookies(reply);
    setDeviceCookie(reply, token, now, this.settings);
    return ownView(device, await this.devices.teamOf(device));
  }

  /** What the device may know of itself. */
  @Public()
  @Get('device')
  @ApiCookieAuth(DEVICE_COOKIE)
  @ApiOkResponse({ type: OwnDeviceView })
  async own(@Req() request: KnownRequest): Promise<OwnDeviceView> {
    const device = await this.#device(request);
    return ownView(device, await this.devices.teamOf(device));
  }

  /** Wie ben je? The names of its team, as short as tells them apart. */
  @Public()
  @Get('device/people')
  @ApiCookieAuth(DEVICE_COOKIE)
  @ApiOkResponse({ type: DevicePeoplePage })
  async people(@Req() request: KnownRequest, @Query() query: DevicePeopleQuery): Promise<DevicePeoplePage> {
    const device = await this.#device(request);
    const people = await this.devices.people(device, this.time.now(), query.q);
    return { items: people.slice(0, query.limit ?? DEFAULT_PEOPLE), nextCursor: null };
  }

  @Public()
  @Post('device/session')
  @ApiCookieAuth(DEVICE_COOKIE)
  @ApiCreatedResponse({ type: DeviceSessionView, description: 'With the cookie of the session.' })
  @ApiDefaultResponse({ type: ErrorView, description: 'A stable code and a sentence.' })
  async begin(
    @Body() body: DeviceSessionBody,
    @Req() request: KnownRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeviceSessionView> {
    ownPage(request);
    const device = await this.#device(request);
    const opened = await this.limits.login(`device ${device.id}`, () =>
      this.shared.withCode(device, body.personId, body.code, this.time.now()),
    );
    return this.#begun(reply, request, opened);
  }

  /** The first time, or when she forgot it: a code of her own, with the password of her account. */
  @Public()
  @Post('device/codes')
  @ApiCookieAuth(DEVICE_COOKIE)
  @ApiCreatedResponse({ type: DeviceSessionView, description: 'With the cookie of the session.' })
  @ApiDefaultResponse({ type: ErrorView, description: 'A stable code and a sentence.' })
  async chooseHere(
    @Body() body: DeviceCodeBody,
    @Req() request: KnownRequest,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeviceSessionView> {
    ownPage(request);
    const device = await this.#device(request);
    const opened = await this.limits.login(address, () => this.shared.withPassword(device, body, this.time.now()));
    return this.#begun(reply, request, opened);
  }

  /** Mijn code: for the phones of the ward, chosen on her own. */
  @Door('ticket.read')
  @Post('me/code')
  @ApiCreatedResponse({ type: MyCodeView })
  async choose(@Me() me: SignedIn, @Body() body: MyCodeBody, @Ip() address: string): Promise<MyCodeView> {
    const { code, password = '' } = body;
    return this.limits.login(address, () =>
      this.codes.choose(me, code, password, this.time.now(), this.idempotency.keep),
    );
  }

  /** On a shared device: I am still here. */
  @Door('ticket.read')
  @Post('me/here')
  @HttpCode(200)
  @ApiOkResponse({ type: StillHereView })
  async here(@Me() me: SignedIn, @Req() request: KnownRequest): Promise<StillHereView> {
    const until = await this.sessions.prolong(request.token!, me, this.time.now());
    return { expiresAt: new Date(until).toISOString() };
  }

  async #device(request: KnownRequest) {
    const device = await this.devices.find(request.cookies[DEVICE_COOKIE], this.time.now());
    if (!device) throw new DoorError('device.unknown');
    return device;
  }

  #begun(
    reply: FastifyReply,
    request: KnownRequest,
    { token, signedIn }: { token: string; signedIn: SignedIn },
  ): DeviceSessionView {
    setSessionCookies(reply, token, signedIn, this.settings);
    setDeviceCookie(reply, request.cookies[DEVICE_COOKIE]!, this.time.now(), this.settings);
    const { id, roles, teamIds } = signedIn.actor;
    return {
      expiresAt: new Date(signedIn.expiresAt).toISOString(),
      csrfToken: signedIn.csrfToken,
      person: { id, name: signedIn.name, roles: [...roles], teamIds: [...teamIds] },
    };
  }
}

function ownView(
  { name, place }: { name: string; place: string | null },
  team: { id: string; name: string },
): OwnDeviceView {
  return { name, team: { id: team.id, name: team.name }, ...(place ? { place } : {}) };
}
