import { createServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import { Emitter } from '@socket.io/redis-emitter';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';

/**
 * The floor under a screen: socket.io and nothing else. `sockets` holds them, with the Redis adapter when there is a Redis; whoever is
 * told to `emit` sends the payloads to all of them, straight away or through Redis, and says when it began.
 */
const { redisUrl, holds } = JSON.parse(process.argv[2]);
const NAMESPACE = '/bare';
const http = createServer();
let send;
if (holds) {
  const io = new Server(http);
  const namespace = io.of(NAMESPACE);
  if (redisUrl) io.adapter(createAdapter(new Redis(redisUrl), new Redis(redisUrl)));
  namespace.on('connection', async (socket) => {
    await socket.join('queue');
    socket.emit('hello');
  });
  send = (event, body) => namespace.to('queue').emit(event, body);
} else {
  const emitter = new Emitter(new Redis(redisUrl), {}, NAMESPACE);
  send = (event, body) => emitter.to('queue').emit(event, body);
}
await new Promise((done) => http.listen(0, '127.0.0.1', done));

process.on('message', ({ emit }) => {
  const committed = String(process.hrtime.bigint());
  for (const [event, body] of emit) send(event, body);
  setImmediate(() => process.send({ committed }));
});
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.send({ port: http.address().port });
