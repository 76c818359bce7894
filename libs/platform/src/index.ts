// The one file that picks adapters, and what every process needs: settings, time, readiness.
// May import: all libs.
// Refuses to know: the rule.
export * from './adapters.js';
export { type Settings } from '@zorg112/config';
export * from './boot.js';
export * from './forgetting.js';
export * from './health.js';
export * from './metrics.js';
export * from './platform.module.js';
export * from './readiness.js';
