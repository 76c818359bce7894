import { assetOf } from '../../../../libs/domain/src/ownership/asset';
import type { Who } from '../outbox/entry';

export type PageName = 'ask' | 'list' | 'one';

/** Which of the care worker's pages this address is. What the server has to say after a form without a script, it says itself. */
export function pageOf({ pathname, searchParams }: URL): PageName | undefined {
  if (searchParams.has('verstuurd')) return undefined;
  if (/^\/n?\/?$/.test(pathname)) return 'ask';
  if (/^\/mijn\/?$/.test(pathname)) return 'list';
  return /^\/m\/[^/]+\/?$/.test(pathname) ? 'one' : undefined;
}

/** What a sticker says: where it hangs, and on what. */
const placeOf = ({ searchParams }: URL): string =>
  [searchParams.get('p')?.trim(), searchParams.get('d')?.trim()].filter(Boolean).join(' · ').slice(0, 200);

/** And the number on that. */
const assetIn = ({ searchParams }: URL): string => assetOf(searchParams.get('apparaat') ?? '') ?? '';

/** The built page with what only the server knew, from the last time it said so. */
export function filled(html: string, page: PageName, who: Who, url: URL, key = crypto.randomUUID()): string {
  const { id, name, line, csrf, subjects = '', device = '', idle = '' } = who;
  const values: Record<string, string> = {
    ...{ __PERSON__: id, __NAME__: name, __LINE__: line, __CSRF__: csrf, __PAGE__: page, __KEY__: key },
    ...{ __SUBJECTS__: subjects, __DEVICE__: device, __IDLE__: idle },
    ...{ __PLACE__: placeOf(url) || who.place || '', __ASSET__: assetIn(url) },
  };
  return inOrder(html, subjects.split(' '))
    .replace(/__[A-Z]+__/g, (mark) => (mark in values ? escape(values[mark]!) : mark))
    .replace('<!--zorg112:notice-->', '');
}

const TILE = /<label data-subject="(\w+)"[^]*?<\/label>/g;

function inOrder(page: string, subjects: readonly string[]): string {
  const tiles = new Map([...page.matchAll(TILE)].map(([tile, subject]) => [subject!, tile]));
  let at = 0;
  return page.replace(TILE, () => tiles.get(subjects[at++] ?? '') ?? '');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
