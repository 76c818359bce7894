// Settings and data files: the environment, read once.
// May import: nothing of ours.
// Refuses to know: what the settings are used for.
export * from './env.js';
