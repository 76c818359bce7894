// Photos with words that were not sent yet: whose, and on which question; of a new one, `ask`. What sends takes them over.
import { photosOf, phone } from './shelf';

export const photoDrafts = {
  of: async (personId: string, about?: string): Promise<Blob[]> =>
    ((await (await phone()).get('kept', photosOf(personId, about))) as Blob[] | undefined) ?? [],

  async keep(photos: readonly Blob[], personId: string, about?: string): Promise<void> {
    const key = photosOf(personId, about);
    if (photos.length > 0) await (await phone()).put('kept', [...photos], key);
    else await (await phone()).delete('kept', key);
  },
};
