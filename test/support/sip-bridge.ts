import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** What a bridge tells the desk, in the generic convention. */
export interface Told {
  readonly event: 'newCall' | 'answer' | 'hangup';
  readonly [field: string]: string;
}

interface Leg {
  readonly invite: Message;
  readonly from: RemoteInfo;
  readonly tag: string;
  state: 'rings' | 'talks' | 'over';
}

interface Message {
  readonly first: string;
  readonly lines: readonly string[];
}

/**
 * A small bridge between a telephone exchange and the desk: SIP over UDP (RFC 3261) on one side, the CTI convention on the other. It
 * rings, answers when somebody picks up, and hears who hangs up. It carries no sound.
 */
export class SipBridge {
  readonly #socket: Socket;
  readonly #tell: (told: Told) => Promise<unknown>;
  readonly #legs = new Map<string, Leg>();
  #last: Promise<unknown> = Promise.resolve();

  private constructor(socket: Socket, tell: (told: Told) => Promise<unknown>) {
    this.#socket = socket;
    this.#tell = tell;
    socket.on('message', (bytes, from) => this.#hear(messageOf(bytes.toString('latin1')), from));
  }

  static async open(tell: (told: Told) => Promise<unknown>): Promise<SipBridge> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new SipBridge(socket, tell);
  }

  get port(): number {
    return this.#socket.address().port;
  }

  /** Somebody at this number picks up. */
  async answer(callId: string, answeringNumber: string): Promise<void> {
    const leg = this.#legs.get(callId);
    if (leg?.state !== 'rings') throw new Error(`${callId} does not ring`);
    leg.state = 'talks';
    this.#say(leg, '200 OK', leg.invite, SDP);
    await this.#told({ event: 'answer', callId, answeringNumber, ...endsOf(leg.invite) });
  }

  async close(): Promise<void> {
    await this.#last;
    this.#socket.close();
  }

  #hear(message: Message, from: RemoteInfo): void {
    const [method] = message.first.split(' ');
    const callId = header(message, 'Call-ID');
    const leg = this.#legs.get(callId);
    if (method === 'INVITE') this.#invited(message, from, callId, leg);
    else if (method === 'BYE' && leg) {
      this.#say(leg, '200 OK', message);
      this.#over(leg, callId, 'normalClearing');
    } else if (method === 'CANCEL' && leg) {
      this.#say(leg, '200 OK', message);
      if (leg.state === 'rings') this.#say(leg, '487 Request Terminated', leg.invite);
      this.#over(leg, callId, 'cancel');
    }
  }

  /** UDP loses and repeats: the same INVITE again is answered again, and rings once. */
  #invited(invite: Message, from: RemoteInfo, callId: string, known: Leg | undefined): void {
    const leg: Leg = known ?? { invite, from, tag: Math.random().toString(36).slice(2), state: 'rings' };
    this.#legs.set(callId, leg);
    if (leg.state === 'talks') return this.#say(leg, '200 OK', invite, SDP);
    this.#say(leg, '180 Ringing', invite);
    if (!known) void this.#told({ event: 'newCall', callId, ...endsOf(invite) });
  }

  #over(leg: Leg, callId: string, cause: string): void {
    if (leg.state === 'over') return;
    leg.state = 'over';
    void this.#told({ event: 'hangup', callId, cause, ...endsOf(leg.invite) });
  }

  /** One after the other, in the order it happened. */
  #told(told: Told): Promise<unknown> {
    return (this.#last = this.#last.then(() => this.#tell(told)));
  }

  #say(leg: Leg, status: string, to: Message, body = ''): void {
    const copied = to.lines.filter((line) => /^(via|from|call-id|cseq):/i.test(line));
    const whom = header(to, 'To');
    const lines = [
      `SIP/2.0 ${status}`,
      ...copied,
      `To: ${/;tag=/.test(whom) ? whom : `${whom};tag=${leg.tag}`}`,
      `Contact: <sip:desk@127.0.0.1:${this.port}>`,
      ...(body ? ['Content-Type: application/sdp'] : []),
      `Content-Length: ${body.length}`,
    ];
    this.#socket.send([...lines, '', body].join('\r\n'), leg.from.port, leg.from.address);
  }
}

const SDP = [
  'v=0',
  'o=desk 1 1 IN IP4 127.0.0.1',
  's=-',
  'c=IN IP4 127.0.0.1',
  't=0 0',
  'm=audio 9 RTP/AVP 0',
  '',
].join('\r\n');

function messageOf(text: string): Message {
  const [head = ''] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  return { first, lines };
}

function header(message: Message, name: string): string {
  const begin = `${name.toLowerCase()}:`;
  return (
    message.lines
      .find((line) => line.toLowerCase().startsWith(begin))
      ?.slice(begin.length)
      .trim() ?? ''
  );
}

/** Who calls whom, in digits; nobody where the number is hidden. */
function endsOf(invite: Message): { from: string; to: string; direction: 'in' } {
  const user = (name: string): string => /sips?:([^@;>]+)@/.exec(header(invite, name))?.[1] ?? '';
  const from = user('From').replace(/^\+/, '');
  return { from: /^\d+$/.test(from) ? from : 'anonymous', to: user('To').replace(/^\+/, ''), direction: 'in' };
}
