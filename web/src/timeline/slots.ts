import type { ShownHours } from './hours';

/** Widths in pixels. */
const LEAST_SLOT = { day: 22, week: 9 };
const LABEL = { day: 36, week: 20 };
/** The head of the rows and the borders; timeline.css has the same. */
const HEAD = 168;

export interface Slots {
  readonly slotDuration: { readonly minutes: number };
  readonly slotLabelInterval: { readonly minutes: number };
  readonly slotMinTime: string;
  readonly slotMaxTime: string;
  readonly slotWidth: number;
  readonly slotLabelFormat: (time: Date) => string;
}

/** The slots of a timeline of some width: half hours for a day, two hours for a week, as wide as there is room. */
export function slotsOf({ from, to }: ShownHours, days: number, width: number, head = HEAD): Slots {
  const minutes = days === 1 ? 30 : 120;
  const count = (Math.ceil(((to - from) * 60) / minutes) || 1) * days;
  const slotWidth = Math.max(days === 1 ? LEAST_SLOT.day : LEAST_SLOT.week, (width - head - 2) / count);
  // A day names full hours alone.
  const perLabel = Math.max(days === 1 ? 2 : 1, Math.ceil((days === 1 ? LABEL.day : LABEL.week) / slotWidth));
  return {
    slotDuration: { minutes },
    slotLabelInterval: { minutes: minutes * perLabel },
    slotMinTime: `${String(from).padStart(2, '0')}:00`,
    slotMaxTime: `${String(to).padStart(2, '0')}:00`,
    slotWidth,
    slotLabelFormat: (time) => String(time.getHours()).padStart(2, '0') + (days === 1 ? ':00' : ''),
  };
}
