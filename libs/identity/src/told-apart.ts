interface Named {
  readonly id: string;
  readonly name: string;
}

/** As short as tells people apart: a first name; with the initial of the last name where two share it; else the whole name. By name. */
export function toldApart(people: readonly Named[]): Named[] {
  const first = counted(people, firstOf);
  const initial = counted(people, withInitial);
  return people
    .map((one) => {
      if (first.get(firstOf(one)) === 1) return { id: one.id, name: firstOf(one) };
      return { id: one.id, name: initial.get(withInitial(one)) === 1 ? withInitial(one) : one.name };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'nl') || (a.id < b.id ? -1 : 1));
}

const words = ({ name }: Named): string[] => name.trim().split(/\s+/);
const firstOf = (one: Named): string => words(one)[0]!;
function withInitial(one: Named): string {
  const [first, ...rest] = words(one);
  const last = rest.at(-1);
  return last ? `${first} ${[...last][0]}.` : first!;
}

function counted(people: readonly Named[], called: (one: Named) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of people) counts.set(called(one), (counts.get(called(one)) ?? 0) + 1);
  return counts;
}
