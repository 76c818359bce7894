// The running policy, the draft beside it, and what both would do for the question that was asked.
import { dump, load, YAMLException } from 'js-yaml';
import { api, ApiError } from '../shared/api';
import { whoAmI } from '../shared/session';
import { serverClock } from '../shared/time';
import type { Me, Urgency } from '../shared/types';
import { fromWall, toWall } from './when';

export type Kind =
  'claim' | 'first_reply' | 'solve' | 'consult' | 'handover' | 'callback' | 'decision' | 'confirmation';
export interface Rung {
  at?: unknown;
  tell?: unknown;
  add?: unknown;
  outsideHours?: unknown;
}
export interface Source {
  timezone?: unknown;
  regions?: Record<string, { timezone?: unknown } | null> | null;
  ladder?: Rung[];
  [more: string]: unknown;
}
export interface Preview {
  dueAt: string;
  timezone: string;
  steps: { step: string; at: string }[];
}
interface Version {
  version: number;
  since: string;
  origin: 'file' | 'screen';
  by?: { name: string };
  reason?: string;
}
interface Running {
  version: number;
  since: string;
  policy: Source;
  versions: Version[];
}
interface Along {
  version: number;
  tickets: number;
  clocks: number;
}

const PAUSE_MS = 300;
const HOME = 'Europe/Amsterdam';

class Policies {
  running = $state.raw<Running>();
  along = $state.raw<Along>();
  maySave = $state(false);
  me = $state.raw<Me>();
  text = $state('');
  draft = $state.raw<Source>();
  faults = $state.raw<string[]>([]);
  fault = $state.raw<ApiError>();

  wall = $state('');
  urgency = $state<Urgency>('today');
  clock = $state<Kind>('claim');
  region = $state('');
  pauses = $state<{ from: string; to: string }[]>([]);
  byRunning = $state.raw<Preview>();
  byDraft = $state.raw<Preview>();

  #timer?: ReturnType<typeof setTimeout>;
  #asked = 0;

  get regions(): string[] {
    return [
      ...new Set([...Object.keys(this.running?.policy.regions ?? {}), ...Object.keys(this.draft?.regions ?? {})]),
    ];
  }
  get zone(): string {
    const { regions, timezone } = this.running?.policy ?? {};
    return zoneName(regions?.[this.region]?.timezone) ?? zoneName(timezone) ?? HOME;
  }
  /** The draft says something else than what runs. */
  get changed(): boolean {
    return !!this.running && JSON.stringify(this.draft) !== JSON.stringify(this.running.policy);
  }

  load = async (): Promise<void> => {
    await this.#trying(async () => {
      const me = await whoAmI();
      this.me = me;
      this.maySave = me.permissions.includes('policy.write');
      await this.#read();
      this.text ||= dump(this.running!.policy);
      this.wall ||= toWall(serverClock.now(), this.zone);
      this.changedText();
    });
  };

  reset = (): void => this.take(this.running!.policy);

  take(policy: Source): void {
    this.text = dump(policy);
    this.changedText();
  }

  openVersion = (version: number): Promise<void> =>
    this.#trying(async () => this.take((await api.get<{ policy: Source }>(`/policy/versions/${version}`)).policy));

  changedText(): void {
    try {
      const read: unknown = load(this.text);
      this.draft = read !== null && typeof read === 'object' ? (read as Source) : undefined;
      this.faults = this.draft ? [] : ['policy is missing'];
    } catch (fault) {
      if (!(fault instanceof YAMLException)) throw fault;
      this.draft = undefined;
      this.faults = [`${fault.reason} (${(fault.mark?.line ?? 0) + 1}:${(fault.mark?.column ?? 0) + 1})`];
    }
    this.ask();
  }

  /** Asks again, a moment after the last key. */
  ask(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#preview(), PAUSE_MS);
  }

  /** Throws nothing; says whether it was saved. */
  save = async (reason: string): Promise<number | undefined> => {
    let saved: number | undefined;
    await this.#trying(async () => {
      saved = (await api.post<Running>('/policy', { policy: this.draft, ...(reason ? { reason } : {}) })).version;
      await this.#read();
      this.ask();
    });
    return saved;
  };

  takeAlong = async (): Promise<number | undefined> => {
    let moved: number | undefined;
    await this.#trying(async () => {
      moved = (await api.post<Along>('/policy/rederivation', { version: this.running!.version })).clocks;
      await this.#read();
    });
    return moved;
  };

  async #read(): Promise<void> {
    [this.running, this.along] = await Promise.all([
      api.get<Running>('/policy'),
      api.get<Along>('/policy/rederivation'),
    ]);
  }

  async #preview(): Promise<void> {
    const turn = ++this.#asked;
    const openedAt = fromWall(this.wall, this.zone);
    if (!openedAt) return void (this.byRunning = this.byDraft = undefined);
    const pauses = this.pauses.flatMap(({ from, to }) => {
      const [start, end] = [fromWall(from, this.zone), fromWall(to, this.zone)];
      return start && end && start < end ? [{ from: start, to: end }] : [];
    });
    const asked = { openedAt, urgency: this.urgency, clock: this.clock, pauses };
    const under = (policy: Source | undefined, draft: boolean) => {
      const region = this.region && policy?.regions?.[this.region] ? { region: this.region } : {};
      return api.post<Preview>('/policy/preview', { ...asked, ...region, ...(draft ? { policy } : {}) });
    };
    await this.#trying(async () => {
      const running = await under(this.running?.policy, false);
      if (turn === this.#asked) this.byRunning = running;
    });
    if (!this.draft) return void (this.byDraft = undefined);
    try {
      const draft = await under(this.draft, true);
      if (turn !== this.#asked) return; // an answer about an earlier draft comes too late
      this.byDraft = draft;
      this.faults = [];
    } catch (fault) {
      if (turn !== this.#asked) return;
      this.byDraft = undefined;
      if (fault instanceof ApiError && fault.code === 'policy.invalid') this.faults = Object.values(fault.fields);
      else this.fault = asFault(fault);
    }
  }

  async #trying(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.fault = undefined;
    } catch (fault) {
      this.fault = asFault(fault);
      if (this.fault.code === 'policy.invalid') this.faults = Object.values(this.fault.fields);
    }
  }
}

function asFault(fault: unknown): ApiError {
  return fault instanceof ApiError ? fault : new ApiError(0, { code: 'network.unreachable', message: '' });
}

function zoneName(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export const policies = new Policies();
