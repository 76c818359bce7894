// The pages of a shared device work by themselves; this makes them kinder: digits that can be shown, names found while typing, the
// other language, and who left something unsent here.
import { shelf } from '../care-worker/outbox/shelf';
import { chosen, speak as say } from '../sign-in/speak';
import { english, said } from './words';

const all = <E extends HTMLElement>(selector: string) => [...document.querySelectorAll<E>(selector)];
const one = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector);

let language = chosen();
const title = document.title;

show('#show', '.digits', (field, shown) => field.classList.toggle('shown', shown));
show('#show-password', '#password', (field, shown) => (field.type = shown ? 'text' : 'password'));
one('.language')!.hidden = false;
one('#language')!.addEventListener('click', () => speak(language === 'nl' ? 'en' : 'nl'));
one('.problem a')?.addEventListener('click', (event) => {
  event.preventDefault();
  one<HTMLInputElement>((event.target as HTMLAnchorElement).hash)?.focus();
});
one('#zoek')?.addEventListener('input', narrow);
for (const button of all('.search .button')) button.hidden = true; // the names follow what is typed
speak(language);
(
  one('.problem') ??
  (matchMedia('(pointer: fine)').matches ? one('form:not(.people, .search) input:not([type=hidden])') : null)
)?.focus();
if (one('.people')) void nobodyHere();

/** A box that is only there with a script. */
function show(box: string, field: string, set: (field: HTMLInputElement, shown: boolean) => void): void {
  const input = one<HTMLInputElement>(box);
  if (!input) return;
  input.closest('label')!.hidden = false;
  input.addEventListener('change', () => set(one<HTMLInputElement>(field)!, input.checked));
}

function speak(to: typeof language): void {
  language = to;
  say(to, english);
  for (const link of all<HTMLAnchorElement>('[data-en]')) link.textContent = link.dataset[to]!;
  document.title = to === 'nl' ? title : `${one('h1')!.textContent.replace(/\s+/g, ' ').trim()} · zorg-112`;
}

function narrow({ target }: Event): void {
  const begins = (target as HTMLInputElement).value.trim().toLocaleLowerCase('nl');
  const chips = all('.chips li');
  for (const chip of chips) chip.hidden = !chip.textContent.toLocaleLowerCase('nl').startsWith(begins);
  one('#said')!.textContent = said(language).found(chips.filter(({ hidden }) => !hidden).length);
}

/** Nobody is chosen here: what the last one saw is gone. What is unsent waits. */
async function nobodyHere(): Promise<void> {
  await shelf.leave().catch(() => undefined);
  const waiting = (await shelf.all().catch(() => [])).filter(({ refused }) => !refused);
  const people = new Map(waiting.map(({ personId, personName }) => [personId, personName]));
  const place_ = one('#waits')!;
  for (const [id, name] of people) {
    const words = said(language);
    const hers = waiting.filter(({ personId }) => personId === id);
    const first = name.split(' ')[0]!;
    const chip = one(`button[value="${CSS.escape(id)}"]`);
    const mark = document.createElement('small');
    mark.textContent = words.unsent(hers.length);
    chip?.append(mark);
    const line = document.createElement('p');
    const urgent = hers.some((entry) => entry.urgent);
    line.className = `banner banner-${urgent ? 'late' : 'soon'}`;
    line.textContent = urgent ? `${words.urgent(first)} ` : words.waits(first);
    if (urgent) line.append(dial(document.body.dataset['line']!, words.callLine));
    place_.append(line);
    place_.hidden = false;
  }
}

function dial(line: string, words: (line: string) => string): HTMLElement {
  const link = document.createElement('a');
  link.href = `tel:${line.replace(/[^\d+]/g, '')}`;
  link.textContent = words(line);
  return link;
}
