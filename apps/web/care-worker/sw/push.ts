// A word on her phone when there is news: whose sentence stands in push/told.nl.ts, and where a tap on it leads.
import { en } from '../push/told.en';
import { nl } from '../push/told.nl';
import { shelf } from '../outbox/shelf';
import { pageOf } from './page';
import type { NotificationEvent, PushEvent, Scope, SubscriptionEvent, Window } from './types';

/** As the server seals it (PushMessage in libs/contracts). */
interface Message {
  what: string;
  ticketId: string;
  number: number;
  by?: string;
  to: string;
  lang: string;
}

/** Here every message must be shown, or the phone is told nothing any more. */
const SHOWS_ALL = /iPhone|iPad|Macintosh/;

export async function told(scope: Scope, { data }: PushEvent): Promise<void> {
  const message = read(data);
  const who = await shelf.who().catch(() => undefined);
  if (!message) return;
  // Somebody else signed in on this phone since: it is not told any more, and says nothing now.
  if (who && who.id !== message.to) return letGo(scope);
  const path = who ? `/m/${message.ticketId}` : '/mijn';
  const open = await pages(scope);
  for (const page of open) page.postMessage({ news: message.ticketId });
  const stands = open.some((page) => page.visibilityState === 'visible' && ['/mijn', path].includes(pathOf(page)));
  if (stands && !SHOWS_ALL.test(navigator.userAgent)) return;
  const words = message.lang === 'en' ? en : nl;
  const says = who && (words.says as Record<string, ((by?: string) => string) | undefined>)[message.what];
  await scope.registration.showNotification(says?.(message.by) ?? words.news, {
    ...(who ? { body: words.question(message.number) } : {}),
    tag: message.ticketId, // one for each question: the last
    renotify: true,
    lang: message.lang,
    icon: '/icons/192.png',
    data: { path },
  } as NotificationOptions);
}

/** To the question: the page that is there already, else a new one. */
export async function tapped(scope: Scope, { notification }: NotificationEvent): Promise<void> {
  notification.close();
  const { path = '/mijn' } = (notification.data ?? {}) as { path?: string };
  const open = await pages(scope);
  const there = open.find((page) => pathOf(page) === path);
  if (there) return void (await there.focus());
  try {
    const [page] = open;
    if (page && (await (await page.focus()).navigate(path))) return;
  } catch {
    // it is going, or not in our care yet
  }
  await scope.clients.openWindow(path);
}

/** The push service gave this phone another address. The page would see it at its next start; it may not be opened for days. */
export async function moved(scope: Scope, { oldSubscription, newSubscription }: SubscriptionEvent): Promise<void> {
  const [was, who] = await Promise.all([shelf.told(), shelf.who()]);
  const applicationServerKey = oldSubscription?.options.applicationServerKey;
  if (!was || was.personId !== who?.id || !(newSubscription || applicationServerKey)) return;
  const subscription =
    newSubscription ??
    (await scope.registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: applicationServerKey!,
    }));
  const { endpoint, keys } = subscription.toJSON();
  const answer = await fetch('/api/v1/me/push', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-csrf-token': who.csrf },
    body: JSON.stringify({ endpoint, keys, lang: was.lang }),
  });
  // Under a session that is over it waits for her next one: the page then sees that it must be said again.
  const { id = was.id } = answer.ok ? ((await answer.json()) as { id?: string }) : {};
  await shelf.keepTold({ ...was, id, csrf: answer.ok ? who.csrf : '' });
}

async function letGo(scope: Scope): Promise<void> {
  await (await scope.registration.pushManager.getSubscription())?.unsubscribe();
  await shelf.keepTold(undefined);
}

function read(data: PushEvent['data']): Message | undefined {
  try {
    const message = data?.json() as Partial<Message> | undefined;
    return message?.ticketId && message.to ? (message as Message) : undefined;
  } catch {
    return undefined;
  }
}

/** The care worker's, the one in front first; a console in another tab is left alone. */
async function pages({ clients }: Scope): Promise<Window[]> {
  const all = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  return all.filter(({ url }) => pageOf(new URL(url)));
}
const pathOf = ({ url }: Window): string => new URL(url).pathname.replace(/(?<=.)\/$/, '');
