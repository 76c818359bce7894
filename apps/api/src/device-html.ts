import { type DevicePersonView } from '@zorg112/contracts';
import { escape } from './pages.js';

// What stands in the middle of the pages of a shared device. They work without a script; with one they also speak English (`data-say`).

/** What went wrong, in both languages, and the field it is about. */
export interface Wrong {
  readonly nl: string;
  readonly en: string;
  readonly field: string;
}
export interface Shown {
  readonly title: string;
  readonly main: string;
}

const MANY = 12;
/** Only there everybody has the same code. */
export const practice =
  '<p class="meta"><span data-say="demo">Dit is een oefenomgeving. De code is bij iedereen</span> <b>1234</b>.</p>';

export function pairing(code: string, wrong?: Wrong, own?: { name: string; team: string }): Shown {
  const title = 'Koppel dit toestel';
  const already = own
    ? `<p class="banner"><span data-say="already">Dit toestel is al gekoppeld:</span> <b>${escape(own.name)}</b>, ${escape(own.team)}. <a href="/wie" data-say="toNames">Naar de namen</a></p>`
    : '';
  return page(
    title,
    wrong,
    `<h1 data-say="pair">${title}</h1>
    <p class="lead" data-say="pairLead">Voor een telefoon of tablet van het team. De code krijg je van wie het toestel koppelt.</p>
    ${already}${problem(wrong)}
    <form method="post" action="/koppel">
      <div class="field">
        <label for="code" data-say="pairCode">Code van het toestel</label>
        <p class="hint" id="hint" data-say="pairHint">Acht tekens. Plakken mag, hoofdletters hoeven niet.</p>
        <input id="code" class="signs" name="code" value="${escape(code)}" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" required${about('code', wrong)} />
      </div>
      <button class="button primary wide" data-say="pairSend">Koppel</button>
    </form>`,
  );
}

export function whoAreYou(
  own: { name: string; team: string },
  people: readonly DevicePersonView[],
  asked: { next: string; q: string; all: number },
): Shown {
  const title = 'Wie ben je?';
  const next = hidden('next', asked.next);
  const first = people.filter(({ lately, onShift }) => lately || onShift);
  const rest = people.filter((one) => !first.includes(one));
  const search =
    asked.all > MANY || asked.q
      ? `<form method="get" action="/wie" role="search" class="search">${next}
      <div class="field"><label for="zoek" data-say="search">Zoek je naam</label>
      <input id="zoek" name="zoek" type="search" value="${escape(asked.q)}" maxlength="100" autocomplete="off" /></div>
      <button class="button" data-say="searchSend">Zoek</button></form>`
      : '';
  return page(
    title,
    undefined,
    `<h1 data-say="who">${title}</h1>
    <p class="lead">${escape(own.name)} · ${escape(own.team)}</p>
    <div id="waits" hidden></div>
    ${search}
    <form method="get" action="/wie" class="people">${next}
      ${chips(first, rest.length > 0 ? '<h2 data-say="lately">Laatst hier</h2>' : '')}
      ${chips(rest, first.length > 0 ? '<h2 data-say="others">Het hele team</h2>' : '')}
    </form>
    ${people.length === 0 ? '<p data-say="nobody">Niemand gevonden. Probeer het begin van je voornaam.</p>' : ''}
    <p><a class="quiet" href="/inloggen?account=1&amp;next=${link(asked.next)}" data-say="notThere">Ik sta er niet bij</a></p>`,
  );
}

export function herCode(person: DevicePersonView, next: string, wrong?: Wrong, when?: string): Shown {
  return page(
    `Dag ${person.name}`,
    wrong,
    `<h1><span data-say="hello">Dag</span> ${escape(person.name)}</h1>
    ${problem(wrong, when)}
    <form method="post" action="/wie">${hidden('next', next)}${hidden('p', person.id)}
      ${digits('code', 'yourCode', 'Je code', wrong)}
      <button class="button primary wide" data-say="go">Verder</button>
    </form>
    ${ways(person, next, '<a class="quiet" href="HERE&amp;kies=1" data-say="forgot">Code vergeten?</a>')}`,
  );
}

