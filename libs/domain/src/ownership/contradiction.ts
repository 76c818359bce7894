export const contradictsSolved = (text: string): boolean =>
  /nog steeds niet|werkt (nog )?niet|still (not|broken)/i.test(text);
