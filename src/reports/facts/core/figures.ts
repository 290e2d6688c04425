/** Measured amounts, which are stored. They add up over resources and time, in unit-milliseconds. */
export const measuredAmounts = [
  'open',
  'down',
  'booked',
  'used',
  'usedWithinBooked',
  'shared',
  'usedBySchools',
  'usedByEnterprises',
  'usedByTrainingCenters',
] as const;

/** Amounts that add up over resources and time, in unit-milliseconds. */
export const amounts = [...measuredAmounts, 'rated'] as const;

export type Amount = (typeof amounts)[number];

/** Sums only: ratios divide sums, and are never averaged (rules.md §8). */
export interface Figures extends Record<Amount, number> {
  bookings: number;
  noShows: number;
  lateCancellations: number;
  /**
   * From when the counted bookings were made to their starts, in milliseconds; none for what was recorded afterwards.
   */
  lead: number;
}

export const noFigures = (): Figures => ({
  open: 0,
  down: 0,
  booked: 0,
  used: 0,
  usedWithinBooked: 0,
  shared: 0,
  usedBySchools: 0,
  usedByEnterprises: 0,
  usedByTrainingCenters: 0,
  rated: 0,
  bookings: 0,
  noShows: 0,
  lateCancellations: 0,
  lead: 0,
});
