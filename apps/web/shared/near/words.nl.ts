// The register of decisions and what was lacked, for everybody who may read them.
export const nl = {
  register: {
    title: 'Alle besluiten',
    about: 'Nieuwste eerst, ook van voor deze tijd.',
    when: 'Wanneer',
    what: 'Wat lost het op',
    amount: 'Bedrag',
    who: 'Wie besliste',
    outcome: 'Besluit',
    question: (n: number) => `vraag ${n}`,
    level: { owner: 'de helper', team: 'het team zelf', decider: 'een beslisser' },
    decider: (name: string) => `beslisser: ${name}`,
    granted: 'Mag',
    bySilence: 'Mag, want er kwam geen antwoord',
    refused: (instead: string) => `Mag niet. Wel: ${instead}`,
    refusedPlain: 'Mag niet',
    waits: (before: string) => `Antwoord komt ${before}`,
    waitsPlain: 'Wacht op antwoord',
    kind: { access: 'toegang', medication: 'medicatie', care: 'zorg', personnel: 'personeel' },
    more: 'Toon meer',
  },
  lacked: {
    title: 'Wat misten we om het zelf te doen?',
    about: (month: string) => `In ${month} moesten we dit aan een ander vragen. Geef het ons, dan helpen we zelf.`,
    none: (month: string) => `In ${month} misten we nog niets.`,
    what: 'We misten',
    asked: 'Gevraagd aan',
    often: 'Keer',
    questions: 'Bij de vragen',
    kind: { right: 'Het recht om het te doen', key: 'Een sleutel of toegang', knowledge: 'Kennis', nothing: 'Niets' },
  },
};
export type NearWords = typeof nl;
