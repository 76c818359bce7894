import { checkWording, type RedirectingChecker, type Wording as Checked } from '@zorg112/domain';

/** Section 6 of the rule with this organisation's word lists. */
export class Wording {
  constructor(private readonly checker: RedirectingChecker) {}

  check(text: string, lang?: 'nl' | 'en'): Checked {
    return checkWording(text, this.checker, lang);
  }
}
