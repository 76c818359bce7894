// The demo organisation and its last week, told by the desk's own use cases.
// May import: domain, database, desk, identity, imports, contracts.
// Refuses to know: that it is only a demo to the rest of the house.
export * from './demo-desk.js';
export * from './organisation.js';
export * from './replay/deeds.js';
export { replayLog, type Replayed } from './replay/replay.js';
export * from './seed.js';
export * from './shared-device.js';
