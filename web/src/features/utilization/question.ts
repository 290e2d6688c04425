import { present, readDate, readOneOf, readText } from '../../ui/address';
import { addDays, addMonths, type LocalDate, monthStart } from '../../time/zoned';

export const GROUPINGS = ['RESOURCE', 'SITE', 'KIND', 'SKILL', 'ORGANIZATION'] as const;
export const HEAT_FIGURES = ['booked', 'used', 'idle'] as const;
const KINDS = ['EQUIPMENT', 'LAB', 'TRAINING_BASE'] as const;
const BEHIND = [
  'BOOKED',
  'USED',
  'SHARED',
  'USED_WITHIN_BOOKED',
  'BOOKINGS',
  'NO_SHOWS',
  'LATE_CANCELLATIONS',
] as const;
const BEHIND_GROUPS = [...GROUPINGS, 'HOUR_OF_WEEK', 'DAY', 'WEEK'] as const;

/** The question of a report, as its address keeps it. Days are inclusive here. */
export interface UtilizationSearch {
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly by?: (typeof GROUPINGS)[number];
  readonly kind?: (typeof KINDS)[number];
  readonly site?: string;
  readonly compare?: 'yes';
  readonly figure?: (typeof HEAT_FIGURES)[number];
  /** The figure whose bookings are open beside the report, and the row that it belongs to. */
  readonly behind?: (typeof BEHIND)[number];
  readonly behindBy?: (typeof BEHIND_GROUPS)[number];
  readonly behindKey?: string;
}

export const readUtilization = (search: Readonly<Record<string, unknown>>): UtilizationSearch =>
  present({
    from: readDate(search.from),
    to: readDate(search.to),
    by: readOneOf(search.by, GROUPINGS),
    kind: readOneOf(search.kind, KINDS),
    site: readText(search.site),
    compare: readOneOf(search.compare, ['yes']),
    figure: readOneOf(search.figure, HEAT_FIGURES),
    behind: readOneOf(search.behind, BEHIND),
    behindBy: readOneOf(search.behindBy, BEHIND_GROUPS),
    behindKey: readText(search.behindKey),
  });

export type Preset = 'month' | 'previous' | 'days30' | 'days90';

/** The days of a preset, both inclusive. A period that is not over ends today. */
export function presetDays(preset: Preset, today: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  const first = monthStart(today);
  if (preset === 'month') return { from: first, to: today };
  if (preset === 'previous') return { from: addMonths(first, -1), to: addDays(first, -1) };
  return { from: addDays(today, preset === 'days30' ? -29 : -89), to: today };
}

const MAX_DAYS = 366;

/** The days of a report, the last one exclusive as the API takes it; at most 366. */
export function reportDays(
  search: UtilizationSearch,
  today: LocalDate,
): { readonly from: LocalDate; readonly to: LocalDate } {
  const usual = presetDays('days30', today);
  const from = search.from ?? (search.to === undefined ? usual.from : addDays(search.to, -29));
  const last = search.to ?? usual.to;
  const to = addDays(last < from ? from : last, 1);
  const most = addDays(from, MAX_DAYS);
  return { from, to: to > most ? most : to };
}

/** The trend is by day up to six weeks, else by week. */
export const trendGrouping = (from: LocalDate, to: LocalDate): 'DAY' | 'WEEK' =>
  addDays(from, 43) > to ? 'DAY' : 'WEEK';

/** The step of a heat map for a ratio: 0, up to 20, 40, 60, 80 and 100 per cent. */
export function heatStep(ratio: number): 0 | 1 | 2 | 3 | 4 | 5 {
  const whole = Math.round(ratio * 100);
  if (whole <= 0) return 0;
  return Math.min(5, Math.ceil(whole / 20)) as 1 | 2 | 3 | 4 | 5;
}
