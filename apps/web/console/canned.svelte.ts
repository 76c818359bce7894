// Texts the desk writes often, as the server has them: what one writes most oneself first.
import { api, type Options } from '../shared/api';
import type { CannedText, Page } from '../shared/types';

type Body = Pick<CannedText, 'title' | 'text'>;
const PATH = '/canned-texts';

export class Canned {
  texts = $state.raw<readonly CannedText[]>([]);
  phase = $state<'not' | 'loading' | 'ready' | 'failed'>('not');

  /** Again, where it was not there or `anew`. */
  async load(anew = false): Promise<void> {
    if (this.phase === 'loading' || (this.phase === 'ready' && !anew)) return;
    if (this.phase !== 'ready') this.phase = 'loading';
    try {
      this.texts = (await api.get<Page<CannedText>>(PATH)).items;
      this.phase = 'ready';
    } catch {
      if (this.phase === 'loading') this.phase = 'failed';
    }
  }

  /** It came in an answer: next time it stands higher. */
  used({ id }: CannedText): void {
    void api.post(`${PATH}/${id}/uses`).then(
      () => this.load(true),
      () => {}, // a count missed is no harm
    );
  }

  async save(body: Body, before: CannedText | undefined, options: Options): Promise<void> {
    if (before) await api.put(`${PATH}/${before.id}`, body, { ifMatch: before.version });
    else await api.post(PATH, body, options);
    await this.load(true);
  }

  /** As it is now: what is taken back goes on from there. */
  async putAway({ id }: CannedText): Promise<CannedText> {
    const after = await api.delete<CannedText>(`${PATH}/${id}`);
    await this.load(true);
    return after;
  }

  async takeBack({ id, title, text, version }: CannedText): Promise<void> {
    await api.put(`${PATH}/${id}`, { title, text, putAway: false }, { ifMatch: version });
    await this.load(true);
  }
}
