import { type OnModuleDestroy } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import { CONSOLE_NAMESPACE, rooms, roomsOf } from '@zorg112/contracts';
import { TicketReader, TimeSource } from '@zorg112/desk';
import { may, Sessions } from '@zorg112/identity';
import { RealtimePublisher } from '@zorg112/realtime';
import { type Namespace } from 'socket.io';
import { Presence } from './presence.js';
import { type ConsoleNamespace, type ConsoleSocket } from './sitting.js';
import { sameOrigin, tokenIn } from './handshake.js';

type Answer = { ok: boolean; code?: string };

const LOOK_AGAIN_MS = 15_000;

/** The live wire: who may connect, which rooms they are in, who looks at what. Deeds go over HTTP. */
@WebSocketGateway({ namespace: CONSOLE_NAMESPACE, cors: false, maxHttpBufferSize: 16_384 })
export class ConsoleGateway implements OnGatewayInit, OnModuleDestroy {
  @WebSocketServer() private readonly namespace!: ConsoleNamespace;
  #looking?: NodeJS.Timeout;

  constructor(
    private readonly sessions: Sessions,
    private readonly tickets: TicketReader,
    private readonly publisher: RealtimePublisher,
    private readonly presence: Presence,
    private readonly time: TimeSource,
  ) {}

  afterInit(namespace: ConsoleNamespace): void {
    this.publisher.bind(namespace as unknown as Namespace);
    namespace.use((socket, next) =>
      this.#admit(socket).then(
        () => next(),
        () => next(new Error('auth.required')),
      ),
    );
    namespace.on('connection', (socket) => void this.#welcome(socket).catch(() => socket.disconnect(true)));
    this.#looking = setInterval(() => void this.#sendExpiredHome(), LOOK_AGAIN_MS);
    this.#looking.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#looking);
  }

  /** Staff hear of the queue and of every escalation. */
  @SubscribeMessage('queue.watch')
  async watchQueue(@ConnectedSocket() socket: ConsoleSocket): Promise<Answer> {
    if (!may(socket.data.signedIn.actor.roles, 'queue.read')) return { ok: false, code: 'permission.denied' };
    await socket.join(rooms.queue);
    return { ok: true };
  }

  @SubscribeMessage('ticket.watch')
  async watchTicket(@ConnectedSocket() socket: ConsoleSocket, @MessageBody() body: unknown): Promise<Answer> {
    const id = idIn(body);
    if (!id) return { ok: false, code: 'request.invalid' };
    try {
      await this.tickets.stored(socket.data.signedIn.actor, id);
    } catch {
      return { ok: false, code: 'ticket.not_found' };
    }
    await socket.join(rooms.ticket(id));
    await this.presence.show(this.namespace, id);
    return { ok: true };
  }

  @SubscribeMessage('ticket.unwatch')
  async unwatchTicket(@ConnectedSocket() socket: ConsoleSocket, @MessageBody() body: unknown): Promise<Answer> {
    const id = idIn(body);
    if (!id) return { ok: false, code: 'request.invalid' };
    await socket.leave(rooms.ticket(id));
    await this.presence.show(this.namespace, id);
    return { ok: true };
  }

  @SubscribeMessage('ticket.typing')
  async typing(@ConnectedSocket() socket: ConsoleSocket, @MessageBody() body: unknown): Promise<Answer> {
    const id = idIn(body);
    if (!id || !socket.rooms.has(rooms.ticket(id))) return { ok: false, code: 'request.invalid' };
    await this.presence.show(this.namespace, id, socket.data.signedIn.actor.id);
    return { ok: true };
  }

  async #admit(socket: ConsoleSocket): Promise<void> {
    const { token, fromCookie } = tokenIn(socket.handshake);
    if (fromCookie && !sameOrigin(socket.handshake)) throw new Error('another site');
    const signedIn = token ? await this.sessions.find(token, this.time.now()) : undefined;
    if (!token || !signedIn) throw new Error('auth.required');
    socket.data.token = token;
    socket.data.signedIn = signedIn;
  }

  /** What belongs to them they hear without asking. */
  async #welcome(socket: ConsoleSocket): Promise<void> {
    const { actor } = socket.data.signedIn;
    await socket.join(roomsOf(actor));
    socket.on('disconnecting', () => {
      const watched = [...socket.rooms].flatMap((room) =>
        room.startsWith('ticket:') ? [room.slice('ticket:'.length)] : [],
      );
      setImmediate(() =>
        watched.forEach((ticketId) => void this.presence.show(this.namespace, ticketId).catch(() => undefined)),
      );
    });
    socket.emit('hello', {
      now: new Date(this.time.now()).toISOString(),
      personId: actor.id,
      seq: await this.tickets.lastSeq(),
    });
  }

  /** A session that ended ends its sockets too. */
  async #sendExpiredHome(): Promise<void> {
    for (const socket of this.namespace.sockets.values()) {
      const known = await this.sessions.find(socket.data.token, this.time.now()).catch(() => socket.data.signedIn);
      if (!known) socket.disconnect(true);
      // Who comes on call hears from then on.
      else await socket.join(roomsOf(known.actor));
    }
  }
}

function idIn(body: unknown): string | undefined {
  const id = (body as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id.length <= 64 ? id : undefined;
}
