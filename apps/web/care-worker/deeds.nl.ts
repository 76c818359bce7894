// What her page says about the moves beside asking, answering and confirming. English stands beside it in deeds.en.ts.
export const deeds = {
  calm: {
    button: 'Het kan wachten',
    label: 'Hoe lang kan het wachten?',
    until: { today: 'Tot later vandaag', week: 'Tot later deze week', normal: 'Er is geen haast' },
    send: 'Dit kan wachten',
    done: 'Goed. Dat weten we nu.',
  },
  callback: {
    button: 'Bel mij terug',
    label: 'Zullen we je bellen?',
    send: 'Ja, bel mij',
    done: 'Goed. We bellen je terug.',
  },
  someoneElse: {
    button: 'Vraag iemand anders',
    whom: 'Wie wil je?',
    anybody: 'Maakt niet uit',
    label: 'Wil je zeggen waarom?',
    send: 'Vraag iemand anders',
    done: 'Goed. We zoeken iemand anders voor je. Je hoeft niets opnieuw te vertellen.',
  },
  wait: {
    yes: 'Ja, dat kan',
    no: 'Nee',
    agreed: 'Goed. Dat is afgesproken.',
    refused: (owner: string) => `Goed. ${owner} gaat nu verder.`,
  },
  unsolved: {
    title: 'Het is niet gelukt',
    said: (owner: string, second: string, looked: boolean) =>
      `${owner} schreef dit op. ${looked ? `${second} keek mee.` : `${second} kijkt nog mee.`}`,
    seen: 'Gezien',
    seenAt: (when: string) => `Je zag dit ${when}.`,
    seenDone: 'Goed. Dan is dit klaar.',
    contest: {
      button: 'Ik ben het er niet mee eens',
      label: 'Waarom ben je het er niet mee eens?',
      send: 'Verstuur',
      done: (owner: string) => `${owner} gaat weer verder. Een teamleider kijkt mee.`,
    },
  },
  own: {
    button: (most: string) => `Zelf iets regelen (tot ${most})`,
    about: (most: string) => `Je team mag zelf beslissen tot ${most}. Je helper ziet wat jullie kiezen.`,
    amount: 'Hoeveel kost het?',
    amountHint: 'In hele euro’s, of met een komma: 12,50.',
    amountWrong: 'Schrijf een bedrag, zoals 120 of 12,50.',
    reason: 'Waarom?',
    solves: 'Wat lost het op?',
    missing: 'Schrijf waarom, en wat het oplost.',
    send: 'Regel het',
    sending: 'Bezig…',
    done: 'Genoteerd. Jullie mogen dit regelen.',
    title: 'Zelf geregeld',
    by: (name: string, when: string) => `${name}, ${when}`,
    why: (reason: string) => `Waarom: ${reason}`,
    for: (solves: string) => `Dit lost het op: ${solves}`,
  },
  merged: {
    text: (number: number | undefined) =>
      number === undefined
        ? 'Deze vraag gaat verder in een andere vraag.'
        : `Deze vraag gaat verder in vraag ${number}.`,
    link: (number: number | undefined) => (number === undefined ? 'Bekijk die vraag' : `Naar vraag ${number}`),
  },
};
export type DeedWords = typeof deeds;
