import { beside } from './beside.en';
import { calls } from './calls.en';
import { deeds } from './deeds.en';
import { desk } from './desk.en';
import { kept } from './kept.en';
import { question } from './question.en';
import { roster } from './roster.en';
import type { ConsoleWords } from './nl';

export const en: ConsoleWords = { ...desk, ...question, ...kept, roster, deeds, beside, calls };
