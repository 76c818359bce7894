import type { DeedWords } from './deeds.nl';

export const deeds: DeedWords = {
  calm: {
    button: 'It can wait',
    label: 'How long can it wait?',
    until: { today: 'Until later today', week: 'Until later this week', normal: 'There is no hurry' },
    send: 'This can wait',
    done: 'All right. Now we know.',
  },
  callback: {
    button: 'Call me back',
    label: 'Shall we call you?',
    send: 'Yes, call me',
    done: 'All right. We will call you back.',
  },
  someoneElse: {
    button: 'Ask for somebody else',
    whom: 'Whom would you like?',
    anybody: 'It does not matter',
    label: 'Do you want to say why?',
    send: 'Ask for somebody else',
    done: 'All right. We are looking for somebody else. You need not tell anything again.',
  },
  wait: {
    yes: 'Yes, it can',
    no: 'No',
    agreed: 'All right. That is agreed.',
    refused: (owner) => `All right. ${owner} carries on now.`,
  },
  unsolved: {
    title: 'It did not work out',
    said: (owner, second, looked) =>
      `${owner} wrote this down. ${looked ? `${second} looked along.` : `${second} is still looking along.`}`,
    seen: 'Seen',
    seenAt: (when) => `You saw this ${when}.`,
    seenDone: 'All right. Then this is done.',
    contest: {
      button: 'I do not agree',
      label: 'Why do you not agree?',
      send: 'Send',
      done: (owner) => `${owner} carries on with it. A team lead looks along.`,
    },
  },
  own: {
    button: (most) => `Arrange something yourselves (up to ${most})`,
    about: (most) => `Your team may decide itself up to ${most}. Your helper sees what you choose.`,
    amount: 'What does it cost?',
    amountHint: 'In whole euros, or with a point: 12.50.',
    amountWrong: 'Write an amount, such as 120 or 12.50.',
    reason: 'Why?',
    solves: 'What does it solve?',
    missing: 'Write why, and what it solves.',
    send: 'Arrange it',
    sending: 'One moment…',
    done: 'Noted. You may arrange this.',
    title: 'Arranged yourselves',
    by: (name, when) => `${name}, ${when}`,
    why: (reason) => `Why: ${reason}`,
    for: (solves) => `This solves: ${solves}`,
  },
  merged: {
    text: (number) =>
      number === undefined
        ? 'This question goes on in another question.'
        : `This question goes on in question ${number}.`,
    link: (number) => (number === undefined ? 'See that question' : `To question ${number}`),
  },
};
