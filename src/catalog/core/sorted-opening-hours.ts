import type { OpeningPeriod } from '../../availability/core/opening-hours.js';

/** By weekday and time; said twice is said once. */
export function sortedOpeningHours(periods: readonly OpeningPeriod[]): OpeningPeriod[] {
  const byText = new Map(periods.map((p) => [`${p.weekday}-${p.opensAt}-${p.closesAt}`, p]));
  return [...byText.values()].sort((a, b) => a.weekday - b.weekday || a.opensAt - b.opensAt || a.closesAt - b.closesAt);
}
