// The port JobQueue (alarm bells) and its two engines.
// May import: contracts, database.
// Refuses to know: what a bell means and who is told.
export * from './bullmq-job-queue.js';
export * from './in-process-job-queue.js';
export * from './job-queue.js';
