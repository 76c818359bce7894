import { type Category } from './category.js';
import { type lackedNl } from './names-nl.js';

export const categoriesEn: Readonly<Record<Category, string>> = {
  ict: 'Phone, computer',
  ecd: 'Client record',
  techniek_gebouw: 'Building',
  hulpmiddelen: 'Care tools',
  zorgalarmering: 'Call system',
  hr_salaris: 'Pay, contract',
  toegang: 'Pass or key',
  inkoop_voorraad: 'Ordering',
  medicatie_ict: 'Medicine app',
  roostering: 'Rota',
  maaltijden: 'Food and drink',
  schoonmaak: 'Cleaning',
  facilitair: 'Linen, waste, post',
  opleiding: 'Learning',
  vervoer: 'Car or bike',
  financien: 'Costs',
  privacy: 'Privacy, data leak',
  unknown: 'I do not know / other',
};

export const lackedEn: typeof lackedNl = {
  right: 'The right to do it',
  key: 'A key or access',
  knowledge: 'Knowledge',
  nothing: 'Nothing',
};
