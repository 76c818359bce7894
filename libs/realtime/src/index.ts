// The port RealtimePublisher and its two adapters.
// May import: contracts.
// Refuses to know: what changed, and who may see it.
export * from './in-process-publisher.js';
export * from './realtime.js';
export * from './redis-publisher.js';
