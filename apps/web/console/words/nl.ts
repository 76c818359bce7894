import { deeds } from './deeds.nl';
import { desk } from './desk.nl';
import { question } from './question.nl';
import { roster } from './roster.nl';

export const nl = { ...desk, ...question, roster, deeds };
export type ConsoleWords = typeof nl;
