import { type Rolldown } from 'vite';

type ChunkingContext = Parameters<Rolldown.CodeSplittingNameFunction>[1];

/** What Svelte has for lists, choices, copies and waiting: the ask page itself has none, so it comes with the first page that does. */
const LATER =
  /svelte\/src\/internal\/(client\/dom\/(blocks\/(await|each)|elements\/(bindings\/select|attachments|style))|shared\/clone)/;

/** Svelte does not say of itself that its files only define things; each of them would come along with the first page. */
export const onlyDefines = { test: /svelte\/src\/internal\/(client|shared)\//, sideEffects: false };

/**
 * All that the ask page needs until its form works stands in one file, and what it fetches once it is at rest in another: cut up, the
 * pieces compress worse and cost a request each.
 */
export function firstPage(entry: string, atRest: readonly string[]) {
  let needed: Set<string> | undefined;
  let fetched: Set<string> | undefined;
  return {
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'first page',
        name: (id: string, context: ChunkingContext): string | null => {
          needed ??= importedFrom([entry], context);
          fetched ??= importedFrom(atRest, context);
          return needed.has(id) ? 'first' : fetched.has(id) ? 'rest' : null;
        },
      },
    ],
  };
}

function importedFrom(entries: readonly string[], context: ChunkingContext): Set<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id) || LATER.test(id)) return;
    found.add(id);
    context.getModuleInfo(id)?.importedIds.forEach(visit);
  };
  entries.forEach(visit);
  return found;
}
