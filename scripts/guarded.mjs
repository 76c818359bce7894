import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

// The server's shell becomes the server; beside it a reader waits for the end of our pipe. However we end, also by
// kill -9, the pipe closes and the reader stops the server. Its own process group keeps Ctrl-C for us to handle.
const GUARD = `signal=$1; shift; (cat <&3 >/dev/null; kill -$signal $$) & exec "$@" 3<&-`;

/** Starts a server that cannot outlive this process. `stop` ends it in peace. */
export function guarded(command, args, { signal = 'TERM', ...options } = {}) {
  const child = spawn('/bin/sh', ['-c', GUARD, 'guard', signal, command, ...args], {
    ...options,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk) => (said = (said + chunk).slice(-4_000));
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const gone = new Promise((resolve) =>
    child.once('exit', resolve).once('error', (fault) => resolve(hear(fault.message))),
  );
  const guard = child.stdio[3];
  guard.on('error', () => undefined);
  const server = { gone, ended: false, said: () => said, stop: () => (guard.end(), gone) };
  gone.then(() => ((server.ended = true), guard.destroy()));
  return server;
}

/** Waits until `ready` says yes; throws with the server's last words when it ends first or takes too long. */
export async function untilReady(server, name, ready, patience = 30_000) {
  for (const end = Date.now() + patience; !server.ended && Date.now() < end; await pause(25)) {
    if (await ready()) return;
  }
  await server.stop();
  throw new Error(`${name} did not start:\n${server.said().trim()}`);
}

/** The first of these programs on the PATH, or undefined. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
}

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A private Redis with an append-only file in `folder`, reached by a socket that only this user can open. */
export async function startRedis(program, folder) {
  await mkdir(folder, { recursive: true });
  let socket = join(folder, 'redis.sock');
  if (socket.length > 100) socket = join(await mkdtemp(join(tmpdir(), 'zorg112-')), 'redis.sock');
  if (existsSync(socket) && (await pings(socket))) throw new Error(`another zorg-112 is using ${folder}`);
  const server = guarded(program, [
    ...['--port', '0', '--unixsocket', socket, '--unixsocketperm', '700', '--dir', folder],
    ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', '', '--maxmemory-policy', 'noeviction'],
  ]);
  await untilReady(server, 'Redis', () => pings(socket));
  return { ...server, url: socket };
}

/** Does a Redis answer here (a socket's path, or a port on loopback)? */
export function pings(where) {
  return new Promise((resolve) => {
    const line = connect(typeof where === 'number' ? { port: where, host: '127.0.0.1' } : where);
    line.setTimeout(1_000, () => line.destroy());
    line.on('connect', () => line.write('PING\r\n'));
    line.on('data', (data) => (resolve(String(data).startsWith('+PONG')), line.destroy()));
    line.on('error', () => undefined).on('close', () => resolve(false));
  });
}

/** Is this address free? (Any other trouble with it is for the server to tell.) */
export function portIsFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer().once('error', ({ code }) => resolve(code !== 'EADDRINUSE'));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** A loopback port nobody listens on now. */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
