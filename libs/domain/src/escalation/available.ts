import { type AddedRole } from './ladder.js';
import { type Candidate, type Roster } from './roster.js';

/**
 * The best colleague on shift who is not on the ticket yet: somebody free goes before somebody in a call, who knows the subject
 * before who does not, the least loaded before the busy. Never by chance: the same choice every time. `topic` is the question's text.
 */
export function bestAvailable(
  role: AddedRole,
  roster: Roster,
  present: ReadonlySet<string>,
  topic: string,
): string | undefined {
  const candidates = role === 'helper' ? roster.helpers : roster.leads;
  const about = topic.toLowerCase();
  const rank = (one: Candidate): readonly [number, number, number] => [
    Number(one.inCall),
    -known(one, about),
    one.load,
  ];
  const free = candidates.filter(({ personId }) => !present.has(personId));
  return [...free].sort((a, b) => compare(rank(a), rank(b)) || (a.personId < b.personId ? -1 : 1))[0]?.personId;
}

function known({ skills }: Candidate, about: string): number {
  return skills.filter((skill) => skill !== '' && about.includes(skill.toLowerCase())).length;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) if (value !== b[i]) return value - b[i]!;
  return 0;
}
