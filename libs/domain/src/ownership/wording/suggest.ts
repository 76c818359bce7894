import { type Evidence, type Hit } from './judge.js';
import { type CompiledLanguage, type Wordings } from './rules.js';

/** An owning sentence for what was typed: the step we take, and when she hears. */
export function suggest(
  hit: Hit,
  evidence: Evidence,
  { suggestions, language }: CompiledLanguage,
  by?: string,
): string {
  const formal = evidence.readings.some((reading) => reading.tokens.some((_, at) => reading.is(at, 'formal')));
  const time = by?.trim().replace(/^(\d{1,2})[.:](\d\d)$/, language === 'nl' ? '$1.$2' : '$1:$2');
  const step = worded(suggestions.steps[hit.rule.kind], formal);
  const hear = worded(time ? suggestions.hear : suggestions.hearToday, formal);
  return `${step} ${hear.split('{by}').join(time ?? '')}`;
}

const worded = ({ plain, formal }: Wordings, isFormal: boolean): string => (isFormal ? (formal ?? plain) : plain);
