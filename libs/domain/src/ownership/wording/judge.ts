import { MOST_STEPS, Reading, type Span } from './reading.js';
import { type CompiledLanguage, type ExcuseRule, type ForgivingRule, type RedirectRule } from './rules.js';
import { readSentences } from './tokens.js';

interface Sighting<R> extends Span {
  readonly rule: R;
  readonly sentence: number;
}

export interface Evidence {
  readonly readings: readonly Reading[];
  readonly redirects: readonly Sighting<RedirectRule>[];
  readonly forgives: readonly Sighting<ForgivingRule>[];
  readonly excuses: readonly Sighting<ExcuseRule>[];
}

export type Hit = Sighting<RedirectRule>;

/** The redirecting words that nothing in the message takes back. */
export function judge(text: string, language: CompiledLanguage): { hits: readonly Hit[]; evidence: Evidence } {
  const evidence = gather(text, language);
  return {
    hits: evidence.redirects.filter((hit) => !isExcused(hit, evidence) && !isForgiven(hit, evidence)),
    evidence,
  };
}

function gather(text: string, { language, lexicon, index }: CompiledLanguage): Evidence {
  const budget = { steps: MOST_STEPS };
  const readings = readSentences(text, { english: language === 'en' }).map(
    (sentence) => new Reading(sentence, lexicon, budget),
  );
  const redirects: Sighting<RedirectRule>[] = [];
  const forgives: Sighting<ForgivingRule>[] = [];
  const excuses: Sighting<ExcuseRule>[] = [];
  readings.forEach((reading, sentence) => {
    const found = reading.findAll(index);
    for (const { from, to, value } of found) {
      const span = { from, to, sentence };
      if (value.as === 'redirect') {
        const kept = found.some(
          (other) => other.value.as === 'unless' && other.value.of === value.rule && reading.sameClause(span, other),
        );
        if (!kept) redirects.push({ ...span, rule: value.rule });
      } else if (value.as === 'forgive') {
        const { rule } = value;
        const kept = found.some(
          (other) => other.value.as === 'unlessForgive' && other.value.of === rule && reading.sameClause(span, other),
        );
        if (!kept && (!rule.onlyAsking || reading.asks)) forgives.push({ ...span, rule });
      } else if (value.as === 'excuse') excuses.push({ ...span, rule: value.rule });
    }
  });
  return { readings, redirects, forgives, excuses };
}

function isExcused(hit: Hit, { readings, excuses }: Evidence): boolean {
  const reading = readings[hit.sentence]!;
  return excuses.some(({ rule, sentence, from, to }) => {
    if (rule.next && rule.next !== hit.rule.next) return false;
    if (rule.scope === 'message') return true;
    if (sentence !== hit.sentence) return false;
    return rule.scope === 'sentence' || reading.sameClause(hit, { from, to });
  });
}

function isForgiven(hit: Hit, { readings, forgives }: Evidence): boolean {
  const { forgivenBy = [], next } = hit.rule;
  const first = next === 'hers' && holds(readings[hit.sentence]!, 0, Infinity, 'first');
  return forgives.some((step) => {
    if (!forgivenBy.includes(step.rule.id)) return false;
    const reading = readings[step.sentence]!;
    const together = step.sentence === hit.sentence;
    // "I would gladly look into it, but you must ring HR."
    if (together && step.to <= hit.from && holds(reading, step.from, hit.from, 'turn')) return false;
    // "First ring HR, then I will look further": her step still comes first.
    const later = step.sentence > hit.sentence || (together && step.from >= hit.to);
    return !(next === 'hers' && later && (first || holds(reading, step.from - 3, step.to, 'afterwards')));
  });
}

function holds(reading: Reading, from: number, to: number, name: string): boolean {
  const until = Math.min(to, reading.tokens.length);
  for (let at = Math.max(0, from); at < until; at++) if (reading.is(at, name)) return true;
  return false;
}
