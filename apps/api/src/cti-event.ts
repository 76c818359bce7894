import { DoorError, type HeardEvent } from '@zorg112/contracts';

type Said = Readonly<Record<string, unknown>>;
const EVENTS = ['newCall', 'answer', 'hangup'] as const;
/** sipgate tells of keys that are pressed; nothing follows from it here. */
const PASSED_OVER = ['dtmf'];
const LONGEST_ID = 250;
const LONGEST = 200;

/**
 * What an exchange told, by the Zammad generic CTI convention or the sipgate push API: they differ in what surrounds these fields, and
 * what is not known here is left alone. Undefined: known, and nothing to us. Throws DoorError request.invalid, all faults together.
 */
export function ctiEvent(said: Said, exchange: string): HeardEvent | undefined {
  const [event, callId, direction] = [
    text(said['event']),
    text(said['callId'], LONGEST_ID + 1),
    text(said['direction']),
  ];
  if (event !== undefined && PASSED_OVER.includes(event)) return undefined;
  const known = EVENTS.find((one) => one === event);
  const faults = {
    ...(known ? {} : { event: EVENTS.join(', ') }),
    ...(callId && callId.length <= LONGEST_ID ? {} : { callId: `1 to ${LONGEST_ID} characters` }),
    ...(direction === undefined || direction === 'in' || direction === 'out' ? {} : { direction: 'in or out' }),
  };
  if (Object.keys(faults).length > 0) throw new DoorError('request.invalid', { fields: faults });
  const told = { from: text(said['from']), to: text(said['to']), cause: text(said['cause']) };
  const answeringNumber = text(said['answeringNumber']);
  return {
    ...{ exchange, event: known!, callId: callId!, direction: direction === 'out' ? 'out' : 'in' },
    ...Object.fromEntries(Object.entries({ ...told, answeringNumber }).filter(([, value]) => value !== undefined)),
    users: ['user', 'user[]', 'caller'].flatMap((name) => names(said[name])),
  };
}

function names(given: unknown): string[] {
  return (Array.isArray(given) ? given : [given]).flatMap((one) => text(one) ?? []);
}

/** A number in JSON is a number of a phone too; what cannot be kept as text is not there. */
function text(given: unknown, longest = LONGEST): string | undefined {
  const plain = typeof given === 'number' ? String(given) : given;
  if (typeof plain !== 'string') return undefined;
  return plain.replaceAll('\0', '').trim().slice(0, longest) || undefined;
}
