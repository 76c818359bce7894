import { Body, Controller, Get, HttpCode, Inject, Ip, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { assetOf, DoorError, isCategory, Refusal, sentenceOf } from '@zorg112/contracts';
import { hashOf, Idempotency, OwnershipService, Places, Subjects, TimeSource } from '@zorg112/desk';
import { type Device, Devices, Sessions, type SignedIn } from '@zorg112/identity';
import { SETTINGS, type Settings } from '@zorg112/platform';
import { type FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';
import { clearSessionCookies, DEVICE_COOKIE, setSessionCookies } from './cookies.js';
import { languageOf } from './error.filter.js';
import { type Notice, ownPath, Pages, MANAGER_PAGES } from './pages.js';
import { RateLimits } from './rate-limits.js';
import { same, tokenOf } from './session.guard.js';
import { type KnownRequest, Public } from './signed-in.js';
import { squeezed } from './squeezed.js';

type Form = Record<string, string | undefined>;
/** What a page shows before its script has run. */
interface Shown {
  readonly notice?: Notice;
  readonly page?: 'ask' | 'list' | 'one';
  /** What a sticker says: where it hangs, and on what. */
  readonly place?: string;
  /** And the number on that. */
  readonly asset?: string;
}

/** The pages, and the forms that work without a script. */
@Public()
@ApiExcludeController()
@Controller()
export class PagesController {
  constructor(
    private readonly pages: Pages,
    private readonly ownership: OwnershipService,
    private readonly subjects: Subjects,
    private readonly places: Places,
    private readonly idempotency: Idempotency,
    private readonly sessions: Sessions,
    private readonly devices: Devices,
    private readonly limits: RateLimits,
    private readonly time: TimeSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(['', 'mijn', 'm/:id', 'n'])
  async careWorker(
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @Query('verstuurd') sent?: string,
    @Query('p') place?: string,
    @Query('d') device?: string,
    @Query('apparaat') asset?: string,
  ): Promise<void> {
    const notice = sent && /^\d{1,12}$/.test(sent) ? ({ kind: 'sent', number: sent } as const) : undefined;
    await this.#page(request, reply, 'index.html', {
      ...(notice ? { notice } : {}),
      page: pageOf(request.url),
      ...at(place, device, asset),
    });
  }

  /** A screen on a wall shows itself without anybody signed in. */
  @Get('bord')
  async board(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#send(request, reply, 200, 'bord.html', {});
  }

  @Get('stickers')
  async stickers(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#page(request, reply, 'stickers.html');
  }

  @Get(['desk', 'desk/:number'])
  async console(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#page(request, reply, 'desk.html');
  }

  @Get(MANAGER_PAGES)
  async manager(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#page(request, reply, 'dash.html');
  }

  @Get('beheer')
  async administrator(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#page(request, reply, 'beheer.html');
  }

  @Get('inloggen')
  async signInPage(
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @Query('next') next?: string,
    @Query('account') account?: string,
  ): Promise<void> {
    // On a phone of the ward it begins with a name; with an account only for whoever says so.
    if (account === undefined && (await this.#device(request)))
      return void reply.redirect(`/wie?next=${encodeURIComponent(ownPath(next))}`, 303);
    await this.#send(request, reply, 200, 'inloggen.html', { next: ownPath(next) });
  }

  /** The ask form without JavaScript. Words are never lost: a refusal shows the form again with them in it. */
  @Post('vraag')
  async ask(@Req() request: KnownRequest, @Res() reply: FastifyReply, @Body() form: Form): Promise<void> {
    const signedIn = await this.#signedIn(request);
    if (!signedIn) return void reply.redirect('/inloggen?next=/', 303);
    try {
      if (!same(form['_csrf'] ?? '', signedIn.csrfToken)) throw new DoorError('auth.csrf');
      await this.limits.ticket(signedIn.actor.id);
      const body = {
        text: checked(form['text']),
        careNow: form['careNow'] !== undefined,
        private: form['private'] !== undefined,
        location: form['location']?.slice(0, 200),
        asset: checkedAsset(form['asset']),
        ...(isCategory(form['category']) ? { category: form['category'] } : {}),
        channel: 'web',
      };
      const key = {
        personId: signedIn.actor.id,
        key: form['_key'] || randomUUID(),
        requestHash: hashOf('/vraag', body),
      };
      const { number } = await this.idempotency.once(key, () => this.ownership.open(signedIn.actor, body));
      reply.redirect(`/?verstuurd=${number}`, 303);
    } catch (fault) {
      if (!(fault instanceof Refusal || fault instanceof DoorError)) throw fault;
      const message = sentenceOf(fault.code, languageOf(request), {});
      await this.#send(request, reply, fault.code === 'auth.csrf' ? 403 : 422, 'index.html', {
        signedIn,
        notice: { kind: 'error', message },
        text: form['text'] ?? '',
        place: form['location'] ?? '',
        asset: form['asset']?.slice(0, 200) ?? '',
      });
    }
  }

  @Post('inloggen')
  async signIn(
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @Ip() address: string,
    @Body() form: Form,
  ): Promise<void> {
    const next = ownPath(form['next']);
    const device = await this.#device(request);
    try {
      const { token, signedIn } = await this.limits.login(address, () =>
        this.sessions.login(form['email'] ?? '', form['password'] ?? '', this.time.now(), device),
      );
      setSessionCookies(reply, token, signedIn, this.settings);
      reply.redirect(next === '/' ? homeOf(signedIn) : next, 303);
    } catch (fault) {
      if (!(fault instanceof DoorError)) throw fault;
      const message = sentenceOf(fault.code, languageOf(request), {});
      await this.#send(request, reply, fault.code === 'rate.limited' ? 429 : 401, 'inloggen.html', {
        next,
        email: form['email']?.slice(0, 320) ?? '',
        notice: { kind: 'error', message },
      });
    }
  }

  @Post('uitloggen')
  @HttpCode(303)
  async signOut(@Req() request: KnownRequest, @Res() reply: FastifyReply, @Body() form: Form): Promise<void> {
    const signedIn = await this.#signedIn(request);
    const { token } = tokenOf(request);
    if (signedIn && token && same(form['_csrf'] ?? '', signedIn.csrfToken)) await this.sessions.logout(token);
    clearSessionCookies(reply);
    reply.redirect('/inloggen', 303);
  }

  async #page(request: KnownRequest, reply: FastifyReply, file: string, filled: Shown = {}): Promise<void> {
    const signedIn = await this.#signedIn(request);
    if (!signedIn) return void reply.redirect(`/inloggen?next=${encodeURIComponent(request.url)}`, 303);
    await this.#send(request, reply, 200, file, { ...filled, signedIn });
  }

  async #send(
    request: KnownRequest,
    reply: FastifyReply,
    status: number,
    file: string,
    filled: Shown & { signedIn?: SignedIn; text?: string; next?: string; email?: string },
  ): Promise<void> {
    const asks = file === 'index.html' && filled.signedIn;
    const subjects = asks ? await this.subjects.usualFor(asks.actor) : [];
    const place = filled.place ?? (asks && (asks.device?.place ?? (await this.places.lastOf(asks.actor))));
    const html = await this.pages.fill(file, { ...filled, subjects, place: place || '', demo: this.settings.demo });
    // Not together with words of whoever made the link: from how long the answer is they could guess the token beside them (BREACH).
    const echoes = filled.place ?? filled.asset ?? filled.notice ?? filled.text ?? filled.next ?? filled.email;
    const { body, encoding } = await squeezed(html, echoes === undefined ? request.headers['accept-encoding'] : '');
    if (encoding) void reply.header('content-encoding', encoding);
    void reply
      .status(status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('vary', 'accept-encoding')
      .send(body);
  }

  async #device(request: KnownRequest): Promise<Device | undefined> {
    return this.devices.find(request.cookies[DEVICE_COOKIE], this.time.now());
  }

  /** Opening a page is a sign of life, which counts on a shared device. */
  async #signedIn(request: KnownRequest): Promise<SignedIn | undefined> {
    const { token } = tokenOf(request);
    const signedIn = token ? await this.sessions.find(token, this.time.now()) : undefined;
    if (token && signedIn) await this.sessions.prolong(token, signedIn, this.time.now());
    return signedIn;
  }
}

