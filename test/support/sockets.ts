import { CONSOLE_NAMESPACE } from '@zorg112/contracts';
import { type RealtimePublisher } from '@zorg112/realtime';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';

/** A screen that writes down everything it hears. */
export interface Screen {
  readonly heard: [event: string, body: unknown][];
}

/** A real socket server on which this publisher is hung; screens sit in the rooms they ask for. */
export async function openSockets(publisher: RealtimePublisher) {
  const http = createServer();
  const server = new Server(http);
  const namespace = server.of(CONSOLE_NAMESPACE);
  namespace.on('connection', (socket) => {
    void socket.join(socket.handshake.auth['rooms'] as string[]);
    socket.emit('seated');
  });
  publisher.bind(namespace);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}${CONSOLE_NAMESPACE}`;
  const clients: Socket[] = [];
  return {
    async screen(...rooms: string[]): Promise<Screen> {
      const client = io(url, { auth: { rooms }, transports: ['websocket'], forceNew: true });
      clients.push(client);
      const heard: Screen['heard'] = [];
      client.onAny((event: string, body: unknown) => event !== 'seated' && heard.push([event, body]));
      await new Promise<void>((resolve, reject) => client.once('seated', resolve).once('connect_error', reject));
      return { heard };
    },
    async close(): Promise<void> {
      for (const client of clients) client.disconnect();
      await server.close();
      await publisher.close();
    },
  };
}

export type Sockets = Awaited<ReturnType<typeof openSockets>>;
