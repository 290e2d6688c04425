import { formatLocalTime, weekdayName } from '../../../platform/core/calendar.js';
import type { IdleTime, IdleWindow } from './idle-windows.js';

const numeric = [
  'availableMinutes',
  'idleMinutes',
  'idleShare',
  'weeks',
  'windowIdleMinutes',
  'windowIdleShare',
  'unitsFree',
] as const;

export const IDLE_CSV = {
  columns: [
    'resource',
    'code',
    'name',
    'availableMinutes',
    'idleMinutes',
    'idleShare',
    'weekday',
    'opensAt',
    'closesAt',
    'weeks',
    'windowIdleMinutes',
    'windowIdleShare',
    'unitsFree',
  ],
  numeric,
};

/** An idle resource by the names that people know. */
export interface DescribedIdle extends IdleTime {
  readonly resourceId: string;
  readonly code: string;
  readonly name: string;
}

const windowOf = (window: IdleWindow) => ({
  weekday: weekdayName(window.weekday).toUpperCase(),
  opensAt: formatLocalTime(window.opensAt),
  closesAt: formatLocalTime(window.closesAt),
  weeks: window.weeks,
  windowIdleMinutes: window.idleMinutes,
  windowIdleShare: window.share,
  unitsFree: window.unitsFree,
});

/** A line for each weekly window of a resource; one without a window when it has none. */
export function idleLines(idle: DescribedIdle): Record<string, string | number | null>[] {
  const { resourceId, code, name, availableMinutes, idleMinutes, windows } = idle;
  const idleShare = idleMinutes / availableMinutes;
  const own = { resource: resourceId, code, name, availableMinutes, idleMinutes, idleShare };
  return windows.length === 0 ? [own] : windows.map((window) => ({ ...own, ...windowOf(window) }));
}