/** The words are in the sticker itself: it works without a network, and when a place is gone from the list. */
function at(place: unknown, device: unknown, number: unknown): { place?: string; asset?: string } {
  const words = [place, device]
    .filter((one): one is string => typeof one === 'string' && one.trim() !== '')
    .map((one) => one.trim());
  const asset = typeof number === 'string' ? assetOf(number) : undefined;
  return {
    ...(words.length > 0 ? { place: words.join(' · ').slice(0, 200) } : {}),
    ...(asset === undefined ? {} : { asset }),
  };
}

function pageOf(url: string): 'ask' | 'list' | 'one' {
  return url.startsWith('/mijn') ? 'list' : url.startsWith('/m/') ? 'one' : 'ask';
}

function homeOf({ actor }: SignedIn): string {
  if (actor.roles.some((role) => role === 'agent' || role === 'lead' || role === 'back_office')) return '/desk';
  return actor.roles.some((role) => role === 'manager' || role === 'admin') ? '/dash' : '/';
}

function checked(text: string | undefined): string {
  if (text !== undefined && (text.length > 20_000 || text.includes('\0')))
    throw new DoorError('request.invalid', { fields: { text: 'at most 20,000 characters of text' } });
  return text ?? '';
}

function checkedAsset(written = ''): string | undefined {
  if (written.trim() !== '' && assetOf(written) === undefined)
    throw new DoorError('request.invalid', { fields: { asset: 'letters, figures, spaces and . / -, at most 40' } });
  return written;
}
