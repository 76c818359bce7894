// Everything the console can do now, by the words people have for it. What is not possible now is not there.
import { matching } from '../../../libs/domain/src/search/matching';
import { mended, vocabularyOf } from '../../../libs/domain/src/search/nearest';
import { language } from '../shared/language.svelte';
import type { Console } from './console.svelte';
import { deedsOf } from './deeds/deeds';
import type { View } from './desk.svelte';
import { KEYED, PLACES, type Deed } from './keyed';
import { beside, router } from './routes';
import { say } from './say';
import { ALSO } from './words/also';

export interface Command {
  readonly id: string;
  readonly label: string;
  /** Other words it is found by: people type what their last system called it. */
  readonly also: string;
  readonly key?: string | undefined;
  readonly run: () => void;
}

/** In the order of use: this question first, then the desk, then where one can go. */
export function commandsOf(app: Console): Command[] {
  const command = (id: string, label: string, run: () => void, key?: string): Command => ({
    ...{ id, label, run, key },
    also: ALSO[id] ?? '',
  });
  const ticket = beside() ? undefined : app.talk.ticket;
  const may = (permission: string) => app.me.permissions.includes(permission);
  const pressed = (...deeds: Exclude<Deed, 'go'>[]) =>
    deeds
      .filter((deed) => KEYED[deed].may?.(app) ?? true)
      .map((deed) => command(deed, KEYED[deed].says(), () => void app.press(deed), app.keys.shown(deed)));
  const dialog = (id: string, label: string, shown: Console['dialog']) => command(id, label, () => app.show(shown));
  const page = (id: string, label: string, path: string) => command(id, label, () => router.go(path));
  const leaves = (id: string, label: string, path: string) => command(id, label, () => location.assign(path));

  const here = ticket
    ? [
        ...pressed('claim', 'reply', 'note', 'help', 'solved'),
        ...(ticket.urgency !== 'now' && ticket.may.includes('changeUrgency')
          ? [dialog('urgency', say.w.urgency.raise, 'urgency')]
          : []),
        ...deedsOf(ticket).map(({ name }) => dialog(name, say.w.deeds.deeds[name].menu, { deed: name })),
        command('context', say.w.talk.context, () => app.showContext()),
      ]
    : [];
  const desk = [
    ...(app.wholeQueue
      ? [
          ...pressed('ask', 'log'),
          dialog('canned', say.w.canned.change, 'canned'),
          page('begin', say.w.begin.title, '/desk/begin'),
          ...pressed('shift'),
        ]
      : []),
    ...(app.desk.ticked.size > 0 ? [dialog('bundle', say.w.beside.tick.fault, 'outage')] : []),
    ...(app.notices.count > 0 ? [dialog('notices', say.w.beside.notices.button(app.notices.count), 'notices')] : []),
    ...(app.desk.waiting.any ? pressed('apply') : []),
    ...pressed('search'),
  ];
  const views: View[] = app.wholeQueue
    ? ['waiting', 'mine', 'standIn', 'offered', 'helping', 'team', 'outages', 'all']
    : ['helping', 'all'];
  const places = [
    ...views.map((view) => command(`list ${view}`, say.w.views[view], () => app.go(view), app.keys.to(view))),
    ...app.screen.now.views.map(({ name, words }) => command(`view ${name}`, name, () => app.lookFor(words))),
    ...(may('floor.read') ? [page('floor', say.w.floor.title, '/desk/nu')] : []),
    ...(may('roster.read') ? [page('roster', say.w.roster.title, '/desk/diensten')] : []),
    ...(may('decisions.read') ? [page('decisions', say.w.beside.decisions.title, '/desk/besluiten')] : []),
    ...(may('cards.write') ? [page('knowledge', say.w.cards.title, '/desk/kennis')] : []),
    ...(may('queue.read') ? [page('ownFigures', say.w.ownFigures.title, '/desk/eigen')] : []),
    ...(may('lacked.read') ? [page('missed', say.w.beside.missed.title, '/desk/gemist')] : []),
    ...(PLACES.figures.may(app)
      ? [command('figures', PLACES.figures.says(), () => app.go('figures'), app.keys.to('figures'))]
      : []),
    ...(may('devices.write') ? [leaves('devices', say.w.me.devices, '/beheer#toestellen')] : []),
    ...(may('locations.write') ? [leaves('stickers', say.w.beside.stickers, '/stickers')] : []),
  ];
  const { density } = app.screen.now;
  const other = language.now === 'nl' ? 'en' : 'nl';
  const own = [
    ...pressed('sheet'),
    command(
      'density',
      density === 'roomy' ? say.w.own.toCompact : say.w.own.toRoomy,
      () => void app.screen.choose({ density: density === 'roomy' ? 'compact' : 'roomy' }),
    ),
    dialog('sound', say.w.own.sound, 'keys'),
    command('language', say.w.me.language, () => language.choose(other)),
  ];
  return [...here, ...desk, ...places, ...own];
}

/** Those that fit what was typed, the likeliest first; typed wrong they are found as well. A number is a question. */
export function found(app: Console, typed: string): Command[] {
  const all = commandsOf(app);
  const wanted = typed.trim();
  const named = all.map((one) => ({ one, title: one.label, text: one.also }));
  const like = (words: string) => matching(named, words).map(({ one }) => one);
  const meant = like(wanted);
  const texts = named.map(({ title, text }) => `${title} ${text}`);
  const better = meant.length === 0 ? mended(wanted, vocabularyOf(texts)) : undefined;
  const w = say.w.commands;
  const number = /^\d{1,9}$/.exec(wanted) ? Number(wanted) : undefined;
  return [
    ...(number ? [{ id: 'number', label: w.open(number), also: '', run: () => app.openNumber(number) }] : []),
    ...meant,
    ...(better === undefined ? [] : like(better)),
    ...(wanted && number === undefined
      ? [{ id: 'look', label: w.look(wanted), also: '', run: () => app.lookFor(wanted) }]
      : []),
  ];
}
