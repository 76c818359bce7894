// Who is signed in, asked once per page; the server's clock comes along.
import { api, cookie } from './api';
import { countSignIn } from './signed-out';
import { serverClock } from './time';
import type { Me, Person } from './types';

export { toSignIn } from './signed-out';

export async function whoAmI(): Promise<Me> {
  const me = await api.get<Me>('/me');
  serverClock.set(me.now);
  return me;
}

export async function signIn(email: string, password: string): Promise<Person> {
  const { person } = await api.post<{ person: Person }>('/auth/login', { email, password });
  countSignIn();
  return person;
}

/** By an ordinary form, so that it also works when nothing else does. */
export function signOut(): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/uitloggen';
  const csrf = document.createElement('input');
  csrf.type = 'hidden';
  csrf.name = '_csrf';
  csrf.value = cookie('zorg112_csrf');
  form.append(csrf);
  document.body.append(form);
  form.submit();
}
