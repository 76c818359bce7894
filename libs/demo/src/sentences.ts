/** What people of the demo say. Nobody sends anybody elsewhere. */
export const REPLIES = [
  'Vervelend, ik zoek het meteen voor je uit. Ik kijk eerst op afstand mee.',
  'Ik heb je vraag gelezen en ga ermee aan de slag.',
  'Dank je voor je bericht. Ik regel het en houd je op de hoogte.',
  'Wat naar. Ik bel de monteur en blijf erbij tot het werkt.',
  'Ik zie wat er misgaat. Ik herstel het nu voor je.',
  'Goed dat je het vraagt. Ik neem het op me.',
  'Ik heb een reserve laten klaarzetten en kijk intussen naar de oorzaak.',
];
export const QUESTIONS = [
  'Ik help je graag verder. Op welke kamer is het precies?',
  'Ik kijk ernaar. Brandt het lampje rood of groen?',
  'Zie je een foutmelding op het scherm? Typ hem gerust over, dan zoek ik het uit.',
  'Welk nummer staat er op de sticker? Dan bestel ik het goede onderdeel.',
];
export const NEXT_STEPS = [
  'Ik kijk op afstand mee',
  'De monteur komt langs',
  'Ik zet een reserve klaar',
  'Ik herstel je toegang',
  'Ik bel je terug met de uitslag',
  'Ik controleer de instelling',
  'Ik laat een nieuwe brengen',
];
export const HER_ANSWERS = [
  'Het lampje is rood.',
  'Dat is op de gang bij de huiskamer.',
  'Er staat: verbinding verbroken.',
  'Nummer 4417 staat erop.',
  'Ja, dat heb ik net geprobeerd.',
  'Op de tablet van de medicijnkar.',
];
export const CONSULTS = [
  'Zien jullie hier iets bijzonders aan de instellingen?',
  'Kunnen jullie meekijken waarom dit blijft terugkomen?',
  'Is hier een reserve van op voorraad?',
  'Mag ik dit zelf aanzetten, en hoe?',
];
export const SUPPLIERS = [
  'storing@liften.example',
  'storing@liften.example',
  'service@tilhulp.example',
  'planning@klimaat.example',
];
export const CONSULT_ANSWERS = [
  'Ja, de koppeling stond uit. Ik heb hem weer aangezet.',
  'Er ligt er een in het magazijn op de begane grond.',
  'Dit mag je zelf aanzetten bij instellingen, tabblad toegang.',
  'Het onderdeel is besteld en komt morgenochtend.',
];
export const SOLUTIONS = [
  'Ik heb het opnieuw gekoppeld en getest. Het werkt weer.',
  'De monteur heeft het onderdeel vervangen en getest.',
  'Je toegang is hersteld. Je kunt weer inloggen.',
  'Er staat een nieuwe op de afdeling en de oude is opgehaald.',
  'De instelling stond verkeerd. Ik heb hem aangepast en gecontroleerd.',
  'Het is bezorgd en staat in de voorraadkast.',
];
/** What was granted, for how much (cents), and what it solved; the dear ones go to one decider. */
export const DECISIONS = [
  { cents: 8_900, reason: 'De levering duurt een week', solves: 'Vanavond nog een leenmatras' },
  { cents: 4_500, reason: 'De taxi rijdt niet op zondag', solves: 'Mevrouw kon naar haar zus' },
  { cents: 14_000, reason: 'Geen reserve meer in huis', solves: 'Een tillift gehuurd voor het weekend' },
  { cents: 2_250, reason: 'De winkel was dichterbij', solves: 'Het ontbijt ging door' },
  { cents: 18_500, reason: 'Een spoedmonteur in de avond', solves: 'De bel werkte voor de nacht' },
  { cents: 6_000, reason: 'De oude gaf steeds storing', solves: 'Een nieuw toetsenbord en muis op de post' },
  {
    cents: 64_000,
    reason: 'Reparatie kost bijna net zoveel',
    solves: 'Een nieuwe douchestoel in plaats van een derde reparatie',
  },
  { cents: 129_000, reason: 'Drie keer per week uitval', solves: 'Een eigen wifi-punt voor de huiskamer' },
];
export const INSTEAD = ['We huren er een tot het voorjaar.', 'We lenen er een van de locatie ernaast.'];
export const THANKS = [
  'Dank je wel, fijn geholpen.',
  'Top, werkt weer.',
  'Snel geregeld, dank.',
  'Fijn dat je even meekeek.',
  'Super, bedankt namens het hele team.',
];
export const NOT_SOLVED = [
  'Hij valt na een minuut weer uit.',
  'Bij mij doet hij het nog niet.',
  'Het lampje is nog rood.',
];
/** What the desk of the demo writes often. */
export const CANNED_TEXTS = [
  { title: 'Ik kijk ernaar', text: 'Hoi {vrager}, ik kijk er nu naar. Vóór {tijd} hoor je van mij.' },
  {
    title: 'Monteur komt',
    text: 'Hoi {vrager}, ik heb de monteur gebeld. Hij is er om {tijd}. De receptie laat hem binnen, jij hoeft niets te doen.',
  },
  {
    title: 'Reserve tot die tijd',
    text: 'Ik laat een reserve brengen naar {plek}. Zo kun je door tot het gemaakt is.',
  },
  {
    title: 'Welke melding staat er?',
    text: 'Staat er een melding op het scherm? Typ hem over of stuur een foto. Dan zoek ik het uit.',
  },
  {
    title: 'Welk nummer heeft het?',
    text: 'Welk nummer staat er op de sticker? Dan weet ik welk apparaat het is en regel ik de rest.',
  },
  {
    title: 'Nieuw wachtwoord',
    text: 'Ik heb je wachtwoord opnieuw ingesteld. Ik bel je zo om het te zeggen.',
  },
  {
    title: 'Rooster zoek ik uit',
    text: 'Ik zoek het uit met de planning. Vóór {tijd} laat ik je weten hoe het zit.',
  },
  {
    title: 'Het duurt langer',
    text: 'Het duurt langer dan ik zei, en dat spijt me. Ik blijf erbij. Vóór {tijd} hoor je meer.',
  },
  { title: 'Doet hij het nog?', text: 'Hoi {vrager}, we maakten dit een paar dagen geleden. Doet hij het nog?' },
  { title: 'Gemaakt en getest', text: 'Het is gemaakt en ik heb het getest. Werkt het bij jou ook?' },
];

/** What stands on a thing, by what her words are about. */
export const NUMBERS_ON: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\b(til|bad)?lift/i, ['TL-0312', 'TL-0318', 'TL-0407', 'TL-0412', 'TL-0520']],
  [/printer/i, ['PR-021', 'PR-034']],
  [/\b(hoog-?laag)?bed\b/i, ['BED 114', 'BED 131', 'BED 208', 'BED 215']],
];
