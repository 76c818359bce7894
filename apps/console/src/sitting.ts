import { type ClientEvents, type ServerEvents } from '@zorg112/contracts';
import { type SignedIn } from '@zorg112/identity';
import { type DefaultEventsMap, type Namespace, type Socket } from 'socket.io';

/** Who sits at the other end of a socket. */
export interface Sitting {
  token: string;
  signedIn: SignedIn;
}
export type ConsoleSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, Sitting>;
export type ConsoleNamespace = Namespace<ClientEvents, ServerEvents, DefaultEventsMap, Sitting>;
