import { live } from '../shared/live.svelte';

const WITHOUT_A_LINE_MS = 30_000;

/** Asks again when the line says something changed, when it is back, and now and then while there is none. */
export function keepFresh(nudge: () => void, about: (ticketId: string) => boolean = () => true): () => void {
  live.startWhenIdle();
  const stops = [live.onTicketChanged(({ id }) => about(id) && nudge()), live.onBack(nudge), heard(about, nudge)];
  const timer = setInterval(() => {
    if (live.state !== 'connected' && !document.hidden) nudge();
  }, WITHOUT_A_LINE_MS);
  return () => {
    stops.forEach((stop) => stop());
    clearInterval(timer);
  };
}

/** What this phone was told while the page stands: the worker says which question it is about. */
function heard(about: (ticketId: string) => boolean, nudge: () => void): () => void {
  const hear = ({ data }: MessageEvent) => {
    const { news } = (data ?? {}) as { news?: string };
    if (news && about(news)) nudge();
  };
  navigator.serviceWorker?.addEventListener('message', hear);
  return () => navigator.serviceWorker?.removeEventListener('message', hear);
}
