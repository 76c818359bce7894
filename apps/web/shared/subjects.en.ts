import { categoriesEn } from '../../../libs/domain/src/ownership/names-en';
import type { SubjectWords } from './subjects.nl';

export const en: SubjectWords = {
  names: categoriesEn,
  title: 'Start with a sentence',
  written: 'It is in the text box. You can go on writing.',
  sentences: {
    ict: ['I cannot sign in.', 'The Wi-Fi does not work.', 'The printer does not work.'],
    ecd: ['I cannot get into the record.', 'The record is slow.', 'I do not see my clients.'],
    techniek_gebouw: ['The door does not open or close well.', 'It is too cold or too warm.', 'Water is leaking.'],
    hulpmiddelen: ['The hoist does not work.', 'The bed does not work.', 'We miss a tool.'],
    zorgalarmering: ['A call does not come through.', 'A pendant does not work.', 'The call bell rings by itself.'],
    hr_salaris: ['My payslip is wrong.', 'My hours are wrong.', 'I have a question about my contract.'],
    toegang: ['My pass does not work.', 'I lost a key.', 'I cannot get in somewhere.'],
    inkoop_voorraad: ['We are almost out of gloves.', 'The order has not come.', 'My order is stuck.'],
    medicatie_ict: ['The medicine app does not work.', 'I cannot sign off.', 'The medicine cabinet does not open.'],
    roostering: ['There is a gap in the rota.', 'I am planned twice.', 'I want to swap a shift.'],
    maaltijden: ['There are too few meals.', 'A diet is wrong.', 'The food has not come yet.'],
    schoonmaak: ['Something must be cleaned now.', 'The cleaning was not done.'],
    facilitair: ['There is too little linen.', 'The waste was not collected.', 'The post has not come.'],
    opleiding: ['I cannot open my e-learning.', 'My course has run out.'],
    vervoer: ['The car does not start.', 'The bike is broken.'],
    financien: ['I want my costs back.', 'My costs were not paid back.'],
    privacy: ['I lost a phone or papers.', 'Somebody got the wrong letter or mail.'],
    unknown: [],
  },
};
