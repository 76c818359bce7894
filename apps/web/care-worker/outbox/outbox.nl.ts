// What is said about deeds the server does not have yet. English stands beside it in outbox.en.ts with the same keys.
export const nl = {
  sent: {
    title: 'We hebben het',
    in: 'Je vraag is binnen.',
    number: (number: number) => `Nummer ${number}.`,
    watched: (name: string) => `${name} let op je vraag.`,
    hear: (before: string) => `Je hoort ${before} van ons.`,
    look: 'Bekijk je vraag',
    another: 'Stel nog een vraag',
    now: 'Kan het echt niet wachten? ',
  },
  kept: {
    title: 'Bewaard op je telefoon',
    sending: 'We versturen het nu…',
    silence: 'We versturen het zodra je weer internet hebt.',
    busy: 'Het lukt nu even niet. We proberen het vanzelf opnieuw.',
    session: 'Je bent afgemeld. Meld je aan, dan versturen we het.',
    signIn: 'Meld je aan',
    look: 'Naar je vragen',
    /** After a deed on a question: heard, and shown beside it. */
    deed: 'Bewaard op je telefoon. We versturen het zodra je weer internet hebt.',
  },
  urgent: {
    title: 'Nog niet verstuurd',
    text: 'Je vraag staat op je telefoon. Wacht er niet op.',
    call: (number: string) => `Bel ${number}`,
    callFor: (number: string) => `Nog niet verstuurd. Bel ${number}`,
  },
  unkept: 'Dat lukte niet. Je telefoon kan het nu ook niet bewaren. Laat deze pagina open en probeer opnieuw.',
};
export type OutboxWords = typeof nl;
