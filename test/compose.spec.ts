import { Ajv } from 'ajv';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { load, YAML11_SCHEMA } from 'js-yaml';

interface Service {
  build?: string;
  command?: string[];
  depends_on?: Record<string, { condition: string }>;
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  ports?: string[];
}

const root = resolve(import.meta.dirname, '..');
const read = (file: string): Promise<string> => readFile(join(root, file), 'utf8');
const compose = async (): Promise<{ services: Record<string, Service> }> =>
  load(await read('docker-compose.yml'), { schema: YAML11_SCHEMA }) as { services: Record<string, Service> };
const lines = async (file: string, instruction: string): Promise<string[]> =>
  (await read(file))
    .split('\n')
    .filter((line) => line.startsWith(`${instruction} `))
    .map((line) => line.slice(instruction.length + 1));

describe('docker compose up', () => {
  it('is a file of the Compose Specification', async () => {
    // It names its parts by the older keyword `id`, and its formats are Compose's own.
    const ours = (key: string, value: unknown): unknown =>
      key === 'id' && typeof value === 'string' ? undefined : value;
    const { $schema, ...schema } = JSON.parse(await read('test/support/compose-spec.json'), ours) as Record<
      string,
      object
    >;
    expect($schema).toContain('json-schema.org');
    const ajv = new Ajv({ strict: false, allErrors: true });
    ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/).addFormat('subnet_ip_address', true);
    ajv.addFormat('ports', /^(\$\{\w+:-)?[\d.]*:?\d+\}?:\d+$/).addFormat('expose', /^\d+(-\d+)?$/);
    const valid = ajv.compile(schema);
    valid(await compose());
    expect(valid.errors ?? []).toEqual([]);
    for (const wrong of [{ imagine: 'x' }, { healthcheck: { test: [], interval: 'PT1S' } }, { ports: ['door'] }])
      expect(valid({ services: { api: wrong } })).toBe(false);
  });

  it('runs each role as its own container, from the one image, at an entry point that is built', async () => {
    const { services } = await compose();
    for (const role of ['api', 'console', 'worker']) {
      expect(services[role]?.build).toBe('.');
      const entry = `dist/run/${role}.js`;
      expect([services[role]?.command, existsSync(join(root, entry))]).toEqual([['node', entry], true]);
    }
    expect(Object.keys(services).sort()).toEqual(['api', 'console', 'postgres', 'proxy', 'redis', 'worker']);
  });

  it('is the demo on loopback unless told otherwise, opens one door, and knows when each part is ready', async () => {
    const { services } = await compose();
    for (const role of ['api', 'console', 'worker']) {
      expect(services[role]?.environment).toMatchObject({
        DEMO: '${DEMO:-1}',
        HOST: '127.0.0.1',
        SESSION_SECRET: '${SESSION_SECRET:-}',
      });
    }
    expect(Object.entries(services).filter(([, { ports }]) => ports)).toHaveLength(1);
    expect(services['proxy']?.ports?.[0]).toContain('3112');
    for (const service of Object.values(services)) expect(service.healthcheck?.test.length).toBeGreaterThan(1);
    for (const { depends_on = {} } of Object.values(services))
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(services).toHaveProperty(name);
        expect(condition).toBe(name === 'proxy' ? 'service_started' : 'service_healthy');
      }
  });

  it('every setting it gives is one that the house reads', async () => {
    const known = await read('config/env.ts');
    for (const name of Object.keys((await compose()).services['api']?.environment ?? {}))
      expect(known).toContain(`'${name}'`);
  });

  it('sends sockets to the console and the rest to the api', async () => {
    const door = await read('deploy/nginx.conf');
    expect(door).toMatch(/location \/socket\.io\/ \{\s+proxy_pass \$console;/);
    expect(door).toMatch(/location \/ \{\s+proxy_pass \$api;/);
  });
});

describe('the image', () => {
  it('is made by the steps that the tests take', async () => {
    const { INSTALL } = (await import(join(root, 'scripts/house.mjs'))) as { INSTALL: string[] };
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
    const quiet = INSTALL.slice(1).join(' ');
    expect(await lines('Dockerfile', 'RUN')).toEqual([
      `npm ${INSTALL.join(' ')}`,
      'npm run build',
      `npm prune --omit=dev ${quiet}`,
    ]);
    expect(scripts['build']).toBe('node scripts/build.mjs');
    expect(await read('scripts/build.mjs')).toContain('await build()');
    expect(await read('scripts/test.mjs')).toContain('await buildIfChanged()');
  });

  it('does not run as root', async () => {
    expect(await lines('Dockerfile', 'USER')).toEqual(['node']);
  });

  it('takes in what the build reads and nothing else', async () => {
    const { SOURCES } = (await import(join(root, 'scripts/house.mjs'))) as { SOURCES: string[] };
    const taken = (await read('.dockerignore'))
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    for (const source of SOURCES) expect(taken).toContain(source.split('/')[0]);
  });
});
