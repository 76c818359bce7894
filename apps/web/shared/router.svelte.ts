// A few addresses on the History API: typed names, ordinary links, and the focus where a reader expects it.

type Params<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Params<Rest>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;
type Found<R extends Record<string, string>> = {
  [N in keyof R]: { name: N; params: Record<Params<R[N]>, string> };
}[keyof R];

export class Router<const R extends Record<string, string>> {
  #path = $state('/');
  /** How often the page changed: the key of a fresh page, also from one question to the next. */
  moved = $state(0);
  /** A new version stands ready: the next move fetches its page instead of changing this one. Nobody is interrupted. */
  outdated = false;
  readonly #routes: R;

  constructor(routes: R) {
    this.#routes = routes;
    if (typeof location === 'undefined') return; // while prerendering
    this.#path = location.pathname;
    // Back out of something on this page, or to a place in it, is no other page.
    addEventListener('popstate', () => location.pathname === this.#path || this.#arrive());
    document.addEventListener('click', (event) => this.#follow(event));
  }

  /** Undefined where the address leads nowhere. */
  readonly here: Found<R> | undefined = $derived(this.#find(this.#path));

  go(path: string): void {
    if (this.outdated) return location.assign(path);
    if (path !== location.pathname) history.pushState(null, '', path);
    scrollTo(0, 0);
    this.#arrive();
  }

  #arrive(): void {
    if (this.outdated) return location.reload();
    this.#path = location.pathname;
    this.moved++;
  }

  #find(path: string): Found<R> | undefined {
    for (const [name, pattern] of Object.entries(this.#routes)) {
      const names: string[] = [];
      const source = pattern.replace(/:(\w+)/g, (_all, param: string) => (names.push(param), '([^/]+)'));
      const found = new RegExp(`^${source}/?$`).exec(path);
      if (!found) continue;
      const params = Object.fromEntries(names.map((param, i) => [param, decodeURIComponent(found[i + 1]!)]));
      return { name, params } as Found<R>;
    }
    return undefined;
  }

  #follow(event: MouseEvent): void {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
    if (!link || link.target || link.origin !== location.origin || link.hash || !this.#find(link.pathname)) return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  }
}

/** After a move: the title of the tab, the focus on main, and the title said aloud. */
export function arrived(title: string, say: (words: string) => void): void {
  document.title = `${title} · zorg-112`;
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  say(title);
}
