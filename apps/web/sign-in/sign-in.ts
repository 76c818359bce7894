// The form works by itself; this makes it quicker and kinder: no page in between, the words kept, the way back remembered.
import { api, ApiError } from '../shared/api';
import type { Person } from '../shared/types';
import { chosen, speak as say } from './speak';
import { said } from './words';

const one = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector)!;

const form = one<HTMLFormElement>('form');
const email = one<HTMLInputElement>('#email');
const password = one<HTMLInputElement>('#password');
const send = one<HTMLButtonElement>('form .button');
const problem = one('#problem');
const next = one<HTMLInputElement>('[name=next]').value;
let language = chosen();
let busy = false;

form.noValidate = true;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (!busy) void signIn();
});
one('.check').hidden = false;
one<HTMLInputElement>('#show').addEventListener('change', ({ target }) => {
  password.type = (target as HTMLInputElement).checked ? 'text' : 'password';
});
one('.language').hidden = false;
one('#language').addEventListener('click', () => speak(language === 'nl' ? 'en' : 'nl'));
document.querySelectorAll<HTMLElement>('.demo li').forEach(chooseOnPress);
speak(language);

async function signIn(): Promise<void> {
  const words = said(language);
  document.querySelector('.banner[role=alert]')?.remove();
  if (!email.value.trim()) return tell(words.noEmail, email);
  if (!password.value) return tell(words.noPassword, password);
  busy = true;
  send.textContent = words.sending;
  try {
    const { person } = await api.post<{ person: Person }>('/auth/login', {
      email: email.value.trim(),
      password: password.value,
    });
    location.assign(/^\/(?![/\\])/.test(next) && next !== '/' ? next : homeOf(person));
  } catch (fault) {
    if (!(fault instanceof ApiError)) throw fault;
    tell(fault.status === 0 ? words.noNetwork : fault.message || words.failed, fault.status === 401 ? password : email);
  } finally {
    busy = false;
    send.textContent = words.send;
  }
}

/** What went wrong on top, the focus on it, a link to the field; nothing that was typed is cleared. */
function tell(words: string, field: HTMLInputElement): void {
  const link = problem.querySelector('a')!;
  link.textContent = words;
  link.hash = field.id;
  link.onclick = (event) => {
    event.preventDefault();
    field.focus();
    field.select();
  };
  for (const other of [email, password])
    for (const said of ['aria-invalid', 'aria-describedby']) other.removeAttribute(said);
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', 'problem');
  problem.hidden = false;
  problem.focus();
}

function homeOf({ roles }: Person): string {
  if (roles.some((role) => role === 'agent' || role === 'lead' || role === 'back_office')) return '/desk';
  return roles.some((role) => role === 'manager' || role === 'admin') ? '/dash' : '/';
}

/** In the practice environment a press fills the form in. */
function chooseOnPress(row: HTMLElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...row.childNodes);
  row.append(button);
  button.addEventListener('click', () => {
    email.value = row.querySelector('code')!.textContent;
    password.value = one('.demo p code').textContent;
    send.focus();
  });
}

function speak(to: typeof language): void {
  language = to;
  const words = said(to);
  say(to, words);
  if (to === 'en') one('[data-say=demoText]').innerHTML = words['demoText']!.replace(/zorg112-demo/, '<code>$&</code>');
  document.title = `${words.title} · zorg-112`;
}
