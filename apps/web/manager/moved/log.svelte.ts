// One file at a time: chosen, looked at, its columns pointed out, read. The server keeps nothing of it, and neither does this page.
import { ApiError } from '../../shared/api';
import { send } from './send';
import { MORE, NEEDED, type Columns, type DateOrder, type Mapping, type Part, type Reading } from './types';

/** The server guesses from as much. */
const HEAD_BYTES = 256 * 1024;

class OtherLog {
  file = $state.raw<File>();
  columns = $state.raw<Columns>();
  mapping = $state<Mapping>({});
  dates = $state<DateOrder>();
  step = $state<'choose' | 'looking' | 'map' | 'reading' | 'found'>('choose');
  /** How much of the file has gone, 0 to 1. */
  share = $state(0);
  reading = $state.raw<Reading>();
  fault = $state.raw<ApiError>();
  #stop = new AbortController();

  /** Whether the day or the month comes first cannot be seen in this file. */
  asksDates = $state(false);

  async choose(file: File | undefined): Promise<void> {
    if (!file) return;
    this.again();
    this.file = file;
    await this.#try('looking', 'choose', async (signal) => {
      this.columns = await send<Columns>('/log-readings/columns', file.slice(0, HEAD_BYTES), { signal });
      this.mapping = { ...this.columns.mapping };
      this.asksDates = this.columns.dates === 'ask';
      this.step = 'map';
    });
  }

  async read(): Promise<void> {
    const { file } = this;
    if (!file) return;
    this.share = 0;
    await this.#try('reading', 'map', async (signal) => {
      const sent = (share: number) => (this.share = share);
      this.reading = await send<Reading>(`/log-readings?${this.#said()}`, file, { sent, signal });
      this.step = 'found';
    });
  }

  /** The file is chosen still. */
  stop(): void {
    this.#stop.abort();
    this.step = 'map';
  }

  again(): void {
    this.#stop.abort();
    this.file = this.columns = this.reading = this.fault = this.dates = undefined;
    this.asksDates = false;
    this.step = 'choose';
  }

  #said(): URLSearchParams {
    const all: Part[] = [...NEEDED, ...MORE];
    const said = new URLSearchParams(all.flatMap((part) => (this.mapping[part] ? [[part, this.mapping[part]]] : [])));
    if (this.asksDates && this.dates) said.set('dates', this.dates);
    return said;
  }

  async #try(
    during: 'looking' | 'reading',
    otherwise: 'choose' | 'map',
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const { signal } = (this.#stop = new AbortController());
    this.step = during;
    try {
      await work(signal);
      this.fault = undefined;
    } catch (fault) {
      if (signal.aborted) return; // stopped, or something else was begun
      if (!(fault instanceof ApiError)) throw fault;
      this.fault = fault;
      this.asksDates ||= fault.code === 'import.dates_unclear';
      this.step = otherwise;
    }
  }
}

export const log = new OtherLog();
