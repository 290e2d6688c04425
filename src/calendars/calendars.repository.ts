import { In, Not } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import type { Tx } from '../platform/db/database.js';
import { CalendarDayEntity } from './calendar-day.entity.js';
import type { CalendarDay } from './core/calendar-day.js';
import { OrganizationCalendarEntity } from './organization-calendar.entity.js';
import { PublicCalendarDayEntity } from './public-calendar-day.entity.js';
import { PublicCalendarYearEntity } from './public-calendar-year.entity.js';

/** Makes the calendar of an organization if it has none yet. */
const openCalendar = (tx: Tx, organizationId: OrganizationKey) =>
  tx.entities((manager) =>
    manager
      .createQueryBuilder()
      .insert()
      .into(OrganizationCalendarEntity)
      .values({ organizationId })
      .orIgnore()
      .execute(),
  );

/** The days of an organization's own calendar besides these. */
export function countOtherDays(tx: Tx, organizationId: OrganizationKey, days: readonly CalendarDay[]): Promise<number> {
  const others = { organizationId, day: Not(In(days.map(({ day }) => day))) };
  return tx.entities((manager) => manager.countBy(CalendarDayEntity, others));
}

/** Keeps the days, each instead of what was said of it before. The database forgets the months that they change. */
export async function setDays(tx: Tx, organizationId: OrganizationKey, days: readonly CalendarDay[]): Promise<void> {
  await openCalendar(tx, organizationId);
  const rows = days.map((day) => ({ organizationId, ...day })).sort((a, b) => a.day - b.day);
  await tx.entities((manager) => manager.upsert(CalendarDayEntity, rows, ['organizationId', 'day']));
}

export async function removeDays(
  tx: Tx,
  organizationId: OrganizationKey,
  days: readonly LocalDateTime[],
): Promise<void> {
  await tx.entities((manager) => manager.delete(CalendarDayEntity, { organizationId, day: In([...days]) }));
}

export async function observeRegion(tx: Tx, organizationId: OrganizationKey, region: string | null): Promise<void> {
  await openCalendar(tx, organizationId);
  await tx.entities((manager) => manager.update(OrganizationCalendarEntity, { organizationId }, { region }));
}

export interface AnnouncedYear {
  readonly region: string;
  readonly year: number;
  readonly source: string;
  readonly days: readonly CalendarDay[];
}

/** Keeps a year instead of what was announced of it before. */
export async function announceYear(tx: Tx, { region, year, source, days }: AnnouncedYear): Promise<void> {
  await tx.entities(async (manager) => {
    await manager.upsert(PublicCalendarYearEntity, { region, year, source }, ['region', 'year']);
    await manager.delete(PublicCalendarDayEntity, { region, year });
    await manager.insert(
      PublicCalendarDayEntity,
      days.map((day) => ({ region, ...day })),
    );
  });
}
