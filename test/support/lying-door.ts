import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { type Duplex } from 'node:stream';

/**
 * A network between a phone and the house that speaks HTTP and can lie:
 * - `honest`: passes everything on.
 * - `silent`: accepts, and never answers. The dead access point.
 * - `drops`: passes the question on, and hangs up when the answer comes.
 * - `refuses`: hangs up at once.
 * - a number: answers with that status itself, in words that are not ours, as a gateway does.
 */
export type Lie = 'honest' | 'silent' | 'drops' | 'refuses' | number;
/** What happens to one question; without an answer it passes. */
export type Weather = (method: string, path: string) => Lie | undefined;

export interface LyingDoor {
  readonly url: string;
  /** From now on, for everything or by question. */
  becomes(weather: Lie | Weather): void;
  /** The questions that came, as `POST /api/v1/tickets`. */
  readonly heard: string[];
  stop(): Promise<void>;
}

export async function lyingDoor(to: string): Promise<LyingDoor> {
  const { hostname, port } = new URL(to);
  const lines = new Set<Duplex>();
  const heard: string[] = [];
  let weather: Weather = () => 'honest';
  const about = ({ method = '', url = '/' }: IncomingMessage): Lie => weather(method, url) ?? 'honest';

  const server = createServer((asked, reply) => {
    heard.push(`${asked.method} ${asked.url}`);
    const lie = about(asked);
    if (lie === 'refuses') return void asked.socket.destroy();
    if (lie === 'silent') return void asked.resume();
    if (typeof lie === 'number')
      return void reply.writeHead(lie, { 'content-type': 'text/html' }).end('<h1>Helaas</h1>');
    const onward = request(
      { hostname, port, path: asked.url, method: asked.method, headers: asked.headers },
      (answer) => {
        if (lie === 'drops') return void (answer.resume(), asked.socket.destroy());
        answer.pipe(reply.writeHead(answer.statusCode ?? 502, answer.headers));
      },
    );
    onward.on('error', () => reply.destroy());
    reply.on('close', () => onward.destroy()); // who hung up waits for nothing
    asked.pipe(onward);
  });
  server.on('connection', (line) => {
    lines.add(line);
    line.on('close', () => lines.delete(line));
  });
  server.on('upgrade', (asked, socket, head) => {
    if (about(asked) !== 'honest') return void socket.destroy();
    const onward = connect(Number(port), hostname, () => {
      const { rawHeaders } = asked;
      const headers = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? `${name}: ${rawHeaders[i + 1]}` : []));
      onward.write([`${asked.method} ${asked.url} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    lines.add(onward);
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
    socket.on('close', () => (lines.delete(onward), onward.destroy()));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    becomes(next) {
      weather = typeof next === 'function' ? next : () => next;
      for (const line of lines) line.destroy(); // who was connected notices
    },
    stop: () =>
      new Promise((done) => {
        for (const line of lines) line.destroy();
        server.close(() => done());
      }),
  };
}
