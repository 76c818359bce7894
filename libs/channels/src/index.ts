// How people are reached outside our own screens: one folder each.
// May import: contracts, desk, platform.
// Refuses to know: what is worth telling, and when.
export * from './push/push-carrier.js';
