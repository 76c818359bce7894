import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../testing/runs.js';
import { contradictsSolved } from './contradiction.js';

const AGAINST = [
  'maar hij werkt nog steeds niet',
  'Ja, maar hij werkt nog steeds niet.',
  'Klaar, alleen de lamp doet het nog niet',
  'Top bedankt! De printer doet het niet.',
  'hij doet t weer niet',
  'de tillift is alweer stuk',
  'is nog steeds kapot',
  'Het probleem is terug',
  'Nee, nog niet.',
  'nog niet helemaal',
  'niet opgelost',
  'het is niet opgelost hoor',
  'Mijn pas lukt hier nog niet',
  'ik wacht nog op de nieuwe accu',
  'er is nog niemand geweest',
  'wij hebben nog steeds last van de kou',
  'De toeslag klopt nog niet',
  'de wifi valt steeds weg, storing blijft',
  'Fijn, alleen het alarm gaat nog steeds mis',
  'De ene lift doet het weer, maar die van kamer 4 nog steeds niet',
  'still broken',
  "It's still not working",
  "thanks, but it doesn't work",
  'Not fixed.',
  "It isn't solved yet",
  'the hoist is broken again',
  'same thing, the problem persists',
  'nobody came',
  'still waiting for the battery',
  "Thanks! The door still won't open though",
  'Ik heb nog niks gekregen',
  'helaas, zelfde probleem',
  'Hij piept nog steeds',
  'maar de lift staat nog stil',
  'ik kan nog niet inloggen',
  'kan weer niet inloggen',
  'same error as before',
  'Not really, it still beeps',
  'It keeps beeping',
  'problem not solved',
];

const NOT_AGAINST = [
  '',
  'dank, eerst werkte het niet maar nu wel',
  'Eerst deed hij het niet, nu wel.',
  'Ja klaar, bedankt!',
  'Hij doet het weer, top',
  'werkt weer prima',
  'Als het weer niet werkt bel ik.',
  'Mocht hij morgen nog steeds niet werken dan hoor je het.',
  'nog niet getest, maar zal wel goed zijn',
  'Ik heb hem nog niet gebruikt.',
  'Geen klachten meer.',
  'hij is niet meer stuk',
  'Het was kapot, nu gemaakt',
  'het duurde lang maar het is opgelost',
  'Ik snap nog steeds niet hoe het kwam, maar hij werkt!',
  'nog niet alles perfect maar goed genoeg',
  'Was niet erg hoor',
  'hoefde niet meer',
  'Niet meer nodig, collega had er nog een',
  'De vorige keer was hij na een dag weer kapot, nu is hij nog heel.',
  'kan niet beter',
  "It didn't work at first but now it does",
  'All good, thanks',
  'no longer broken',
  'If it is still broken tomorrow I will call',
  'It was broken, now fixed.',
  "Couldn't be better",
  'not bad at all',
  'Kan nog steeds niet geloven hoe snel dit ging!',
  'Werkt niet alleen weer, zelfs beter',
  "I still can't believe how fast",
  'Hij deed het niet omdat de stekker los zat',
  'werkt weer, snap niet waarom het stuk was',
  'was nog niet eerder zo snel geholpen',
  'Ik wacht nog op de monteur voor de andere lift, deze is klaar',
  'Opgelost, lag niet aan mij',
];

describe('words against the "solved" button', () => {
  it.each(AGAINST)('%s', (text) => expect(contradictsSolved(text)).toBe(true));
});

describe('no words against it', () => {
  it.each(NOT_AGAINST)('%j', (text) => expect(contradictsSolved(text)).toBe(false));
});

it('answers any text at once', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (text) => {
      expect(typeof contradictsSolved(text)).toBe('boolean');
    }),
    { numRuns: runs(100) },
  );
  for (const piece of ['niet ', 'nog steeds ', 'still not ', ' ', 'het ', 'a'])
    expect(typeof contradictsSolved(piece.repeat(runs(20_000)))).toBe('boolean');
});
