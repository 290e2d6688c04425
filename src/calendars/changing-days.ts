import type { OrganizationKey } from '../platform/core/keys.js';
import { changedDays, type DaysChange } from '../platform/core/changed-days.js';
import { dayNumberAt } from '../platform/core/local-time.js';
import { statement, type Tx } from '../platform/db/database.js';
import { PublicCalendarDayEntity } from './public-calendar-day.entity.js';

/** `day` in days since 1970-01-01. */
type DayRow = Pick<PublicCalendarDayEntity, 'name' | 'opensLike'> & { readonly day: number };

const daysOf = (rows: readonly DayRow[]) => new Map(rows.map(({ day, name, opensLike }) => [day, { name, opensLike }]));

const daysInForce = statement('calendars.days-in-force')`
  select d.day - date '1970-01-01' as day, d.name, d.opens_like as "opensLike"
     from calendar_days_in_force(array[$1::bigint], '0001-01-01', '9999-12-31') d`;

/** A change of an organization's own days; `isAny` also counts a day that was renamed and opens as before. */
export type OwnDaysChange = DaysChange & { readonly isAny: boolean };

const same = (one: ReturnType<typeof daysOf>, other: ReturnType<typeof daysOf>): boolean =>
  JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());

/** Changes the days of an organization and answers which of them open otherwise than before. */
export async function changingOwnDays(
  tx: Tx,
  organizationKey: OrganizationKey,
  work: () => Promise<void>,
): Promise<OwnDaysChange> {
  const inForce = async () => daysOf(await tx.run<DayRow>(daysInForce, [organizationKey]));
  const before = await inForce();
  await work();
  const after = await inForce();
  return { organizationKey, days: changedDays(before, after), isAny: !same(before, after) };
}

/** The same of a year of a public calendar. */
export async function changingPublicDays(
  tx: Tx,
  region: string,
  year: number,
  work: () => Promise<void>,
): Promise<DaysChange> {
  const announced = async () => {
    const days = await tx.entities((manager) => manager.findBy(PublicCalendarDayEntity, { region, year }));
    return daysOf(days.map(({ day, name, opensLike }) => ({ day: dayNumberAt(day), name, opensLike })));
  };
  const before = await announced();
  await work();
  return { region, days: changedDays(before, await announced()) };
}
