import type { OrganizationKey } from '../platform/core/keys.js';
import { formatLocalDate } from '../platform/core/calendar.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import { statement, type Tx } from '../platform/db/database.js';
import type { CalendarDay } from './core/calendar-day.js';

const openCalendar = statement(
  'calendars.open',
  'insert into organization_calendar (organization_id) values ($1) on conflict do nothing',
);

const keepDays = statement(
  'calendars.keep-days',
  `insert into calendar_day (organization_id, day, kind, name, opens_like)
   select $1, d.day, d.kind, d.name, d.opens_like
     from unnest($2::date[], $3::text[], $4::text[], $5::smallint[]) as d (day, kind, name, opens_like)
    order by d.day
   on conflict on constraint calendar_day_pkey
      do update set kind = excluded.kind, name = excluded.name, opens_like = excluded.opens_like`,
);

const deleteDays = statement(
  'calendars.delete-days',
  'delete from calendar_day where organization_id = $1 and day = any ($2::date[])',
);

const setRegion = statement(
  'calendars.set-region',
  'update organization_calendar set region = $2 where organization_id = $1 and region is distinct from $2',
);

const keepYear = statement(
  'calendars.keep-public-year',
  `insert into public_calendar_year (region, year, source) values ($1, $2, $3)
   on conflict on constraint public_calendar_year_pkey do update set source = excluded.source`,
);

const deletePublicDays = statement(
  'calendars.delete-public-days',
  'delete from public_calendar_day where region = $1 and year = $2',
);

const keepPublicDays = statement(
  'calendars.keep-public-days',
  `insert into public_calendar_day (region, day, kind, name, opens_like)
   select $1, d.day, d.kind, d.name, d.opens_like
     from unnest($2::date[], $3::text[], $4::text[], $5::smallint[]) as d (day, kind, name, opens_like)`,
);

const columnsOf = (days: readonly CalendarDay[]): unknown[] => [
  days.map(({ day }) => formatLocalDate(day)),
  days.map(({ kind }) => kind),
  days.map(({ name }) => name),
  days.map(({ opensLike }) => opensLike),
];

const countOthers = statement(
  'calendars.count-other-days',
  'select count(*)::int as present from calendar_day where organization_id = $1 and day <> all ($2::date[])',
);

/** The days of an organization's own calendar besides these. */
export async function countOtherDays(
  tx: Tx,
  organizationKey: OrganizationKey,
  days: readonly CalendarDay[],
): Promise<number> {
  const values = [organizationKey, days.map(({ day }) => formatLocalDate(day))];
  return (await tx.run<{ present: number }>(countOthers, values))[0]?.present ?? 0;
}

/** Keeps the days, each instead of what was said of it before. The database forgets the months that they change. */
export async function setDays(tx: Tx, organizationKey: OrganizationKey, days: readonly CalendarDay[]): Promise<void> {
  await tx.run(openCalendar, [organizationKey]);
  await tx.run(keepDays, [organizationKey, ...columnsOf(days)]);
}

export async function removeDays(
  tx: Tx,
  organizationKey: OrganizationKey,
  days: readonly LocalDateTime[],
): Promise<void> {
  await tx.run(deleteDays, [organizationKey, days.map(formatLocalDate)]);
}

export async function observeRegion(tx: Tx, organizationKey: OrganizationKey, region: string | null): Promise<void> {
  await tx.run(openCalendar, [organizationKey]);
  await tx.run(setRegion, [organizationKey, region]);
}

export interface AnnouncedYear {
  readonly region: string;
  readonly year: number;
  readonly source: string;
  readonly days: readonly CalendarDay[];
}

/** Keeps a year instead of what was announced of it before. */
export async function announceYear(tx: Tx, { region, year, source, days }: AnnouncedYear): Promise<void> {
  await tx.run(keepYear, [region, year, source]);
  await tx.run(deletePublicDays, [region, year]);
  await tx.run(keepPublicDays, [region, ...columnsOf(days)]);
}
