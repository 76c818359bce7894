import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { HttpStatus, ValidationPipe, type ValidationError } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { DoorError } from '@zorg112/contracts';
import { Metrics, SETTINGS, type Settings } from '@zorg112/platform';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { formOf } from './form.js';

const LARGEST_BODY = 256 * 1024;
/** A body that is read while it comes in, by the routes that say so. */
export const STREAMED = 'application/octet-stream';
const AT_THE_ROOT = [
  '',
  'mijn',
  'm/:id',
  'n',
  'desk',
  'desk/:number',
  'dash',
  'dash/doorverwijzen',
  'dash/cijfers',
  'dash/achter',
  'dash/vragen',
  'dash/vraag/:number',
  'dash/team/:id',
  'beheer',
  'bord',
  'stickers',
  'inloggen',
  'koppel',
  'wie',
  'wie/code',
  'mijn-code',
  'uitloggen',
  'vraag',
  'healthz',
  'readyz',
  'metrics',
];

export function httpAdapter({ trustProxy }: Settings): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: LARGEST_BODY,
    trustProxy,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 100 },
  });
}

/** The wire: bodies, cookies, headers, checks, the OpenAPI document and the built pages. */
export async function prepareHttp(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const settings = app.get<Settings>(SETTINGS);
  await app.register(cookie as never);
  await app.register(multipart as never);
  readBodies(fastify);
  setHeaders(fastify, app.get(Metrics));
  app.setGlobalPrefix('api/v1', { exclude: AT_THE_ROOT });
  app.useGlobalPipes(
    new ValidationPipe({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      errorHttpStatusCode: HttpStatus.UNPROCESSABLE_ENTITY,
      exceptionFactory: invalid,
    }),
  );
  SwaggerModule.setup('api/docs', app, () => openApi(app), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'zorg-112 API',
  });
  const root = resolve(settings.webDir);
  if (existsSync(root))
    await app.register(
      fastifyStatic as never,
      { root, wildcard: false, index: false, preCompressed: true, setHeaders: cacheForever } as never,
    );
}

export function openApi(app: NestFastifyApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('zorg-112')
    .setDescription(
      'One desk that does not redirect but helps itself. A ticket has one named owner from its first second until the requester says it is solved.',
    )
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth('zorg112_session')
    .build();
  return SwaggerModule.createDocument(app, about);
}

/** An empty body is an empty object, with or without a content type; anything but an object is malformed. */
function readBodies(fastify: FastifyInstance): void {
  const json = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (String(body).trim() === '') return done(null, {});
    json(request, body as string, done);
  });
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request: FastifyRequest, body: unknown, done: (fault: null, form: object) => void) =>
      done(null, formOf(new URLSearchParams(String(body)))),
  );
  fastify.addContentTypeParser(
    STREAMED,
    (request: FastifyRequest, body: unknown, done: (fault: Error | null, body?: unknown) => void) =>
      (request.routeOptions.config as { streamed?: boolean }).streamed
        ? done(null, body)
        : done(new DoorError('request.malformed')),
  );
  fastify.addHook('preValidation', async (request: FastifyRequest) => {
    const query = request.query as Record<string, unknown>;
    for (const name of Object.keys(query)) if (query[name] === '') delete query[name];
    if (request.method !== 'POST' && request.method !== 'DELETE') return;
    request.body ??= {};
    if (typeof request.body !== 'object' || Array.isArray(request.body)) throw new DoorError('request.malformed');
  });
}

const SAFE: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'content-security-policy':
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
};
const DOCS_CSP =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'";

function setHeaders(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onSend', async (request, reply) => {
    for (const [name, value] of Object.entries(SAFE)) if (!reply.hasHeader(name)) void reply.header(name, value);
    if (request.url.startsWith('/api/docs')) void reply.header('content-security-policy', DOCS_CSP);
    if (request.url.startsWith('/api/v1') && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'no-store');
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.requests.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
}

/** Built files carry their hash in their name. */
function cacheForever(
  reply: { setHeader?(name: string, value: string): void; header?(name: string, value: string): void },
  path: string,
): void {
  const value = /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
  if (reply.setHeader) reply.setHeader('cache-control', value);
  else reply.header?.('cache-control', value);
}

function invalid(errors: ValidationError[]): DoorError {
  return new DoorError('request.invalid', {
    fields: Object.fromEntries(errors.flatMap((error) => sentences(error, ''))),
  });
}

function sentences(error: ValidationError, above: string): [string, string][] {
  const name = above + error.property;
  const own = Object.values(error.constraints ?? {});
  return [
    ...(own[0] ? ([[name, own[0]]] as [string, string][]) : []),
    ...(error.children ?? []).flatMap((child) => sentences(child, `${name}.`)),
  ];
}
