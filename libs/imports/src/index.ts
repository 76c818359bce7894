// What another desk wrote down: reads its event log and says what moving questions cost there. Keeps nothing.
// May import: contracts.
// Refuses to know: our own tickets, databases, HTTP, the screen.
export * from './cases.js';
export * from './columns.js';
export * from './dates.js';
export * from './figures.js';
export * from './log.js';
export * from './reading.js';
