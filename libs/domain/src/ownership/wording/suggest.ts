import { type Reading } from './reading.js';
import { type CompiledLanguage, type Kind, type Wordings } from './rules.js';

/** An owning sentence for what was typed: the step we take, and when she hears. */
export function suggest(
  kind: Kind,
  readings: readonly Reading[],
  { suggestions, language }: CompiledLanguage,
  by?: string,
): string {
  const formal = readings.some((reading) => reading.tokens.some((_, at) => reading.is(at, 'formal')));
  const time = by?.trim().replace(/^(\d{1,2})[.:](\d\d)$/, language === 'nl' ? '$1.$2' : '$1:$2');
  const step = worded(suggestions.steps[kind], formal);
  const hear = worded(time ? suggestions.hear : suggestions.hearToday, formal);
  return `${step} ${hear.split('{by}').join(time ?? '')}`;
}

const worded = ({ plain, formal }: Wordings, isFormal: boolean): string => (isFormal ? (formal ?? plain) : plain);
