/** As people say it: `07:00` is 7.00. */
export const hour = (time: string): string => time.replace(/^0/, '').replace(':', '.');
