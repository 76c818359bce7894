// The Dutch of a page that works without a script stands in the page itself; English is laid over it, and back.

const KEPT = 'zorg112.language';
type Spoken = 'nl' | 'en';

const dutch = new Map(
  [...document.querySelectorAll<HTMLElement>('[data-say]')].map((place) => [place, place.innerHTML]),
);

export function chosen(): Spoken {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'nl';
  } catch {
    return 'nl';
  }
}

/** `english`: the words by the names in the page. What is not there stays Dutch. */
export function speak(to: Spoken, english: Record<string, string>): void {
  document.documentElement.lang = to;
  for (const [place, html] of dutch) {
    if (to === 'nl') place.innerHTML = html;
    else place.textContent = english[place.dataset['say']!] ?? place.textContent;
  }
  const other = document.querySelector<HTMLElement>('#language')!;
  other.textContent = to === 'nl' ? 'English' : 'Nederlands';
  other.lang = to === 'nl' ? 'en' : 'nl';
  try {
    localStorage.setItem(KEPT, to);
  } catch {
    // then only for this page
  }
}
