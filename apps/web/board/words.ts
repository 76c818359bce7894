// What a screen on the wall says. It hangs in one room, in the language of the house.
import type { Greeting } from './steady';

export const w = {
  greets: {
    night: 'Goedenacht',
    morning: 'Goedemorgen',
    afternoon: 'Goedemiddag',
    evening: 'Goedenavond',
  } satisfies Record<Greeting, string>,
  waiting: 'nog op te pakken',
  longest: (minutes: number) =>
    minutes < 1
      ? 'net binnen'
      : minutes < 60
        ? `de langste ${minutes} min`
        : `de langste ${Math.floor(minutes / 60)} uur ${minutes % 60} min`,
  nobody: 'niemand wacht',
  care: (n: number) => (n === 1 ? 'kan nu niet goed geholpen worden' : 'kunnen nu niet goed geholpen worden'),
  helped: 'vandaag geholpen',
  hours: 'Vragen per uur vandaag',
  hour: (from: string, n: number) => `${from} uur: ${n}`,
  here: 'Er zijn nu',
  onShift: (n: number) => (n === 1 ? '1 collega heeft dienst' : `${n} collega’s hebben dienst`),
  alone: 'Er heeft nu niemand dienst',
  phone: 'belt',
  wanted: 'Wie denkt mee?',
  asks: (number: number, service: string | undefined, minutes: number) =>
    `Vraag ${number}${service ? `, ${service}` : ''}: ${minutes} min`,
  noneWanted: 'Niemand wacht op hulp van een ander.',
  fault: 'Storing:',
  moreFaults: (n: number) => (n === 1 ? 'En nog 1 storing.' : `En nog ${n} storingen.`),
  more: (n: number, shown: number) => (shown > 0 ? `en nog ${n}` : `${n} in totaal`),
  asOf: (time: string) => `Geen verbinding. Stand van ${time}.`,
  line112: 'Levensgevaar? Bel 112 of de dienstdoende arts.',
  asking: {
    title: 'Dit scherm wacht op toelating',
    how: 'Een leidinggevende typt deze cijfers op de pagina Beheer, bij Schermen aan de muur.',
    until: (time: string) => `De cijfers werken tot ${time}. Daarna komen er nieuwe.`,
    failed: 'Het servicecentrum is niet bereikbaar. We proberen het zo weer.',
  },
};
