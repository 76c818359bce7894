import { simpleParser, type ParsedMail } from 'mailparser';
import { once } from 'node:events';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { selfSigned } from './self-signed.js';

/** A mail as it came in: what the envelope said, and what stands in it. */
export interface Arrived {
  readonly from: string;
  readonly to: string;
  /** It came over TLS. */
  readonly sealed: boolean;
  readonly user: string | undefined;
  readonly mail: ParsedMail;
}

/** Says no at one of its steps, with a code and a sentence; `silent` at `data`: it takes all of it and never answers. */
export type Refuses =
  | {
      readonly at: 'greeting' | 'login' | 'rcpt' | 'data';
      readonly code: number;
      readonly says: string;
      readonly of?: string;
    }
  | { readonly at: 'data'; readonly silent: true };

/** A real mail server that keeps what it takes. */
export interface MailServer {
  readonly port: number;
  /** As it stands in SMTP_URL. */
  readonly url: string;
  /** Trusted by nobody else. */
  readonly cert: string;
  readonly arrived: Arrived[];
  /** From now on; undefined takes everything. */
  refuses: Refuses | undefined;
  /** Sent to completely and not answered. */
  heard: number;
  /** Away: connections are refused, until it is back on the same port. */
  leave(): Promise<void>;
  comeBack(): Promise<void>;
}

export async function openMailServer(how: { tls?: 'first' | 'then'; user?: string } = {}): Promise<MailServer> {
  const { cert, key } = selfSigned();
  let running: SMTPServer | undefined;
  const refusal = (at: Refuses['at'], address?: string): (Error & { responseCode: number }) | undefined => {
    const { refuses } = server;
    if (refuses?.at !== at || 'silent' in refuses || (refuses.of && refuses.of !== address)) return undefined;
    return Object.assign(new Error(refuses.says), { responseCode: refuses.code });
  };
  const options: SMTPServerOptions = {
    ...{ secure: how.tls === 'first', ...(how.tls ? { cert, key } : {}), authOptional: how.user === undefined },
    disabledCommands: [...(how.tls ? [] : ['STARTTLS']), ...(how.user ? [] : ['AUTH'])],
    closeTimeout: 100,
    onConnect: (_session, done) => done(refusal('greeting')),
    onAuth: ({ username }, _session, done) => done(refusal('login') ?? null, { user: username }),
    onRcptTo: ({ address }, _session, done) => done(refusal('rcpt', address)),
    onData: (stream, { envelope, secure, user }, done) => {
      void simpleParser(stream).then((mail) => {
        server.heard += 1;
        if (server.refuses?.at === 'data' && 'silent' in server.refuses) return;
        const fault = refusal('data');
        if (fault) return done(fault);
        const [to] = envelope.rcptTo.map(({ address }) => address);
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        server.arrived.push({ from, to: to!, sealed: secure, user: user as string | undefined, mail });
        done();
      }, done);
    },
  };
  const open = async (port: number): Promise<number> => {
    running = new SMTPServer(options);
    running.on('error', () => undefined); // a line that broke off is the sender's to mend
    const { server: listening } = running;
    running.listen(port, '127.0.0.1');
    await once(listening, 'listening');
    return (listening.address() as { port: number }).port;
  };
  const server: MailServer = {
    ...{ port: 0, url: '', cert, arrived: [], refuses: undefined, heard: 0 },
    leave: () =>
      new Promise((done) => {
        const leaving = running;
        running = undefined;
        if (leaving) leaving.close(() => done());
        else done();
      }),
    comeBack: async () => void (await open(server.port)),
  };
  const port = await open(0);
  return Object.assign(server, { port, url: `smtp://127.0.0.1:${port}` });
}
