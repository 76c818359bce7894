// From committed facts to bells, screens and phones: the table of routes and the relay.
// May import: domain, contracts, database, jobs, realtime, channels.
// Refuses to know: how a fact came to be.
export * from './call-news.js';
export * from './fact-routes.js';
export * from './presence-news.js';
export * from './relay.js';
export * from './wake.js';
