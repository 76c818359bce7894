// Who somebody is and which doors open for them.
// May import: database, contracts, domain.
// Refuses to know: what a ticket allows (that is the rule's), and HTTP.
export * from './back-off.js';
export * from './devices.js';
export * from './passwords.js';
export * from './permissions.js';
export * from './personal-codes.js';
export * from './sessions.js';
export * from './shared-sign-in.js';
export * from './told-apart.js';
