import { beside } from './beside.nl';
import { deeds } from './deeds.nl';
import { desk } from './desk.nl';
import { question } from './question.nl';
import { roster } from './roster.nl';

export const nl = { ...desk, ...question, roster, deeds, beside };
export type ConsoleWords = typeof nl;
