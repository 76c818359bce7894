/** Colleagues call each other by their first name. */
export const firstName = (name: string): string => name.split(' ')[0] || name;
