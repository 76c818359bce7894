import { type Letter, type Mailed } from '@zorg112/desk';
import { createTransport, type SentMessageInfo, type Transporter } from 'nodemailer';
import { Mailer } from './mailer.js';

/** How a mail server is reached. */
export interface SmtpLine {
  readonly host: string;
  readonly port: number;
  /** From the first byte on, right after the greeting (or not at all where that is refused), or never. */
  readonly tls: 'first' | 'then' | 'none';
  readonly login?: { readonly user: string; readonly pass: string };
  /** Whose certificates are believed besides the usual; by a test, that has a mail server of its own. */
  readonly ca?: string;
}

const PATIENCE_MS = 10_000;
/** A mail server that looks through a file for viruses says nothing for a while. */
const READING_MS = 60_000;

/** What a mail server has against a letter, and not against us, the hour or the line: the same again would meet the same. */
const ABOUT_THE_LETTER = ['MAIL FROM', 'RCPT TO', 'DATA'];

interface Fault {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** Over SMTP, to one mail server that carries it on. */
export class SmtpMailer extends Mailer {
  readonly #line: Transporter<SentMessageInfo>;

  constructor({ host, port, tls, login, ca }: SmtpLine) {
    super();
    this.#line = createTransport({
      ...{ host, port, secure: tls === 'first', requireTLS: tls === 'then', ignoreTLS: tls === 'none' },
      ...(login ? { auth: login } : {}),
      ...(ca ? { tls: { ca } } : {}),
      ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, dnsTimeout: PATIENCE_MS },
      socketTimeout: READING_MS,
      // A letter is what we give: nothing is read from a disk or fetched because a line of it says so.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    });
  }

  async send({ id, from, to, at, subject, text, html, files = [], auto }: Letter): Promise<Mailed> {
    try {
      await this.#line.sendMail({
        ...{ messageId: id, from: { ...from }, to: { ...to }, date: new Date(at), subject, text, html },
        attachments: files.map(({ name, type, bytes }) => ({ filename: name, contentType: type, content: bytes })),
        ...(auto
          ? { headers: { 'Auto-Submitted': auto.as, 'X-Auto-Response-Suppress': 'All', 'X-112-Loop': auto.loop } }
          : {}),
      });
      return { how: 'sent' };
    } catch (fault) {
      return meaning(fault as Fault);
    }
  }

  async ping(): Promise<void> {
    await this.#line.verify();
  }
}

/** The sentence of a mail server often holds the address, so of that only the numbers are kept. */
function meaning({ code = 'unknown', command = '', responseCode, response = '' }: Fault): Mailed {
  const reason = /^[45]\d\d(?:[ -][245]\.\d{1,3}\.\d{1,3})?/.exec(response)?.[0] ?? code;
  const nowhere = code === 'EENVELOPE' && responseCode === undefined; // there is no address to send it to
  const never = responseCode !== undefined && responseCode >= 500 && ABOUT_THE_LETTER.includes(command);
  return { how: nowhere || never ? 'refused' : 'later', reason };
}
