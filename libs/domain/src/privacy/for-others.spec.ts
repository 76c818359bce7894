import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { forOthers } from './for-others.js';

const NAMES = ['Noor de Wit', 'Fatma Yildiz', 'Jan van der Berg', "Anne-Fleur d'Hont"];

describe('words about one question, to be read beside another', () => {
  it.each([
    ['says what was done as it was written', 'Zak vervangen.', 'Zak vervangen.'],
    ['greets nobody', 'Hoi Noor, de wifi doet het weer.', 'De wifi doet het weer.'],
    ['greets nobody by a full name', 'Beste Noor de Wit,\n\nde wifi doet het weer.', 'De wifi doet het weer.'],
    ['greets nobody without a comma', 'Hoi Noor de wifi doet het weer.', 'De wifi doet het weer.'],
    ['greets nobody by name alone', 'Noor, zet de router uit en aan.', 'Zet de router uit en aan.'],
    ['greets no group', 'Goedemorgen allemaal! Het rooster staat er.', 'Het rooster staat er.'],
    ['greets nobody in English', 'Hi there,\nrestart the printer.', 'Restart the printer.'],
    ['takes leave of nobody', 'Zak vervangen. Groetjes, Fatma', 'Zak vervangen.'],
    ['takes leave of nobody formally', 'Zak vervangen.\n\nMet vriendelijke groet,\nFatma Yildiz', 'Zak vervangen.'],
    ['takes leave of nobody in English', 'Replaced the bag.\nKind regards, Jan', 'Replaced the bag.'],
    ['names nobody of that question', 'Ik heb met fatma de zak vervangen.', 'Ik heb met … de zak vervangen.'],
    ['names nobody in full', 'Jan van der Berg heeft de sleutel.', '… heeft de sleutel.'],
    ['names nobody by half', 'De sleutel ligt bij Van der Berg.', 'De sleutel ligt bij Van der ….'],
    [
      'names nobody whose things they are',
      'Het staat op Noors bureau en op Fatma’s kar.',
      'Het staat op … bureau en op … kar.',
    ],
    ['names nobody with a hyphen', 'Anne-Fleur belt de monteur.', '… belt de monteur.'],
    ['names nobody who lives there', 'Lift van mevrouw De Vries gemaakt.', 'Lift van … gemaakt.'],
    [
      'takes a short name for one with its capital only',
      'Jan heeft dit jan gezet: wit is wit.',
      '… heeft dit jan gezet: wit is wit.',
    ],
    [
      'takes no name out of a longer word',
      'Noordzijde nagekeken, noorderlicht aan.',
      'Noordzijde nagekeken, noorderlicht aan.',
    ],
    ['keeps a greeting that greets a thing', 'Dagrapport opnieuw gemaakt.', 'Dagrapport opnieuw gemaakt.'],
    ['keeps a greeting in the midst', 'Zeg hallo tegen de spraakbediening.', 'Zeg hallo tegen de spraakbediening.'],
    ['is nothing where nothing else was said', 'Hoi Noor, groetjes Fatma', ''],
  ])('%s', (_, text, read) => expect(forOthers(text, NAMES)).toBe(read));

  const words = fc.array(
    fc.constantFrom('zak', 'Noor', 'fatma', 'YILDIZ', 'Berg', 'de', 'lift,', 'hoi', 'groeten', '\n', 'Jan.'),
    { maxLength: 12 },
  );
  it('never names anybody of that question, wherever the names stand', () => {
    fc.assert(
      fc.property(words, (some) => {
        expect(forOthers(some.join(' '), NAMES)).not.toMatch(/noor|fatma|yildiz|berg|Jan|Wit/u);
      }),
    );
  });
});
