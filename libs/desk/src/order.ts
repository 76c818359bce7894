import { type Where } from './eyes.js';

/** An order with a key to page by; ties are told apart by the number. `up`: smallest first. */
export interface Order {
  readonly key: string;
  readonly up: boolean;
  readonly by: string;
  /** Where the tickets come from, when that is what tells the key; they are called `t` there. */
  readonly from?: Where;
}

export const order = (key: string, up: boolean, from?: Where): Order => ({
  ...{ key, up, by: `${key} ${up ? 'ASC' : 'DESC'}, number ${up ? 'ASC' : 'DESC'}` },
  ...(from ? { from } : {}),
});
