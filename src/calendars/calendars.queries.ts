import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';
import { formatLocalDate } from '../platform/core/calendar.js';
import type { Locale } from '../platform/core/locale.js';
import type { IsoWeekday, LocalDateTime } from '../platform/core/local-time.js';
import { message, textIn } from '../platform/core/message.js';
import { localDayOf } from '../platform/db/columns.js';
import { Database, type Queryable, statement } from '../platform/db/database.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { localeOf } from '../platform/graphql/request-locale.js';
import type { CalendarDay, CalendarDayKind } from './core/calendar-day.js';
import { yearNotAnnounced } from './core/words.js';
import { OrganizationCalendarEntity } from './organization-calendar.entity.js';

/** A day in force; `isPublic`: by the public calendar that the organization observes. */
export interface DayInForce extends CalendarDay {
  readonly isPublic: boolean;
}

export interface CalendarYear {
  readonly organizationId: OrganizationKey;
  readonly year: number;
  readonly days: readonly DayInForce[];
  /** The name of the public calendar that is observed; null: none is. */
  readonly publicCalendar: string | null;
  /** Whether that one has been announced for the year. */
  readonly announced: boolean;
}

/** Says that a year is not announced yet; null when it is, or when nothing is observed. */
export const noticeOf = ({ year, publicCalendar, announced }: CalendarYear, locale: Locale): string | null =>
  publicCalendar === null || announced
    ? null
    : textIn(locale, message(yearNotAnnounced, { calendar: publicCalendar, year }));

export interface PublicCalendarYear {
  readonly year: number;
  readonly source: string;
  readonly days: readonly CalendarDay[];
}

export interface PublicCalendar {
  readonly region: string;
  readonly name: string;
  readonly years: readonly PublicCalendarYear[];
}

interface DayRow {
  readonly day: string;
  readonly kind: CalendarDayKind;
  readonly name: string;
  readonly opens_like: IsoWeekday | null;
}

const dayOf = ({ day, kind, name, opens_like: opensLike }: DayRow): CalendarDay => ({
  day: localDayOf(day),
  kind,
  name,
  opensLike,
});

interface YearRow {
  readonly organization_id: OrganizationKey;
  readonly year: number;
  readonly public_calendar: string | null;
  readonly announced: boolean;
  readonly days: (DayRow & { readonly public: boolean })[];
}

const findYears = statement('calendars.years')`select w.organization_id, w.year, c.name as public_calendar,
          exists (select from public_calendar_year y where y.region = o.region and y.year = w.year) as announced,
          (select coalesce(json_agg(d order by d.day), '[]')
             from calendar_days_in_force(array[w.organization_id], make_date(w.year, 1, 1),
                                         make_date(w.year + 1, 1, 1)) d) as days
     from unnest($1::bigint[], $2::int[]) as w (organization_id, year)
     left join organization_calendar o using (organization_id)
     left join public_calendar c using (region)`;

const findPublicCalendars = statement('calendars.public')`select c.region, c.name,
          (select coalesce(json_agg(json_build_object('year', y.year, 'source', y.source, 'days', (
                    select coalesce(json_agg(d order by d.day), '[]')
                      from public_calendar_day d where d.region = y.region and d.year = y.year)) order by y.year), '[]')
             from public_calendar_year y where y.region = c.region) as years
     from public_calendar c
    where $1::text is null or c.region = $1
    order by c.region`;

interface PublicRow {
  readonly region: string;
  readonly name: string;
  readonly years: { readonly year: number; readonly source: string; readonly days: DayRow[] }[];
}

/** All public calendars, or the one of a region, with what has been announced, by year. */
export async function publicCalendars(queryable: Queryable, region: string | null): Promise<PublicCalendar[]> {
  const rows = await queryable.run<PublicRow>(findPublicCalendars, [region]);
  return rows.map((row) => ({ ...row, years: row.years.map((year) => ({ ...year, days: year.days.map(dayOf) })) }));
}

interface WindowRow extends DayRow {
  readonly ordinal: string;
  readonly public: boolean;
}

