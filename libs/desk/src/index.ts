// Use cases: load, decide, save, append the fact; and what is read for a screen.
// May import: domain, database, contracts.
// Refuses to know: who is told afterwards and over which wire.
export * from './accounts.js';
export * from './attachments/attachments.service.js';
export * from './attachments/taking.js';
export * from './colleagues.js';
export * from './consults.service.js';
export * from './conversation.service.js';
export * from './decisions.service.js';
export * from './directory.js';
export * from './duty-roster.js';
export * from './escalation.service.js';
export * from './handovers.service.js';
export * from './idempotency.js';
export * from './lacked.js';
export * from './masks.service.js';
export * from './notices.js';
export * from './outages.service.js';
export * from './ownership.service.js';
export * from './policy-book.js';
export * from './policy-desk.js';
export * from './queue.js';
export * from './request-hash.js';
export * from './roster-book.js';
export * from './roster-reader.js';
export * from './sealing.js';
export * from './solution.service.js';
export * from './special-paths.service.js';
export * from './stats.js';
export * from './subjects.js';
export * from './thread.js';
export * from './ticket-desk.js';
export * from './ticket-reader.js';
export * from './ticket-view.js';
export * from './time-source.js';
export * from './together.service.js';
export * from './wording.js';
