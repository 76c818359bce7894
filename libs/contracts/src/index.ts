// What crosses a wire, once: bodies, views, socket events, jobs, error codes.
// May import: domain.
// Refuses to know: who sends it and how it is answered.
export * from './boards.js';
export * from './bodies.js';
export * from './calls.js';
export * from './canned-texts.js';
export * from './cards.js';
export * from './devices.js';
export * from './drafts.js';
export * from './error-codes.js';
export * from './events.js';
export * from './floor.js';
export * from './jobs.js';
export * from './log-readings.js';
export * from './moves.bodies.js';
export * from './preferences.js';
export * from './push.js';
export * from './rooms-of.js';
export * from './roster.js';
export * from './views.js';
export * from './stats.views.js';
export * from './dashboard.views.js';
