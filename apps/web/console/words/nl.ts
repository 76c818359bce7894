import { desk } from './desk.nl';
import { question } from './question.nl';

export const nl = { ...desk, ...question };
export type ConsoleWords = typeof nl;
