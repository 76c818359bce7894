// What this phone keeps: what is not sent yet, whose session it is, and what she last saw. Shared by the page and its worker.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Entry, Who } from './entry';

/** This phone is told when there is news: what the desk knows it by, whom it is for, in which session and language that was said last. */
export interface Told {
  id: string;
  personId: string;
  csrf: string;
  lang: string;
}

interface Phone extends DBSchema {
  outbox: { key: string; value: Entry };
  /** `who`, `told`, and under `seen …` what stood on a page last. */
  kept: { key: string; value: unknown };
}

const WHO = 'who';
const TOLD = 'told';
const SEEN = 'seen ';
const whileHere = (who: Who): Who => (who.idle ? { ...who, until: Date.now() + Number(who.idle) * 1000 } : who);
export const over = ({ until }: Who): boolean => !!until && until <= Date.now();
/** Where photos with words that were not sent yet are kept. */
export const photosOf = (personId: string, about = 'ask') => `photos ${personId} ${about}`;
let opening: Promise<IDBPDatabase<Phone>> | undefined;

export function phone(): Promise<IDBPDatabase<Phone>> {
  opening ??= openDB<Phone>('zorg112', 1, {
    upgrade(db) {
      db.createObjectStore('outbox', { keyPath: 'id' });
      db.createObjectStore('kept');
    },
    // A later version, or the browser, wants it closed: the next question opens it again.
    blocking: (_now, _then, event) => ((event.target as IDBDatabase).close(), (opening = undefined)),
    terminated: () => (opening = undefined),
  });
  opening.catch(() => (opening = undefined));
  return opening;
}

export const shelf = {
  all: async (): Promise<Entry[]> => (await phone()).getAll('outbox'),

  /** Resolves when it is on the disk; what was a draft's photo is the entry's now. Throws when the phone is full or keeps nothing. */
  async put(entry: Entry): Promise<void> {
    const tx = (await phone()).transaction(['outbox', 'kept'], 'readwrite', { durability: 'strict' });
    const drafted = entry.photos.length > 0 && tx.objectStore('kept').delete(photosOf(entry.personId, entry.about));
    await Promise.all([tx.objectStore('outbox').put(entry), drafted, tx.done]);
  },
  async replace(entry: Entry): Promise<void> {
    const tx = (await phone()).transaction('outbox', 'readwrite');
    if (await tx.store.getKey(entry.id)) await tx.store.put(entry);
    await tx.done;
  },
  remove: async (id: string): Promise<void> => (await phone()).delete('outbox', id),

  who: async (): Promise<Who | undefined> => (await phone()).get('kept', WHO) as Promise<Who | undefined>,
  /** Another session than before: what the last one saw is gone. */
  async know(who: Who): Promise<void> {
    const tx = (await phone()).transaction('kept', 'readwrite');
    for (const key of await tx.store.getAllKeys())
      if (key.startsWith(SEEN) && !key.startsWith(SEEN + who.csrf)) await tx.store.delete(key);
    await tx.store.put(whileHere(who), WHO);
    await tx.done;
  },
  /** She is still at the device of the ward. */
  async stays(): Promise<void> {
    const tx = (await phone()).transaction('kept', 'readwrite');
    const who = (await tx.store.get(WHO)) as Who | undefined;
    if (who) await tx.store.put(whileHere(who), WHO);
    await tx.done;
  },
  /** Nobody is at it any more: what was seen is gone, what was written waits for its own writer. */
  leave: async (): Promise<void> => (await phone()).clear('kept'),
  forgetWho: async (): Promise<void> => (await phone()).delete('kept', WHO),

  told: async (): Promise<Told | undefined> => (await phone()).get('kept', TOLD) as Promise<Told | undefined>,
  async keepTold(told: Told | undefined): Promise<void> {
    if (told) await (await phone()).put('kept', told, TOLD);
    else await (await phone()).delete('kept', TOLD);
  },

  /** What stood on a page last, in this session only. */
  async seen<T>(what: string): Promise<T | undefined> {
    const who = await shelf.who();
    return who && !over(who)
      ? ((await (await phone()).get('kept', SEEN + who.csrf + what)) as T | undefined)
      : undefined;
  },
  async see(what: string, value: unknown): Promise<void> {
    const who = await shelf.who();
    if (who) await (await phone()).put('kept', value, SEEN + who.csrf + what);
  },

  /** On a shared phone nothing of hers stays behind. */
  async wipe(personId: string): Promise<void> {
    const tx = (await phone()).transaction(['outbox', 'kept'], 'readwrite');
    for (const { id, personId: whose } of await tx.objectStore('outbox').getAll())
      if (whose === personId) await tx.objectStore('outbox').delete(id);
    await tx.objectStore('kept').clear();
    await tx.done;
  },
};
