// A sheet as a file: what a Dutch Excel or LibreOffice opens right, with numbers as numbers and no cell that runs.
// May import: domain (what the clock on a wall says).
// Refuses to know: what is counted and for whom, databases, HTTP, the screen.
export * from './csv.js';
export * from './sheet.js';
export * from './xlsx.js';
