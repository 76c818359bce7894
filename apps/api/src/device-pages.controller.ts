import { Body, Controller, Get, Inject, Ip, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DoorError, PERSONAL_CODE, sentenceOf, statusOf } from '@zorg112/contracts';
import { TimeSource } from '@zorg112/desk';
import { type Device, Devices, PersonalCodes, Sessions, SharedSignIn, type SignedIn } from '@zorg112/identity';
import { SETTINGS, type Settings } from '@zorg112/platform';
import { type FastifyReply } from 'fastify';
import { clearSessionCookies, DEVICE_COOKIE, setDeviceCookie, setSessionCookies } from './cookies.js';
import { herCode, myCode, newCode, pairing, practice, type Shown, whoAreYou, type Wrong } from './device-html.js';
import { ownPath, Pages } from './pages.js';
import { RateLimits } from './rate-limits.js';
import { ownPage, same, tokenOf } from './session.guard.js';
import { type KnownRequest, Public } from './signed-in.js';

type Form = Record<string, string | undefined>;
const TOO_LONG = 200;

/** The pages of a shared device: pairing it, who are you, and a code of her own. Forms that work without a script. */
@Public()
@ApiExcludeController()
@Controller()
export class DevicePagesController {
  constructor(
    private readonly pages: Pages,
    private readonly devices: Devices,
    private readonly shared: SharedSignIn,
    private readonly codes: PersonalCodes,
    private readonly sessions: Sessions,
    private readonly limits: RateLimits,
    private readonly time: TimeSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('koppel')
  async pairingPage(@Req() request: KnownRequest, @Res() reply: FastifyReply, @Query('c') code = ''): Promise<void> {
    const device = await this.#device(request);
    const own = device && { name: device.name, team: (await this.devices.teamOf(device)).name };
    await this.#send(reply, 200, pairing(String(code).slice(0, 40), undefined, own));
  }

  @Post('koppel')
  async pair(
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @Ip() address: string,
    @Body() form: Form,
  ): Promise<void> {
    const code = form['code']?.slice(0, 40) ?? '';
    try {
      ownPage(request);
      const now = this.time.now();
      const before = await this.#device(request);
      const { token } = await this.limits.login(address, () => this.devices.pair(code, now, before));
      // Whoever was signed in here was so for longer than a shared device may.
      const { token: session } = tokenOf(request);
      if (session) await this.sessions.logout(session);
      clearSessionCookies(reply);
      setDeviceCookie(reply, token, now, this.settings);
      reply.redirect('/wie', 303);
    } catch (fault) {
      await this.#again(reply, fault, 'code', (wrong) => pairing(code, wrong));
    }
  }

  @Get('wie')
  async names(@Req() request: KnownRequest, @Res() reply: FastifyReply, @Query() query: Form): Promise<void> {
    const next = ownPath(query['next']);
    const device = await this.#device(request);
    if (!device) return void reply.redirect(`/inloggen?next=${encodeURIComponent(next)}`, 303);
    const now = this.time.now();
    if (await this.devices.roll(device, now))
      setDeviceCookie(reply, request.cookies[DEVICE_COOKIE]!, now, this.settings);
    const all = await this.devices.people(device, now);
    const person = all.find(({ id }) => id === query['p']);
    if (person) {
      const chooses = !person.hasCode || query['kies'] !== undefined;
      return this.#send(reply, 200, chooses ? newCode(person, next) : herCode(person, next));
    }
    const q = query['zoek']?.slice(0, 100) ?? '';
    const found = q ? await this.devices.people(device, now, q) : all;
    const own = { name: device.name, team: (await this.devices.teamOf(device)).name };
    await this.#send(reply, 200, whoAreYou(own, found, { next, q, all: all.length }));
  }

  @Post('wie')
  async signIn(@Req() request: KnownRequest, @Res() reply: FastifyReply, @Body() form: Form): Promise<void> {
    await this.#asPerson(request, reply, form, herCode, 'code', (device, personId) =>
      this.limits.login(`device ${device.id}`, () =>
        this.shared.withCode(device, personId, digitsIn(form), this.time.now()),
      ),
    );
  }

