import { type Weekday, WEEKDAYS } from '../../time/weekdays';
/** Opening hours as a grid of half-hours, seven days from Monday, 48 each. */
export type WeekGrid = readonly (readonly boolean[])[];

export const SLOTS = 48;

export interface OpeningPeriod {
  readonly weekday: Weekday;
  /** "08:00" */
  readonly opensAt: string;
  /** "18:00"; "24:00" is the end of the day. */
  readonly closesAt: string;
}

export const emptyGrid = (): WeekGrid => WEEKDAYS.map(() => Array<boolean>(SLOTS).fill(false));

/** "08:30" of slot 17. */
export const slotTime = (slot: number): string =>
  `${String(Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The grid of opening hours. A half-hour that is open in part counts as open. */
export function gridOf(periods: readonly OpeningPeriod[]): WeekGrid {
  return WEEKDAYS.map((weekday) => {
    const ofDay = periods.filter((period) => period.weekday === weekday);
    return Array.from({ length: SLOTS }, (_, slot) =>
      ofDay.some(({ opensAt, closesAt }) => minutesOf(opensAt) < (slot + 1) * 30 && minutesOf(closesAt) > slot * 30),
    );
  });
}

/** The opening hours of a grid: each run of open half-hours is a period. */
export function periodsOf(grid: WeekGrid): OpeningPeriod[] {
  return grid.flatMap((slots, day) => {
    const weekday = WEEKDAYS[day] ?? 'MONDAY';
    const periods: OpeningPeriod[] = [];
    let opened: number | null = null;
    for (let slot = 0; slot <= SLOTS; slot++) {
      const isOpen = slot < SLOTS && slots[slot] === true;
      if (isOpen && opened === null) opened = slot;
      if (!isOpen && opened !== null) {
        periods.push({ weekday, opensAt: slotTime(opened), closesAt: slotTime(slot) });
        opened = null;
      }
    }
    return periods;
  });
}

/** The grid with the cells between two corners, both inclusive, open or closed. */
export function painted(
  grid: WeekGrid,
  from: { readonly day: number; readonly slot: number },
  to: { readonly day: number; readonly slot: number },
  isOpen: boolean,
): WeekGrid {
  const [firstDay, lastDay] = [Math.min(from.day, to.day), Math.max(from.day, to.day)];
  const [firstSlot, lastSlot] = [Math.min(from.slot, to.slot), Math.max(from.slot, to.slot)];
  return grid.map((slots, day) =>
    slots.map((open, slot) =>
      day >= firstDay && day <= lastDay && slot >= firstSlot && slot <= lastSlot ? isOpen : open,
    ),
  );
}

export type HoursPreset = 'workdays' | 'evenings' | 'weekend';

/** The grid with the hours of a preset open besides what is open already. */
export function withPreset(grid: WeekGrid, preset: HoursPreset): WeekGrid {
  const at = (day: number, hour: number) => ({ day, slot: hour * 2 });
  if (preset === 'workdays') return painted(grid, at(0, 8), { day: 4, slot: 35 }, true);
  if (preset === 'evenings') return painted(grid, at(0, 18), { day: 4, slot: 41 }, true);
  return painted(grid, at(5, 9), { day: 6, slot: 33 }, true);
}
