import type { Kind, Rung, Source } from './policies.svelte';
import type { AdminWords } from './words.nl';

type Line = AdminWords['line'];

/** What happens at a step, in words: who hears of it, who joins, or how the clock ends. */
export function stepWords(step: string, clock: Kind, policy: Source | undefined, w: Line): string {
  if (step === 'close') return w.close;
  if (step === 'due') return clock === 'handover' ? w.handover : w.decision;
  if (step.startsWith('remind')) return w.remind;
  const rung = rungFor(step, policy?.ladder);
  if (!rung) return step;
  const told = Array.isArray(rung.tell) ? rung.tell.map((who) => w.who[String(who)] ?? String(who)) : [];
  const parts = [
    ...(told.length ? [w.told(told.join(w.and))] : []),
    ...(rung.add === undefined ? [] : [w.added(w.who[String(rung.add)] ?? String(rung.add))]),
    ...(rung.outsideHours === true ? [w.outside] : []),
  ];
  return `${parts.join(', ')} (${String(rung.at)})`;
}

/** A second rung at the same place is called "10% (2)". */
function rungFor(step: string, ladder: readonly Rung[] = []): Rung | undefined {
  const [, name = step, nth = '1'] = /^(.*?)(?: \((\d+)\))?$/.exec(step) ?? [];
  return ladder.filter(({ at }) => String(at) === name)[Number(nth) - 1];
}
