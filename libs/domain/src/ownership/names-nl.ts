// What a question can be about and what can be lacked, in a word or two: the same on every screen and in every file.
// How easily they read is measured in the words of the screens that say them. English stands beside it in names-en.ts.
import { type Category } from './category.js';

export const categoriesNl: Readonly<Record<Category, string>> = {
  ict: 'Telefoon, computer',
  ecd: 'Cliëntdossier',
  techniek_gebouw: 'Gebouw, techniek',
  hulpmiddelen: 'Hulpmiddelen',
  zorgalarmering: 'Oproepsysteem',
  hr_salaris: 'Salaris, contract',
  toegang: 'Pas of sleutel',
  inkoop_voorraad: 'Bestellen',
  medicatie_ict: 'Medicatie-app',
  roostering: 'Rooster',
  maaltijden: 'Eten en drinken',
  schoonmaak: 'Schoonmaak',
  facilitair: 'Linnen, afval, post',
  opleiding: 'Leren',
  vervoer: 'Auto of fiets',
  financien: 'Declaraties',
  privacy: 'Privacy, datalek',
  unknown: 'Weet ik niet / anders',
};

export const lackedNl = {
  right: 'Het recht om het te doen',
  key: 'Een sleutel of toegang',
  knowledge: 'Kennis',
  nothing: 'Niets',
};
