import { describe, expect, test } from '@jest/globals';
import { similarTo, type Asked } from './similar.js';

const alike = (typed: Asked, ...asked: Asked[]): string[] => similarTo(typed, asked).map(({ text }) => text);

describe('the same thing in other words is found', () => {
  test.each([
    ['De tillift piept weer', 'Tillift op kamer 4 doet het niet'],
    ['De tillift doet het niet.', 'De tilliften piepen, de accu is leeg en we kunnen mevrouw niet uit bed krijgen'],
    ['Kan iemand naar de wifi kijken, het dossier opent niet', 'Wifi en dossier openen niet'],
    ['Het dossier is traag', 'trage dossiers vandaag'],
    ['De bédden zijn kapot', 'Het bed is kapot'],
    ['The printers are broken', 'Printer does not print'],
    ['De oproepbel van mevrouw zwijgt', 'OPROEPBEL ZWIJGT!'],
  ])('%s ~ %s', (typed, other) => {
    expect(alike({ text: typed }, { text: other }, { text: 'Mijn salaris is te laag' })).toEqual([other]);
  });
});

describe('what is about something else never is', () => {
  const same = { location: 'De Linde', category: 'ict' };
  test.each([
    ['De printer doet het niet meer', 'De tillift doet het niet meer'],
    ['De wifi op de afdeling is weg', 'De sleutel van de afdeling is weg'],
    ['De lamp in de gang is stuk', 'De vloer in de gang is stuk'],
    ['Kan iemand mij helpen met het rooster van deze week?', 'Kan iemand mij helpen met de deur van het magazijn?'],
    ['There is something wrong with the door', 'There is something with my salary'],
    ['Het is weer zo', 'Het is weer zo'],
    ['', 'De tillift piept'],
    ['De tillift piept', '???'],
  ])('%s | %s', (typed, other) => {
    expect(alike({ text: typed, ...same }, { text: other, ...same })).toEqual([]);
  });
});

test('at most three, the likeliest first', () => {
  const asked = ['Tillift hangt scheef', 'Tillift piept', 'Tillift zakt', 'De tillift piept in kamer 3', 'Bed piept'];
  const found = alike({ text: 'De tillift piept' }, ...asked.map((text) => ({ text })));
  expect(found).toEqual(['Tillift piept', 'De tillift piept in kamer 3', 'Bed piept']);
});

test('the same place or the same subject counts extra, but alone makes nothing alike', () => {
  const typed = { text: 'De tillift piept', location: 'De Linde, badkamer', category: 'hulpmiddelen' };
  const text = 'Tillift hangt scheef';
  expect(alike(typed, { text })).toEqual([]);
  expect(alike(typed, { text, location: 'de linde, badkamer ' })).toEqual([text]);
  expect(alike(typed, { text, category: 'hulpmiddelen' })).toEqual([text]);
  expect(alike({ ...typed, category: 'unknown' }, { text, category: 'unknown' })).toEqual([]);
  expect(alike({ text: typed.text, location: ' ' }, { text, location: '' })).toEqual([]);
  expect(alike(typed, { ...typed, text: 'Het bed zakt' })).toEqual([]);
});

test('a word that all of many use says little; the one all of few use still does', () => {
  const many = Array.from({ length: 60 }, (_one, i) => ({ text: `Dossier nummer${i}` }));
  expect(alike({ text: 'Dossier traag' }, ...many)).toEqual([]);
  const few = Array.from({ length: 5 }, (_one, i) => ({ text: `Wifi valt uit bij${i}` }));
  expect(alike({ text: 'De wifi valt weg' }, ...few)).toHaveLength(3);
});

test('only the beginning is looked at, so that the longest text costs no more', () => {
  const long = `De tillift piept. ${'x '.repeat(10_000)} salaris`;
  expect(alike({ text: 'De tillift piept' }, { text: long })).toEqual([long]);
  expect(alike({ text: 'Mijn salaris' }, { text: long })).toEqual([]);
});
