// The service worker: the care worker's shell out of the cache, her outbox when no page is open, and a word on her phone when there is news.
// Nothing else passes through it.
import { flush, type Ports } from '../outbox/flush';
import { tellOthers } from '../outbox/others';
import { over, shelf } from '../outbox/shelf';
import { moved, tapped, told } from './push';
import { filled, pageOf } from './page';
import { cached, keepShell, leaveOlder } from './shell';
import type { FetchEvent, Scope, SyncEvent } from './types';

const worker = self as unknown as Scope;
const CHANGES_SESSION = /^\/(inloggen|uitloggen|koppel|wie(\/code)?|api\/v1\/(auth|device)\/.+)$/;
const SHELL = /^\/(assets|icons)\/|^\/(mark\.svg|manifest\.webmanifest)$/;

worker.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => worker.skipWaiting())));
// Open pages stay as they are, with the files they came with: the version before is kept too.
worker.addEventListener('activate', (event) => event.waitUntil(leaveOlder().then(() => worker.clients.claim())));

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return;
  if (request.method === 'POST' && CHANGES_SESSION.test(url.pathname)) return event.respondWith(another(event));
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    if (pageOf(url)) event.respondWith(page(event, url));
  } else if (SHELL.test(url.pathname)) {
    event.respondWith(cached(request.url).then((answer) => answer ?? fetch(request)));
  }
});

worker.addEventListener('sync', (event) => event.waitUntil(send(event)));
worker.addEventListener('push', (event) => event.waitUntil(Promise.all([told(worker, event), send()])));
worker.addEventListener('notificationclick', (event) => event.waitUntil(tapped(worker, event)));
worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(moved(worker, event)));

/** The page as the server would have filled it in, for whoever is signed in on this phone; else the server says. */
async function page({ request }: FetchEvent, url: URL): Promise<Response> {
  const [who, kept] = await Promise.all([shelf.who().catch(() => undefined), cached('/index.html')]);
  // On a device of the ward nobody stays signed in for long: then the server asks who it is.
  if (!who || over(who) || !kept) return fetch(request);
  return new Response(filled(await kept.text(), pageOf(url)!, who, url), { headers: kept.headers });
}

/** Somebody signs in or out: from here the server says who it is. */
async function another({ request }: FetchEvent): Promise<Response> {
  const answer = await fetch(request);
  await shelf.forgetWho().catch(() => undefined);
  return answer;
}

async function send(event?: SyncEvent): Promise<void> {
  const inTurn = <T>(work: () => Promise<T>) => navigator.locks.request('zorg112.outbox', work) as Promise<T>;
  const tell: Ports['told'] = (entry, outcome) => tellOthers.tell({ entry, outcome });
  await flush({ shelf, inTurn, now: Date.now, told: tell }, true);
  const waits = (await shelf.all()).some(({ waits }) => waits && waits.why !== 'session');
  if (event && waits) throw new Error('not all of it was sent'); // the browser tries again, later each time
}