/** The first time, or when she forgot it. */
export function newCode(person: DevicePersonView, next: string, wrong?: Wrong): Shown {
  const why = person.hasCode
    ? '<p class="lead" data-say="newLead">Kies een nieuwe code. Daarvoor heb je één keer je wachtwoord nodig.</p>'
    : '<p class="lead" data-say="firstLead">Je hebt nog geen code. Kies er nu een. Daarvoor heb je één keer je wachtwoord nodig.</p>';
  const back = person.hasCode ? '<a class="quiet" href="HERE" data-say="known">Ik weet mijn code weer</a>' : '';
  return page(
    `Dag ${person.name}`,
    wrong,
    `<h1><span data-say="hello">Dag</span> ${escape(person.name)}</h1>
    ${why}${problem(wrong)}
    <form method="post" action="/wie/code">${hidden('next', next)}${hidden('p', person.id)}
      ${password(wrong)}
      ${digits('code', 'newCode', 'Je nieuwe code', wrong)}
      <button class="button primary wide" data-say="keep">Bewaar en ga verder</button>
    </form>
    ${ways(person, next, back)}`,
  );
}

/** Her own page, on her own phone: the code for the phones of the ward. */
export function myCode(csrf: string, withPassword: boolean, wrong?: Wrong, done = false): Shown {
  const title = 'Mijn code';
  return page(
    title,
    wrong,
    `<h1 data-say="mine">${title}</h1>
    ${done ? '<p class="banner banner-ok" role="status" data-say="done">Je code is bewaard. Je kunt hem nu gebruiken.</p>' : ''}
    <p class="lead" data-say="mineLead">Met deze code meld je je aan op de telefoon of tablet van je team. Geef hem aan niemand.</p>
    ${problem(wrong)}
    <form method="post" action="/mijn-code">${hidden('_csrf', csrf)}
      ${withPassword ? password(wrong) : ''}
      ${digits('code', 'newCode', 'Je nieuwe code', wrong)}
      <button class="button primary wide" data-say="keepMine">Bewaar</button>
    </form>
    <p><a class="quiet" href="/mijn" data-say="back">Terug naar je vragen</a></p>`,
  );
}

function page(title: string, wrong: Wrong | undefined, main: string): Shown {
  return { title: wrong ? `Fout: ${title}` : title, main };
}

function chips(people: readonly DevicePersonView[], heading: string): string {
  if (people.length === 0) return '';
  const each = people.map(
    ({ id, name }) => `<li><button class="button" name="p" value="${escape(id)}">${escape(name)}</button></li>`,
  );
  return `${heading}<ul class="chips">${each.join('')}</ul>`;
}

/** Four to six digits. No field for passwords: a shared device must not offer to keep them. */
function digits(id: string, say: string, label: string, wrong?: Wrong): string {
  return `<div class="field">
        <label for="${id}" data-say="${say}">${label}</label>
        <p class="hint" id="hint" data-say="digits">4, 5 of 6 cijfers</p>
        <input id="${id}" class="digits" name="code" inputmode="numeric" maxlength="6" autocomplete="off" spellcheck="false" required${about(id, wrong)} />
      </div>
      <label class="check" hidden><input type="checkbox" id="show" /><span data-say="show">Laat de cijfers zien</span></label>`;
}

function password(wrong?: Wrong): string {
  return `<div class="field">
        <label for="password" data-say="password">Wachtwoord van je account</label>
        <input id="password" name="password" type="password" maxlength="200" autocomplete="current-password" required${about('password', wrong, false)} />
      </div>
      <label class="check" hidden><input type="checkbox" id="show-password" /><span data-say="showPassword">Laat mijn wachtwoord zien</span></label>`;
}

function problem(wrong?: Wrong, when?: string): string {
  if (!wrong) return '';
  const again = when ? ` <span data-say="again">Je kunt het weer proberen om</span> ${escape(when)}.` : '';
  return `<div id="problem" class="problem" role="alert" tabindex="-1">
      <h2 data-say="wrong">Er ging iets mis</h2>
      <p><a href="#${wrong.field}" data-nl="${escape(wrong.nl)}" data-en="${escape(wrong.en)}">${escape(wrong.nl)}</a>${again}</p>
    </div>`;
}

const about = (id: string, wrong?: Wrong, hinted = true): string => {
  const said = [...(hinted ? ['hint'] : []), ...(wrong?.field === id ? ['problem'] : [])].join(' ');
  return `${said ? ` aria-describedby="${said}"` : ''}${wrong?.field === id ? ' aria-invalid="true"' : ''}`;
};

function ways({ id }: DevicePersonView, next: string, first: string): string {
  const here = `/wie?p=${link(id)}&amp;next=${link(next)}`;
  return `<p class="ways">${first.replace('HERE', here)} <a class="quiet" href="/wie?next=${link(next)}" data-say="notMe">Ik ben iemand anders</a></p>`;
}

const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escape(value)}" />`;
const link = (text: string): string => encodeURIComponent(text);
