export type RedirectingRules = object;
export type RedirectingChecker = object;
export const compileRedirectingWords = (_rules: RedirectingRules): RedirectingChecker => ({});
export const checkWording = (_text: string, _checker: RedirectingChecker, _lang?: 'nl' | 'en') => ({
  redirects: false,
  hits: [] as { phrase: string; start: number; end: number }[],
  suggestion: '',
});
