import { type CardBody } from '@zorg112/contracts';

/** What the desk of the demo knows. */
export const CARDS: readonly CardBody[] = [
  {
    title: 'Tillift piept of tilt niet',
    category: 'hulpmiddelen',
    dos: [
      'Hangt er nu iemand in de lift? Dan laten we die samen zakken met de noodknop.',
      'Ik haal de accu een minuut los en zet hem weer vast.',
      'Ik laat een reservelift brengen van een andere verdieping.',
    ],
    donts: ['Niet door laten werken met een lift die piept.'],
  },
  {
    title: 'Inloggen in het dossier lukt niet',
    category: 'ecd',
    dos: [
      'Ik kijk of het account op slot staat en haal het eraf.',
      'Ik stel het wachtwoord opnieuw in en bel je met het nieuwe.',
      'Ik zet de leesmap van de afdeling klaar voor vannacht.',
    ],
    donts: ['Geen wachtwoord in een bericht zetten.', 'Niet laten inloggen op de naam van een ander.'],
  },
  {
    title: 'Printer print niet',
    category: 'ict',
    dos: ['Ik kijk of er een taak vastzit en haal die weg.', 'Ik stuur de print naar de printer op de gang ernaast.'],
    donts: ['Geen cliëntgegevens in de bak laten liggen.'],
  },
  {
    title: 'Wifi valt weg op een kamer',
    category: 'ict',
    dos: [
      'Ik kijk of meer kamers het hebben.',
      'Ik start het wifipunt op de gang opnieuw.',
      'Tot die tijd breng ik een toestel met een simkaart.',
    ],
    donts: [],
  },
  {
    title: 'Zorgalarm komt niet door',
    category: 'zorgalarmering',
    dos: [
      'We spreken nu een loopronde af tot het werkt.',
      'Ik test de zender met je aan de lijn.',
      'Ik bel de storingsdienst van de leverancier en blijf erbij.',
    ],
    donts: ['Niet wachten tot het vanzelf weer doet.'],
  },
  {
    title: 'Pas opent de deur niet',
    category: 'toegang',
    dos: ['Ik kijk of de pas is verlopen en verleng hem.', 'Ik laat de receptie de deur nu openen.'],
    donts: ['Geen pas van een ander lenen.'],
  },
  {
    title: 'Salaris of toeslag klopt niet',
    category: 'hr_salaris',
    dos: ['Ik zoek de uren van die maand op.', 'Ik haal HR erbij en houd je zelf op de hoogte.'],
    donts: ['Geen loonstrook in een bericht zetten.'],
  },
  {
    title: 'Dienst valt uit, te weinig mensen',
    category: 'roostering',
    dos: ['Ik haal de planner erbij, en zoek nu iemand voor deze dienst.', 'Ik bel je terug zodra ik iemand heb.'],
    donts: [],
  },
  {
    title: 'Medicijnkar gaat niet open',
    category: 'medicatie_ict',
    dos: [
      'Moet er nu medicatie gegeven worden? Dan kom ik eerst daarvoor.',
      'Ik kom met de noodsleutel, samen met wie ervoor staat.',
    ],
    donts: ['Nooit de kar openbreken.'],
  },
  {
    title: 'Maaltijd of dieet klopt niet',
    category: 'maaltijden',
    dos: ['Ik haal de keuken erbij en laat nu iets passends brengen.', 'Ik zet het dieet goed voor morgen.'],
    donts: [],
  },
  {
    title: 'Hoog-laagbed gaat niet omhoog',
    category: 'hulpmiddelen',
    dos: ['Ik kijk of de stekker en de handbediening vastzitten.', 'Ik laat een reservebed brengen.'],
    donts: ['Niet met de hand tillen.'],
  },
  {
    title: 'Incontinentiemateriaal is op',
    category: 'inkoop_voorraad',
    dos: [
      'Ik laat een dagvoorraad brengen van de afdeling ernaast.',
      'Ik bestel met spoed en zeg je wanneer het er is.',
    ],
    donts: [],
  },
];
