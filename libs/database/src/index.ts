// Rows, migrations, repositories and the unit of work: the only way to write.
// May import: domain, config.
// Refuses to know: who asks, over which wire, and who is told afterwards.
export * from './connections.js';
export * from './repositories/attachments.repository.js';
export * from './repositories/audience.repository.js';
export * from './repositories/calls.repository.js';
export * from './repositories/devices.repository.js';
export * from './repositories/boards.repository.js';
export * from './repositories/counted.repository.js';
export * from './repositories/canned-texts.repository.js';
export * from './repositories/cards.repository.js';
export * from './repositories/drafts.repository.js';
export * from './repositories/facts.repository.js';
export * from './repositories/idempotency.repository.js';
export * from './repositories/mails.repository.js';
export * from './repositories/messages.repository.js';
export * from './repositories/preferences.repository.js';
export * from './repositories/pushes.repository.js';
export * from './repositories/roster.repository.js';
export * from './repositories/rows.repository.js';
export * from './repositories/sealed-numbers.repository.js';
export * from './repositories/tickets.repository.js';
export * from './repositories/words.repository.js';
export * from './rows/rows.js';
export { listOf, type Engine } from './sql.js';
export { Transaction, UnitOfWork, WriteOutsideUnitOfWork } from './unit-of-work.js';
