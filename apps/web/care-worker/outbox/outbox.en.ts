import type { OutboxWords } from './outbox.nl';

export const en: OutboxWords = {
  sent: {
    title: 'We have it',
    in: 'We have your question.',
    number: (number) => `Number ${number}.`,
    watched: (name) => `${name} is keeping an eye on your question.`,
    hear: (before) => `You will hear from us ${before}.`,
    look: 'See your question',
    another: 'Ask another question',
    now: 'Can it really not wait? ',
  },
  kept: {
    title: 'Kept on your phone',
    sending: 'We are sending it now…',
    silence: 'We send it as soon as you have internet again.',
    busy: 'It does not work right now. We keep trying by ourselves.',
    session: 'You are signed out. Sign in, then we send it.',
    signIn: 'Sign in',
    look: 'To your questions',
    deed: 'Kept on your phone. We send it as soon as you have internet again.',
  },
  urgent: {
    title: 'Not sent yet',
    text: 'Your question is on your phone. Do not wait for it.',
    call: (number) => `Call ${number}`,
    callFor: (number) => `Not sent yet. Call ${number}`,
  },
  unkept: 'That did not work. Your phone cannot keep it right now either. Leave this page open and try again.',
};
