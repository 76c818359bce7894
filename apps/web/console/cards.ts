// What the desk knows, as the server has it.
import { api, type Options } from '../shared/api';
import type { Card, Page, WholeCard } from '../shared/types';

export interface CardBody {
  title: string;
  dos: string[];
  donts: string[];
  category: string;
}
const items = async (path: string) => (await api.get<Page<Card>>(path)).items;
const at = ({ id }: Card) => `/cards/${id}`;

export const cards = {
  /** `which`: those that are offered for clean-up, or those that were put away. */
  list: (q: string, category: string, which: '' | 'stale' | 'putAway') => {
    const query = new URLSearchParams({
      ...(q.trim() ? { q: q.trim() } : {}),
      ...(category ? { category } : {}),
      ...(which ? { [which]: 'true' } : {}),
    });
    return items(`/cards?${query}`);
  },
  beside: (ticketId: string) => items(`/tickets/${ticketId}/cards`),
  one: (card: Card) => api.get<WholeCard>(at(card)),
  /** In the words of the question; with a body in one's own. */
  from: (ticketId: string, body?: CardBody) => api.post<Card>(`/tickets/${ticketId}/card`, body),
  save: (body: CardBody, before: Card | undefined, options: Options) =>
    before ? api.put<Card>(at(before), body, { ifMatch: before.version }) : api.post<Card>('/cards', body, options),
  keep: (card: Card) => api.post<Card>(`${at(card)}/keeping`),
  vote: (card: Card, helped: boolean) => api.post<Card>(`${at(card)}/votes`, { helped }),
  used: (card: Card, ticketId: string) => api.post<Card>(`${at(card)}/uses`, { ticketId }),
  putAway: (card: Card) => api.delete<Card>(at(card)),
  takeBack: ({ title, dos, donts, category, ...card }: Card) =>
    api.put<Card>(`/cards/${card.id}`, { title, dos, donts, category, putAway: false }, { ifMatch: card.version }),
};
