// What a question can be about, in a word or two, with sentences to begin with: enough to send, and to go on from.
// English stands beside it in subjects.en.ts with the same keys.
import type { Category } from '../../../libs/domain/src/ownership/category';
import { categoriesNl } from '../../../libs/domain/src/ownership/names-nl';

export const nl = {
  names: categoriesNl as Record<Category, string>,
  title: 'Begin met een zin',
  written: 'Staat in het tekstvak. Je kunt verder schrijven.',
  sentences: {
    ict: ['Ik kan me niet aanmelden.', 'De wifi doet het niet.', 'De printer doet het niet.'],
    ecd: ['Ik kan niet in het dossier.', 'Het dossier is traag.', 'Ik zie mijn cliënten niet.'],
    techniek_gebouw: ['De deur gaat niet goed open of dicht.', 'Het is te koud of te warm.', 'Er lekt water.'],
    hulpmiddelen: ['De tillift doet het niet.', 'Het bed doet het niet.', 'We missen een hulpmiddel.'],
    zorgalarmering: ['Een bel komt niet door.', 'Een halszender doet het niet.', 'De bel gaat zomaar af.'],
    hr_salaris: ['Mijn loonstrook klopt niet.', 'Mijn uren kloppen niet.', 'Ik heb een vraag over mijn contract.'],
    toegang: ['Mijn pas doet het niet.', 'Ik ben een sleutel kwijt.', 'Ik kan ergens niet in.'],
    inkoop_voorraad: ['We hebben bijna geen handschoenen.', 'De bestelling is er niet.', 'Mijn bestelling staat vast.'],
    medicatie_ict: ['De medicatie-app doet het niet.', 'Ik kan niet aftekenen.', 'De medicijnkast gaat niet open.'],
    roostering: ['Er is een gat in het rooster.', 'Ik sta dubbel ingepland.', 'Ik wil een dienst ruilen.'],
    maaltijden: ['Er zijn te weinig maaltijden.', 'Een dieet klopt niet.', 'Het eten is er nog niet.'],
    schoonmaak: ['Er moet nu iets schoon.', 'De schoonmaak is niet geweest.'],
    facilitair: ['Er is te weinig linnen.', 'Het afval is niet opgehaald.', 'De post is er niet.'],
    opleiding: ['Ik kan mijn e-learning niet openen.', 'Mijn bevoegdheid is verlopen.'],
    vervoer: ['De auto start niet.', 'De fiets is stuk.'],
    financien: ['Ik wil iets declareren.', 'Mijn declaratie is niet betaald.'],
    privacy: ['Ik ben een telefoon of papieren kwijt.', 'Iemand kreeg de verkeerde brief of mail.'],
    unknown: [],
  } as Record<Category, string[]>,
};
export type SubjectWords = typeof nl;