  @Post('wie/code')
  async choose(
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @Ip() address: string,
    @Body() form: Form,
  ): Promise<void> {
    const password = form['password']?.slice(0, TOO_LONG) ?? '';
    await this.#asPerson(request, reply, form, newCode, 'password', (device, personId) => {
      const code = wellFormed(digitsIn(form));
      return this.limits.login(address, () =>
        this.shared.withPassword(device, { personId, password, code }, this.time.now()),
      );
    });
  }

  @Get('mijn-code')
  async myCodePage(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.#signedIn(request);
    if (!me) return void reply.redirect('/inloggen?next=/mijn-code', 303);
    await this.#send(reply, 200, myCode(me.csrfToken, await this.codes.asksPassword(me)));
  }

  @Post('mijn-code')
  async chooseMine(
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @Ip() address: string,
    @Body() form: Form,
  ): Promise<void> {
    const me = await this.#signedIn(request);
    if (!me) return void reply.redirect('/inloggen?next=/mijn-code', 303);
    const asks = await this.codes.asksPassword(me);
    try {
      if (!same(form['_csrf'] ?? '', me.csrfToken)) throw new DoorError('auth.csrf');
      const code = wellFormed(digitsIn(form));
      const password = form['password']?.slice(0, TOO_LONG) ?? '';
      await this.limits.login(address, () => this.codes.choose(me, code, password, this.time.now()));
      await this.#send(reply, 200, myCode(me.csrfToken, asks, undefined, true));
    } catch (fault) {
      await this.#again(reply, fault, asks ? 'password' : 'code', (wrong) => myCode(me.csrfToken, asks, wrong));
    }
  }

  async #asPerson(
    request: KnownRequest,
    reply: FastifyReply,
    form: Form,
    asked: typeof herCode | typeof newCode,
    field: string,
    opens: (device: Device, personId: string) => Promise<{ token: string; signedIn: SignedIn }>,
  ): Promise<void> {
    const next = ownPath(form['next']);
    const device = await this.#device(request);
    if (!device) return void reply.redirect(`/inloggen?next=${encodeURIComponent(next)}`, 303);
    const person = (await this.devices.people(device, this.time.now())).find(({ id }) => id === form['p']);
    if (!person) return void reply.redirect('/wie', 303);
    try {
      ownPage(request);
      const { token, signedIn } = await opens(device, person.id);
      setSessionCookies(reply, token, signedIn, this.settings);
      setDeviceCookie(reply, request.cookies[DEVICE_COOKIE]!, this.time.now(), this.settings);
      reply.redirect(next, 303);
    } catch (fault) {
      if (fault instanceof DoorError && fault.code === 'device.unknown') return void reply.redirect('/inloggen', 303);
      if (fault instanceof DoorError && fault.code === 'device.code_missing')
        return void reply.redirect(`/wie?p=${person.id}&next=${encodeURIComponent(next)}`, 303);
      await this.#again(reply, fault, field, (wrong, when) => asked(person, next, wrong, when));
    }
  }

  /** The form again, with what went wrong and, after a lock, until when. */
  async #again(
    reply: FastifyReply,
    fault: unknown,
    field: string,
    form: (wrong: Wrong, when?: string) => Shown,
  ): Promise<void> {
    if (!(fault instanceof DoorError)) throw fault;
    const { code, extra } = fault;
    const aboutCode = code === 'code.too_simple' || extra.fields?.['code'] !== undefined;
    const said = (language: 'nl' | 'en') =>
      extra.fields?.['code'] ? BAD_CODE[language] : sentenceOf(code, language, {});
    const wrong = { nl: said('nl'), en: said('en'), field: aboutCode ? 'code' : field };
    if (extra.retryAfterSeconds) void reply.header('retry-after', String(extra.retryAfterSeconds));
    const when = extra.retryAfterSeconds ? clock(this.time.now() + extra.retryAfterSeconds * 1_000) : undefined;
    await this.#send(reply, statusOf(code), form(wrong, when));
  }

  async #send(reply: FastifyReply, status: number, { title, main }: Shown): Promise<void> {
    const { demo } = this.settings;
    const html = await this.pages.fill('toestel.html', { demo, title, main: demo ? main + practice : main });
    void reply
      .status(status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(html);
  }

  async #device(request: KnownRequest): Promise<Device | undefined> {
    return this.devices.find(request.cookies[DEVICE_COOKIE], this.time.now());
  }

  async #signedIn(request: KnownRequest): Promise<SignedIn | undefined> {
    const { token } = tokenOf(request);
    return token ? this.sessions.find(token, this.time.now()) : undefined;
  }
}

const BAD_CODE = { nl: 'Een code heeft 4, 5 of 6 cijfers.', en: 'A code has 4, 5 or 6 digits.' };

/** Pasted with a space around or in it is still the same code. */
const digitsIn = (form: Form): string => (form['code'] ?? '').replace(/\s/g, '').slice(0, TOO_LONG);

function wellFormed(code: string): string {
  if (!PERSONAL_CODE.test(code)) throw new DoorError('request.invalid', { fields: { code: BAD_CODE.en } });
  return code;
}

const clock = (at: number): string =>
  `${new Intl.DateTimeFormat('nl-NL', { timeStyle: 'short', timeZone: 'Europe/Amsterdam' }).format(at).replace(':', '.')} uur`;
