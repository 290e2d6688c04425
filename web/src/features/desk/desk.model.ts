/** The facts of a booking that its group at the desk follows from. */
export interface DeskBooking {
  readonly status: string;
  readonly startsAt: string;
  readonly viewerCan: readonly string[];
}

export type DeskGroup = 'late' | 'expected' | 'present' | 'left';
export const GROUPS: readonly DeskGroup[] = ['late', 'expected', 'present', 'left'];

/** The group of a booking of the day; null for one that does not come to the desk. */
export function groupOf({ status, startsAt, viewerCan }: DeskBooking, now: number): DeskGroup | null {
  if (status === 'IN_USE') return 'present';
  if (status === 'COMPLETED' || status === 'NO_SHOW') return 'left';
  if (status !== 'CONFIRMED') return null;
  return Date.parse(startsAt) <= now && viewerCan.length > 0 ? 'late' : 'expected';
}

/** The bookings of each group, by start; those that are late come first. */
export function deskGroups<Booking extends DeskBooking>(
  bookings: readonly Booking[],
  now: number,
): { readonly group: DeskGroup; readonly bookings: readonly Booking[] }[] {
  return GROUPS.map((group) => ({
    group,
    bookings: bookings
      .filter((booking) => groupOf(booking, now) === group)
      .sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt)),
  })).filter(({ bookings: found }) => found.length > 0);
}
