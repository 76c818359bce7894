// Times one promises by: quick choices, and the way a datetime-local input writes them.
const MINUTE = 60_000;
const two = (n: number) => String(n).padStart(2, '0');

export function toInput(at: number): string {
  const d = new Date(at);
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`;
}

export function fromInput(text: string): number | undefined {
  const at = text ? new Date(text).getTime() : NaN;
  return Number.isNaN(at) ? undefined : at;
}

export interface Quick {
  name: 'in15' | 'in60' | 'afternoon' | 'morning';
  at: number;
}

/** Whole minutes, always ahead. "Vanmiddag" is five o'clock, and only offered while that is still a while away. */
export function quickTimes(now: number): Quick[] {
  const soon = (minutes: number) => Math.ceil((now + minutes * MINUTE) / MINUTE) * MINUTE;
  const at = (days: number, hour: number) => {
    const d = new Date(now);
    return new Date(d.getFullYear(), d.getMonth(), d.getDate() + days, hour).getTime();
  };
  const afternoon = at(0, 17);
  const choices: Quick[] = [
    { name: 'in15', at: soon(15) },
    { name: 'in60', at: soon(60) },
    { name: 'morning', at: at(1, 9) },
  ];
  if (afternoon - now > 75 * MINUTE) choices.splice(2, 0, { name: 'afternoon', at: afternoon });
  return choices;
}
