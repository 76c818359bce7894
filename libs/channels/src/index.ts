// How people are reached outside our own screens: one folder each.
// May import: contracts, desk, platform.
// Refuses to know: what is worth telling, and when.
export * from './mail/mail-carrier.js';
export * from './mail/mailer.js';
export * from './mail/smtp-mailer.js';
export * from './push/push-carrier.js';
