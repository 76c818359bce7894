import { Inject, Injectable } from '@nestjs/common';
import { PolicyBook } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { SETTINGS, type Settings } from '@zorg112/platform';
import { readFile } from 'node:fs/promises';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';

/** What managers read, each on its own page of one face. */
export const MANAGER_PAGES = [
  ...['dash', 'dash/doorverwijzen', 'dash/cijfers', 'dash/achter', 'dash/maanden', 'dash/vragen'],
  ...['dash/vraag/:number', 'dash/team/:id'],
];

export type Notice =
  { readonly kind: 'sent'; readonly number: string } | { readonly kind: 'error'; readonly message: string };

interface Filled {
  readonly signedIn?: SignedIn;
  readonly notice?: Notice;
  /** What was typed, when the form comes back. */
  readonly text?: string;
  readonly next?: string;
  readonly email?: string;
  /** Which of the care worker's pages it is, so that the right one shows before a script has run. */
  readonly page?: 'ask' | 'list' | 'one';
  /** The subjects beside the form, in this order. */
  readonly subjects?: readonly string[];
  /** Where she is, as far as we know. */
  readonly place?: string;
  /** The number on the thing it is about. */
  readonly asset?: string;
  readonly demo: boolean;
  /** The middle of a page that is made here, and what it is called. */
  readonly main?: string;
  readonly title?: string;
}

/** The built pages, with what only the server knows filled in. Read once: a new build is a new start. */
@Injectable()
export class Pages {
  readonly #read = new Map<string, Promise<string>>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly policies: PolicyBook,
  ) {}

  async fill(file: string, filled: Filled): Promise<string> {
    const { signedIn, notice, text, next, page: shown = 'ask', subjects = [], place = '', asset = '', demo } = filled;
    const { main = '', title = '' } = filled;
    const page = inOrder(await this.#page(file), subjects);
    const values: Record<string, string> = {
      __CSRF__: signedIn?.csrfToken ?? '',
      __PERSON__: signedIn?.actor.id ?? '',
      __NAME__: signedIn?.name ?? '',
      __PAGE__: shown,
      __SUBJECTS__: subjects.join(' '),
      __PLACE__: place,
      __ASSET__: asset,
      __KEY__: randomUUID(),
      __NEXT__: next ?? '/',
      __DEMO__: demo ? '1' : '0',
      __LINE__: this.settings.lineNumber,
      __ZONE__: this.policies.current.calendar.zone,
      __DEVICE__: signedIn?.device?.name ?? '',
      __IDLE__: signedIn?.device ? String(signedIn.device.idleMs / 1_000) : '',
      __TITLE__: title,
      __EMAIL__: filled.email ?? '',
    };
    const html = page
      .replace(/__[A-Z]+__/g, (name) => (name in values ? escape(values[name]!) : name))
      .replace('<!--zorg112:notice-->', () => (notice ? told(notice) : ''))
      .replace('<!--zorg112:main-->', () => main);
    return text ? html.replace('</textarea>', () => `${escape(text)}</textarea>`) : html;
  }

  /** Changes with every build of the board: the names of its files do. Empty where no screens are served from here. */
  async build(): Promise<string> {
    const page = await this.#page('bord.html').catch(() => '');
    return page && createHash('sha1').update(page).digest('base64url');
  }

  #page(file: string): Promise<string> {
    const known = this.#read.get(file);
    if (known) return known;
    const read = readFile(join(this.settings.webDir, file), 'utf8');
    this.#read.set(file, read);
    read.catch(() => this.#read.delete(file));
    return read;
  }
}

const TILE = /<label data-subject="(\w+)"[^]*?<\/label>/g;

/** Of all subjects on the built page these, in this order; the page's worker does the same without a network. */
function inOrder(page: string, subjects: readonly string[]): string {
  const tiles = new Map([...page.matchAll(TILE)].map(([tile, subject]) => [subject!, tile]));
  let at = 0;
  return page.replace(TILE, () => tiles.get(subjects[at++] ?? '') ?? '');
}

function told(notice: Notice): string {
  if (notice.kind === 'error') return `<p class="banner banner-late" role="alert">${escape(notice.message)}</p>`;
  return `<p class="banner banner-ok" role="status">Je vraag is binnen. Nummer ${escape(notice.number)}.</p>`;
}

/** Only ever back into our own house. */
export function ownPath(path: string | undefined): string {
  return path && /^\/(?![/\\])[^\s]*$/.test(path) ? path : '/';
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
