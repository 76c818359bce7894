import { readOffset, type LadderStep } from '../escalation/ladder.js';
import { type Reader } from './reader.js';

const TOLD = ['owner', 'duty', 'onCall', 'lead'] as const;
const ADDED = ['helper', 'lead'] as const;
/** Ten times the target: further away nobody waits for the step. */
const FURTHEST_SHARE = 10;

export function readLadder(value: unknown, at: Reader): LadderStep[] {
  return at.list(value, 'ladder').flatMap((step, i) => readStep(step, `ladder[${i}]`, at));
}

function readStep(value: unknown, where: string, at: Reader): LadderStep[] {
  const raw = at.object(value, where, ['at', 'tell', 'add', 'outsideHours']);
  const offset = readOffset(String(raw['at'] ?? ''));
  const tell = (raw['tell'] ?? []) as LadderStep['tell'];
  const add = raw['add'] as LadderStep['add'];
  const outside = raw['outsideHours'] !== undefined && at.yesNo(raw['outsideHours'], `${where}.outsideHours`);
  if (!offset)
    at.faults.push(`${where}.at: "${String(raw['at'])}" is not a share ("25%") or a length of time ("-PT10M")`);
  else if ('share' in offset ? Math.abs(offset.share) > FURTHEST_SHARE : Math.abs(offset.duration.days) > 366)
    at.faults.push(`${where}.at: "${String(raw['at'])}" is too far from the due time`);
  if (!Array.isArray(tell) || tell.some((role) => !TOLD.includes(role)))
    at.faults.push(`${where}.tell knows ${TOLD.join(', ')}`);
  else if (tell.length === 0 && add === undefined) at.faults.push(`${where} tells nobody and adds nobody`);
  if (add !== undefined && !ADDED.includes(add)) at.faults.push(`${where}.add knows ${ADDED.join(' and ')}`);
  if (!offset) return [];
  return [
    {
      at: String(raw['at']),
      offset,
      tell,
      ...(add ? { add } : {}),
      ...(outside ? { outsideHours: true as const } : {}),
    },
  ];
}
