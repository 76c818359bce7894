// Other tabs and the worker hear how each try ended, and that something was taken out.
import type { Entry, Outcome } from './entry';

export type News = { entry: Entry; outcome: Outcome } | { changed: true };

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('zorg112.outbox');

export const tellOthers = {
  tell(news: News): void {
    channel?.postMessage(news);
  },
  listen(hear: (news: News) => void): void {
    channel?.addEventListener('message', ({ data }) => hear(data as News));
  },
};
