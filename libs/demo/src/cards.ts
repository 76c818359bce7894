import { type CardBody } from '@zorg112/contracts';

/** What the desk of the demo knows. */
export const CARDS: readonly CardBody[] = [
  {
    title: 'Tillift piept of tilt niet',
    category: 'hulpmiddelen',
    dos: [
      'Eerst vragen of er nu iemand in de lift hangt. Zo ja: laten zakken met de noodknop.',
      'De accu een minuut los en weer vast.',
      'Een reservelift laten brengen van een andere verdieping.',
    ],
    donts: ['Niet door laten werken met een lift die piept.'],
  },
  {
    title: 'Inloggen in het dossier lukt niet',
    category: 'ecd',
    dos: [
      'Kijken of het account op slot staat, en het eraf halen.',
      'Het wachtwoord opnieuw instellen en het zelf doorbellen.',
      'De leesmap van de afdeling klaarzetten voor vannacht.',
    ],
    donts: ['Geen wachtwoord in een bericht zetten.', 'Niet laten inloggen op de naam van een ander.'],
  },
  {
    title: 'Printer print niet',
    category: 'ict',
    dos: ['Kijken of er een taak vastzit, en die weghalen.', 'De print naar de printer van de gang ernaast sturen.'],
    donts: ['Geen cliëntgegevens in de bak laten liggen.'],
  },
  {
    title: 'Wifi valt weg op een kamer',
    category: 'ict',
    dos: [
      'Kijken of meer kamers het hebben. Dan is het één storing.',
      'Het wifipunt op de gang opnieuw starten.',
      'Tot die tijd een toestel met simkaart lenen.',
    ],
    donts: [],
  },
  {
    title: 'Zorgalarm komt niet door',
    category: 'zorgalarmering',
    dos: [
      'Meteen een loopronde afspreken tot het werkt.',
      'De zender testen met de collega aan de lijn.',
      'Zelf de storingsdienst van de leverancier bellen en erbij blijven.',
    ],
    donts: ['Niet wachten tot het vanzelf weer doet.'],
  },
  {
    title: 'Pas opent de deur niet',
    category: 'toegang',
    dos: ['Kijken of de pas is verlopen, en hem verlengen.', 'De deur nu laten openen door de receptie.'],
    donts: ['Geen pas van een ander lenen.'],
  },
  {
    title: 'Salaris of toeslag klopt niet',
    category: 'hr_salaris',
    dos: ['De uren van die maand opzoeken.', 'HR erbij halen en zelf contact houden met de collega.'],
    donts: ['Geen loonstrook in een bericht zetten.'],
  },
  {
    title: 'Dienst valt uit, te weinig mensen',
    category: 'roostering',
    dos: [
      'De planner erbij halen, met spoed nu als er zorg in het gedrang komt.',
      'Zeggen vóór welke tijd wij terugbellen.',
    ],
    donts: [],
  },
  {
    title: 'Medicijnkar gaat niet open',
    category: 'medicatie_ict',
    dos: [
      'Eerst vragen of er nu medicatie gegeven moet worden.',
      'Met de verantwoordelijke dienst samen de noodsleutel gebruiken.',
    ],
    donts: ['Nooit de kar openbreken.'],
  },
  {
    title: 'Maaltijd of dieet klopt niet',
    category: 'maaltijden',
    dos: ['De keuken erbij halen en nu iets passends laten brengen.', 'Het dieet goed zetten voor morgen.'],
    donts: [],
  },
  {
    title: 'Hoog-laagbed gaat niet omhoog',
    category: 'hulpmiddelen',
    dos: ['Kijken of de stekker en de handbediening vastzitten.', 'Een reservebed laten brengen.'],
    donts: ['Niet met de hand tillen.'],
  },
  {
    title: 'Incontinentiemateriaal is op',
    category: 'inkoop_voorraad',
    dos: [
      'Een dagvoorraad laten brengen van de afdeling ernaast.',
      'Met spoed nabestellen en zeggen wanneer het er is.',
    ],
    donts: [],
  },
];
