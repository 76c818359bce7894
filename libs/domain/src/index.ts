// The rule: states, moves, clocks, ladder. Pure; time and chance are arguments.
// May import: nothing.
// Refuses to know: databases, HTTP, sockets, queues, the process, the wall clock.
export * from './clock/business-time.js';
export * from './clock/calendar.js';
export * from './clock/clock.js';
export * from './clock/duration.js';
export * from './clock/holidays.js';
export * from './clock/preview.js';
export * from './clock/zone.js';
export * from './escalation/available.js';
export * from './escalation/awake.js';
export * from './escalation/escalation.js';
export * from './escalation/her-phone.js';
export * from './escalation/ladder.js';
export * from './escalation/notices.js';
export * from './escalation/quiet-hours.js';
export * from './escalation/roster.js';
export * from './facts.js';
export * from './ownership/category.js';
export * from './ownership/clocks-of.js';
export * from './ownership/context.js';
export * from './ownership/contradiction.js';
export { unsolvedWords } from './ownership/endings.js';
export * from './ownership/evolve.js';
export * from './ownership/invariants.js';
export * from './ownership/moves.js';
export * from './ownership/ownership.js';
export * from './ownership/redirecting-words.js';
export * from './ownership/similar.js';
export * from './ownership/special-paths.js';
export * from './ownership/stand-ins.js';
export * from './ownership/ticket.js';
export { mayLowerUrgency } from './ownership/urgency.js';
export * from './ownership/who.js';
export * from './policy.js';
export * from './privacy/bsn.js';
export * from './privacy/names.js';
export * from './refusals.js';