const findDays = statement('calendars.days')`select w.ordinal, d.day::text, d.kind, d.name, d.opens_like, d.public
     from unnest($1::bigint[], $2::date[], $3::date[]) with ordinality as w (organization_id, from_day, to_day, ordinal)
    cross join lateral calendar_days_in_force(array[w.organization_id], w.from_day, w.to_day) d
    order by w.ordinal, d.day`;

/** The calendars of years, batched within a request. */
@Injectable()
export class CalendarQueries {
  private readonly byRegion = {};
  private readonly regionOf = {};
  private readonly inWindows = {};

  constructor(private readonly database: Database) {}

  async year(context: RequestContext, organizationId: OrganizationKey, year: number): Promise<CalendarYear> {
    const found = await context.loaders.load<string, CalendarYear>(
      this,
      (keys) => this.years(keys),
      `${year} ${organizationId}`,
    );
    if (found === null) throw new Error(`organization ${organizationId} has no calendar of ${year}`);
    return found;
  }

  /** In words, which of the years have not been announced by the public calendar that the organization observes. */
  async notices(context: RequestContext, organizationId: OrganizationKey, years: readonly number[]): Promise<string[]> {
    const found = await Promise.all(years.map((year) => this.year(context, organizationId, year)));
    return found.flatMap((year) => noticeOf(year, localeOf(context)) ?? []);
  }

  /** The special days of an organization in a half-open window of days, by day. */
  async days(
    context: RequestContext,
    organizationId: OrganizationKey,
    from: LocalDateTime,
    to: LocalDateTime,
  ): Promise<readonly DayInForce[]> {
    const name = [organizationId, formatLocalDate(from), formatLocalDate(to)].join(' ');
    return (await context.loaders.load(this.inWindows, (names) => this.daysIn(names), name)) ?? [];
  }

  private async daysIn(names: readonly string[]): Promise<Map<string, DayInForce[]>> {
    const asked = names.map((name) => name.split(' '));
    const values = [0, 1, 2].map((part) => asked.map((parts) => parts[part] ?? ''));
    const rows = await this.database.run<WindowRow>(findDays, values);
    const byWindow = Map.groupBy(rows, ({ ordinal }) => names[Number(ordinal) - 1] ?? '');
    const inForce = (row: WindowRow): DayInForce => ({ ...dayOf(row), isPublic: row.public });
    return new Map([...byWindow].map(([name, days]) => [name, days.map(inForce)]));
  }

  all(): Promise<PublicCalendar[]> {
    return publicCalendars(this.database, null);
  }

  /** The public calendar that an organization observes; null: none. */
  async observed(context: RequestContext, organizationId: OrganizationKey): Promise<PublicCalendar | null> {
    const region = await context.loaders.load(
      this.regionOf,
      (keys: readonly OrganizationKey[]) => this.regions(keys),
      organizationId,
    );
    if (region === null) return null;
    const batch = async () => new Map((await this.all()).map((calendar) => [calendar.region, calendar]));
    return context.loaders.load(this.byRegion, batch, region);
  }

  private async years(keys: readonly string[]): Promise<Map<string, CalendarYear>> {
    const asked = keys.map((key) => key.split(' '));
    const rows = await this.database.run<YearRow>(findYears, [
      asked.map(([, organizationId = '']) => organizationId),
      asked.map(([year]) => Number(year)),
    ]);
    return new Map(
      rows.map((row) => {
        const organizationId = row.organization_id;
        const days = row.days.map((day) => ({ ...dayOf(day), isPublic: day.public }));
        const { year, public_calendar: publicCalendar, announced } = row;
        return [`${year} ${organizationId}`, { organizationId, year, days, publicCalendar, announced }];
      }),
    );
  }

  private async regions(keys: readonly OrganizationKey[]): Promise<Map<OrganizationKey, string>> {
    const observing = { organizationId: In([...keys]), region: Not(IsNull()) };
    const rows = await this.database.entities((manager) => manager.findBy(OrganizationCalendarEntity, observing));
    return new Map(rows.flatMap(({ organizationId, region }) => (region === null ? [] : [[organizationId, region]])));
  }
}
