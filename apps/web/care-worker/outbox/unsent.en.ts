import type { UnsentWords } from './unsent.nl';

export const en: UnsentWords = {
  unsent: {
    title: 'Not sent yet',
    waits: 'Waits for internet',
    busy: 'Will be tried again',
    session: 'Waits until you sign in',
    sending: 'Being sent',
    refused: (why) => `Not accepted: ${why}`,
    old: 'This has waited long. Open the app for a moment where you have internet.',
    photos: (count) => (count === 1 ? 'With a photo' : `With ${count} photos`),
    change: 'Change it',
    remove: 'Remove',
    removeOf: (what) => `Remove: ${what}`,
    sure: 'Are you sure?',
    sureTried: 'Perhaps we have this already. Then you will see it with your questions.',
    yes: 'Yes, remove',
    no: 'Never mind',
    removed: 'Removed.',
    others: (names) => `Something of ${names} still waits on this phone. It goes along when ${names} signs in.`,
    kinds: {
      ask: 'Your question',
      join: 'Me too',
      messages: 'Your message',
      confirmation: 'Your answer: is it solved?',
      withdrawal: 'No longer needed',
      reopening: 'Not done after all',
      urgency: 'How soon it must be',
      callback: 'Call me back',
      elsewhere: 'Did you have to knock on another door?',
      thanks: 'Your thanks',
    },
    other: 'Something of yours',
  },
  leave: {
    title: 'Something is not sent yet',
    text: (count) =>
      count === 1
        ? 'One thing of yours is only on this phone. If you sign out, it is gone.'
        : `${count} things of yours are only on this phone. If you sign out, they are gone.`,
    waits: (count) =>
      `${count === 1 ? 'One thing of yours still waits' : `${count} things of yours still wait`} on this device. It goes as soon as you choose your name here again. Can it not wait? Call.`,
    goOn: 'Switch anyway',
    stay: 'Stay signed in',
    go: 'Throw away and sign out',
    trying: 'First we send what still waits…',
    failed: 'Signing out does not work right now. You need internet for it.',
    close: 'All right',
  },
};
