import { formatInstant } from '../core/calendar.js';
import { DAY_MS, type Instant } from '../core/time-range.js';
import { localAt } from '../core/zone.js';
import { type Queryable, statement } from './database.js';
import { sqlInstant } from './sql-values.js';

/** A zone for which Node and PostgreSQL have different rules. */
export interface DifferingZone {
  readonly zone: string;
  /** The first sample at which their offsets differ; null = PostgreSQL does not know the zone. */
  readonly since: Instant | null;
}

/** The offset of a zone from UTC at an instant, in seconds. */
type OffsetAt = (instant: Instant, zone: string) => number;

const YEARS_BACK = 1;
const YEARS_AHEAD = 5;
/** About twice a month: rules that hold for less than two weeks are not in the IANA database since 1945. */
const EVERY_MS = 14 * DAY_MS;
const YEAR_MS = 366 * DAY_MS;

const offsetByNode: OffsetAt = (instant, zone) => (localAt(instant, zone) - instant) / 1000;

function samplesAround(now: Instant): Instant[] {
  const from = Math.floor(now / 1000) * 1000 - YEARS_BACK * YEAR_MS;
  const number = Math.ceil(((YEARS_BACK + YEARS_AHEAD) * YEAR_MS) / EVERY_MS) + 1;
  return Array.from({ length: number }, (_, index) => from + index * EVERY_MS);
}

const compare = statement('zones.compare')`with known as materialized (select z.zone, p.name is not null as known
                                 from unnest($1::text[]) as z (zone) left join pg_timezone_names p on p.name = z.zone)
   select k.zone, d.since
     from known k
     cross join lateral (
       select min(s.instant) as since
         from unnest($2::text[], $3::timestamptz[], $4::float8[]) as s (zone, instant, seconds)
        where s.zone = k.zone
          and case when k.known
                   then extract(epoch from (s.instant at time zone s.zone) - (s.instant at time zone 'UTC')) <> s.seconds
                   else false end) d
    where not k.known or d.since is not null
    order by k.zone`;

/**
 * The zones for which the tables of Node and PostgreSQL disagree somewhere from a year before `now` to five years after
 * it, sampled about twice a month. Only what PostgreSQL still works out by zone depends on it, which is nothing of ours;
 * but one of the tables is old, and other readers of the database may go by it.
 */
export async function differingZones(
  queryable: Queryable,
  zones: readonly string[],
  now: Instant,
  offsetAt: OffsetAt = offsetByNode,
): Promise<DifferingZone[]> {
  const samples = samplesAround(now).flatMap((instant) =>
    zones.map((zone) => ({ zone, instant, seconds: offsetAt(instant, zone) })),
  );
  const rows = await queryable.run<{ zone: string; since: Date | null }>(compare, [
    zones,
    samples.map(({ zone }) => zone),
    samples.map(({ instant }) => sqlInstant(instant)),
    samples.map(({ seconds }) => seconds),
  ]);
  return rows.map(({ zone, since }) => ({ zone, since: since === null ? null : since.getTime() }));
}

/** A sentence that names the zones; `tables` is the version of Node's. */
export function sentenceOf(differing: readonly DifferingZone[], tables: string): string {
  const named = differing.map(({ zone, since }) =>
    since === null ? `${zone} (unknown to PostgreSQL)` : `${zone} (seen first at ${formatInstant(since).slice(0, 10)})`,
  );
  return (
    `Time zones that differ between Node (tzdata ${tables}) and PostgreSQL: ${named.join(', ')}. ` +
    'Bookings, reports and money all go by those of Node; update Node or PostgreSQL, whichever is older.'
  );
}
