import { beside } from './beside.nl';
import { calls } from './calls.nl';
import { deeds } from './deeds.nl';
import { desk } from './desk.nl';
import { kept } from './kept.nl';
import { question } from './question.nl';
import { roster } from './roster.nl';

export const nl = { ...desk, ...question, ...kept, roster, deeds, beside, calls };
export type ConsoleWords = typeof nl;
