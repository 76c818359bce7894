// This phone and its push service: what it can, and turning it on and off.
import { api, cookie } from '../../shared/api';
import { language } from '../../shared/language.svelte';
import { given } from '../given';
import { installer } from '../install/installer.svelte';
import { shelf, type Told } from '../outbox/shelf';

export interface QuietView {
  on: boolean;
  from: string;
  to: string;
}
export interface PushView {
  /** Absent where the desk tells no phones. */
  publicKey?: string;
  quiet: QuietView;
  ids: string[];
}

/** `install`: an iPhone can, once the page is on its home screen. */
export type Can = 'can' | 'denied' | 'install' | 'cannot';

const WITH_PUSH = 16.4;

export function can(): Can {
  if ('PushManager' in window && 'Notification' in window && navigator.serviceWorker)
    return Notification.permission === 'denied' ? 'denied' : 'can';
  const installed = matchMedia('(display-mode: standalone)').matches;
  const [, major, minor = '0'] = /OS (\d+)[._](\d+)/.exec(navigator.userAgent) ?? [];
  return installer.iPhone && !installed && Number(`${major}.${minor}`) >= WITH_PUSH ? 'install' : 'cannot';
}

/** A phone that goes from hand to hand is told nothing: whoever holds it next would read who helps her. One seam, for who knows that. */
export function isHers(): boolean {
  return true;
}

/** The worker that hears; undefined where there is none: not over plain HTTP, and not in watch mode. */
const worker = () => navigator.serviceWorker?.getRegistration();

/** To be called from a press of hers: some browsers only then ask whether it may. `later`: she closed that question without an answer. */
export async function turnOn(publicKey: string): Promise<'on' | 'denied' | 'later' | 'failed'> {
  const answer = await Notification.requestPermission();
  if (answer !== 'granted') return answer === 'denied' ? 'denied' : 'later';
  try {
    await subscribe(publicKey);
    return 'on';
  } catch {
    return 'failed';
  }
}

/** Also when there is no network: the push service then says to the server that this phone is no more. */
export async function turnOff(): Promise<void> {
  const told = await shelf.told().catch(() => undefined);
  await letGo();
  if (told) await api.delete(`/me/push/${told.id}`).catch(() => undefined);
}

/** Nothing is heard here any more. The server is not asked. */
export async function letGo(): Promise<void> {
  const subscription = await (await worker())?.pushManager.getSubscription();
  await subscription?.unsubscribe().catch(() => undefined);
  await shelf.keepTold(undefined).catch(() => undefined);
}

/** At the start of a page: what was turned on goes on under this session and in this language; what was somebody else's ends. */
export async function goOn(told: Told): Promise<void> {
  if (told.personId !== given.person || !isHers()) return letGo();
  if (can() !== 'can' || Notification.permission !== 'granted') return turnOff();
  const subscription = await (await worker())?.pushManager.getSubscription();
  if (subscription && told.csrf === cookie('zorg112_csrf') && told.lang === language.now) return;
  const { publicKey } = await api.get<PushView>('/me/push');
  if (publicKey) await subscribe(publicKey);
}

async function subscribe(publicKey: string): Promise<void> {
  const push = (await worker())?.pushManager;
  if (!push) throw new Error('no worker to hear it');
  const key = bytesOf(publicKey);
  let subscription = await push.getSubscription();
  // The desk has another pair of keys by now.
  if (subscription && !same(subscription.options.applicationServerKey, key)) {
    await subscription.unsubscribe();
    subscription = null;
  }
  subscription ??= await push.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = subscription.toJSON();
  const [lang, csrf] = [language.now, cookie('zorg112_csrf')];
  const { id } = await api.post<{ id: string }>('/me/push', { endpoint, keys, lang });
  await shelf.keepTold({ id, personId: given.person, csrf, lang });
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}
function same(held: ArrayBuffer | null, key: Uint8Array): boolean {
  const bytes = new Uint8Array(held ?? new ArrayBuffer(0));
  return bytes.length === key.length && bytes.every((byte, i) => byte === key[i]);
}
