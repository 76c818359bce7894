// What is not sent yet, in the list and at signing out. English stands beside it with the same keys.
export const nl = {
  unsent: {
    title: 'Nog niet verstuurd',
    waits: 'Wacht op internet',
    busy: 'Wordt opnieuw geprobeerd',
    session: 'Wacht tot je je aanmeldt',
    sending: 'Wordt verstuurd',
    refused: (why: string) => `Niet aangenomen: ${why}`,
    old: 'Dit wacht al lang. Open de app even waar je internet hebt.',
    photos: (count: number) => (count === 1 ? 'Met een foto' : `Met ${count} foto's`),
    change: 'Pas aan',
    remove: 'Verwijder',
    removeOf: (what: string) => `Verwijder: ${what}`,
    sure: 'Weet je het zeker?',
    sureTried: 'Misschien hebben we dit al. Dan zie je het straks bij je vragen.',
    yes: 'Ja, verwijder',
    no: 'Laat maar',
    removed: 'Verwijderd.',
    others: (names: string) => `Op deze telefoon wacht nog iets van ${names}. Het gaat mee als ${names} zich aanmeldt.`,
    kinds: {
      ask: 'Je vraag',
      join: 'Ik ook',
      messages: 'Je bericht',
      confirmation: 'Je antwoord: is het opgelost?',
      withdrawal: 'Niet meer nodig',
      reopening: 'Toch niet klaar',
      urgency: 'Hoe snel het moet',
      callback: 'Bel mij terug',
      elsewhere: 'Moest je ergens anders aankloppen?',
      thanks: 'Je bedankje',
    } as Record<string, string>,
    other: 'Iets van jou',
  },
  leave: {
    title: 'Er is nog iets niet verstuurd',
    text: (count: number) =>
      count === 1
        ? 'Eén ding van jou staat nog alleen op deze telefoon. Als je je afmeldt, is het weg.'
        : `${count} dingen van jou staan nog alleen op deze telefoon. Als je je afmeldt, zijn ze weg.`,
    waits: (count: number) =>
      `${count === 1 ? 'Eén ding van jou wacht' : `${count} dingen van jou wachten`} nog op dit toestel. Het gaat weg zodra jij hier weer je naam kiest. Kan het niet wachten? Bel.`,
    goOn: 'Wissel toch',
    stay: 'Blijf aangemeld',
    go: 'Gooi weg en meld af',
    trying: 'We versturen eerst wat er nog wacht…',
    failed: 'Afmelden lukt nu niet. Je hebt er internet voor nodig.',
    close: 'Goed',
  },
};
export type UnsentWords = typeof nl;
