export const FIRST =
  `Aisha Anja Anouk Ans Astrid Bas Betty Carla Chantal Cor Daan Danielle Debby Dewi Diana Dirk Eefje Elif Ellen Emre Erik Esther Eva Famke Femke Fleur Frank Gerda
Greet Hanna Hans Hatice Heleen Henk Hilde Ingrid Iris Jacqueline Jan Janneke Jasmijn Jeroen Jip Johanna Jolanda Joyce Judith Karin Kees Khadija Kim Klaas Laila Lars Laura Leila Lies Linda Lisa
Loes Lotte Maaike Maarten Mandy Manon Marga Maria Marieke Marjan Marloes Martijn Maud Mehmet Mieke Mila Miriam Monique Nadia Naomi Nel Nienke Nina Olga Patricia Paul Petra Pieter Priya Rachid
Rianne Rik Rosa Roos Ruben Ruud Saar Sandra Sanne Sara Selma Silvia Simone Sjoerd Sofie Stefan Suzan Tamara Tess Thea Tim Tineke Tom Trudy Vera Wendy Wil Willem Wouter Yara Yvonne Zeynep`.split(
    /\s+/,
  );

export const LAST =
  `de Vries|Jansen|van den Berg|Bakker|van Dijk|Visser|Smit|Meijer|de Boer|Mulder|de Groot|Bos|Vos|Peters|Hendriks|van Leeuwen|Dekker|Brouwer|de Wit|Dijkstra|Smits|de Graaf|van der Meer|Kok|Jacobs|de Haan|Vermeulen|van den Heuvel|van der Veen|van den Broek|de Bruijn|de Bruin|van der Heijden|Schouten|van Beek|Willems|van Vliet|Hoekstra|Maas|Verhoeven|Koster|van Dam|van der Wal|Prins|Blom|Huisman|Peeters|Kuipers|van Veen|van Dongen|Yilmaz|El Idrissi|Kaya|Ramdin|Pinas|Nguyen|Demir|Benali|Postma|Terpstra`.split(
    '|',
  );

/** Teams by region: nursing homes on the island and in the city, home care in the villages. */
export const TEAMS = {
  eiland: `De Duinroos|Zeewind|'t Wad|De Strandloper|Oosterend|De Branding|Noorderlicht|De Schelp|Havenzicht`.split(
    '|',
  ),
  platteland:
    `De Linde|Eikenhof|Zonnehuis|Waterrijk|Rozenhof|Thuiszorg Noord|Thuiszorg Zuid|De Molen|Korenveld|De Hoeve|Weidezicht|Thuiszorg Oost|De Brink|Kerkzicht|De Wilg|Thuiszorg West|De Akker|Beukenhof|De Boomgaard|Kastanjelaan|De Sluis|Dorpsplein`.split(
      '|',
    ),
  stad: `De Singel|Parkzicht|Spoorzicht|De Toren|Centrum 1|Centrum 2|De Kade|Stadspoort|De Brug|Wilhelmina|De Meander|Nieuw West|Zuiderpark|De Gracht|Thuiszorg Centrum|De Haven|Marktzicht|Oranjehof|De Vesting|Noorderhof|De Componist|Rivierenbuurt|De Passage`.split(
    '|',
  ),
} as const;

export const SERVICES = [
  ['hr', 'HR en salaris'],
  ['ecd', 'Cliëntdossier (ECD)'],
  ['ict', 'ICT-beheer'],
  ['zorgtechniek', 'Zorgtechniek'],
  ['gebouw', 'Gebouw en techniek'],
  ['inkoop', 'Inkoop en voorraad'],
  ['facilitair', 'Schoonmaak en maaltijden'],
  ['privacy', 'Privacy en kwaliteit'],
] as const;

/** What colleagues of the service centre know, in words that stand in a question. */
export const SKILLS: Readonly<Record<string, string[]>> = {
  'Fatma Yıldız': ['tillift', 'bed', 'hulpmiddel'],
  'Bram de Wit': ['printer', 'wifi', 'tablet', 'wachtwoord'],
  'Joost Visser': ['sleutel', 'deur', 'lift'],
  'Nadia Benali': ['rooster', 'verlof', 'salaris'],
  'Peter Kok': ['verwarming', 'lamp', 'wc', 'lekkage'],
  'Sanne Bakker': ['medicatie', 'dossier', 'ecd'],
  'Mo El Idrissi': ['telefoon', 'oproep', 'alarm'],
  'Lieke Smit': ['schoonmaak', 'maaltijd', 'was'],
  'Daan Mulder': ['bestelling', 'levering', 'handschoenen'],
  'Iris Postma': ['privacy', 'inlog', 'toegang'],
};
