import type { ToldWords } from './told.nl';

const someone = 'Your helper';
export const en: ToldWords = {
  says: {
    claimed: (by = someone) => `${by} is helping you`,
    replied: (by = someone) => `${by} has answered you`,
    asked: (by = someone) => `${by} asks you something`,
    interim: (by = someone) => `${by} has something for the meantime`,
    solution: (by = someone) => `${by} asks: is it solved?`,
    reminder: () => 'Is it solved? We would like to know',
    owner: (by = someone) => `${by} helps you from here`,
    joined: (by = 'A colleague') => `${by} is thinking along`,
    late: () => 'It takes longer than we said. Sorry',
    broadcast: (by = someone) => `News about the fault from ${by}`,
    outage_over: () => 'The fault is over. Does it work again?',
    unsolved: (by = someone) => `${by} could not solve it. Read what is possible`,
    unconfirmed: () => 'We heard nothing more. Your question is closed',
  },
  question: (number) => `Question ${number}`,
  news: 'There is news about a question',
};
