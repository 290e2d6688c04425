import { monthsOf, ZONE_RULES } from '../availability/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { type Instant, intersect, MINUTE_MS, type TimeRange } from '../platform/core/time-range.js';
import { ComposedQuery } from '../platform/db/composed-query.js';
import { sqlInstant, sqlRange } from '../platform/db/sql-values.js';
import { boxesAround } from './core/area.js';

export interface Near {
  readonly latitude: number;
  readonly longitude: number;
  readonly withinKilometres: number;
}

/** Criteria of a resource, apart from its free time. */
export interface CandidateCriteria {
  /** The organization that would book; null = only resources for everyone. */
  readonly organizationId: OrganizationKey | null;
  readonly kind: string | null;
  /** A tsquery over the words of a resource; null: any. */
  readonly words: string | null;
  readonly skills: readonly string[];
  readonly units: number;
  readonly seats: number | null;
  readonly near: Near | null;
  /** Whether the booking must not wait for approval. */
  readonly instantOnly: boolean;
}

/** When it would be booked, as far as that narrows down what can be. */
export interface Timing {
  readonly now: Instant;
  readonly lengthMinutes: number;
  /** The first and the last possible start. */
  readonly firstStart: Instant;
  readonly lastStart: Instant;
  /** The organizations whose resources are booked without notice and however far ahead. */
  readonly exempt: readonly OrganizationKey[];
  /** The grid of starts in minutes from local midnight, unless the policy has one; null = every minute. */
  readonly startStepMinutes: number | null;
  /** The hours in which slots may lie, by zone; null = any. */
  readonly wished: readonly WishedHours[] | null;
}

export interface WishedHours {
  readonly timeZone: string;
  readonly periods: readonly TimeRange[];
}

/** The seats of the nearest container of `r` that has any; null: none of them has. */
const SEATS_AROUND = `(
        select coalesce(p.seats, g.seats)
          from resource p
          join capacity h on h.organization_id = p.organization_id and h.resource_id = p.resource_id
          left join resource g on g.organization_id = h.organization_id and g.resource_id = h.parent_id
         where p.organization_id = c.organization_id and p.resource_id = c.parent_id)`;

/** Conditions of a search, for the statement that is put together with them. */
export class CandidateFilter extends ComposedQuery {
  constructor(
    readonly criteria: CandidateCriteria,
    readonly timing: Timing,
  ) {
    super();
  }

  /**
   * The resources `r` with their capacities `c` and owners `o` that could be booked, for all that is asked of them but
   * the place and the time. All of it is necessary and asked again by the rules of booking, which alone decide.
   */
  get admitted(): string {
    const { organizationId, kind, words, skills, units, seats, instantOnly } = this.criteria;
    const now = this.param(sqlInstant(this.timing.now), 'timestamptz');
    const asker = this.param(organizationId, 'bigint');
    const people = this.param(seats, 'int');
    return `r.status = 'LISTED' and o.status = 'VERIFIED'
      ${this.when(kind, (each) => `r.kind = ${this.param(each, 'text')}`)}
      ${this.when(words, (each) => `r.words @@ ${this.param(each, 'tsquery')}`)}
      ${this.when(skills.length === 0 ? null : skills, (all) => `r.folded_skills @> skills_folded(${this.param(all, 'text[]')})`)}
      and c.units >= ${this.param(units, 'int')}
      and (${people} is null or coalesce(r.seats, ${SEATS_AROUND}, ${people}) >= ${people})
      and (r.audience = 'EVERYONE' or r.organization_id = ${asker}
           or (r.audience = 'PARTNERS' and exists (
                 select 1 from agreement a
                  where (a.provider_id, a.consumer_id) in ((r.organization_id, ${asker}), (${asker}, r.organization_id))
                    and a.recorded_status = 'ACTIVE' and a.starts_at <= ${now} and ${now} < a.ends_at)))
      ${this.when(instantOnly ? asker : null, (booker) => this.confirmed(booker))}
      and ${this.allowed}`;
  }

  /** The resources `r` that may confirm a booking of the asker at once. */
  private confirmed(asker: string): string {
    const first = this.param(sqlInstant(this.timing.firstStart), 'timestamptz');
    const last = this.param(sqlInstant(this.timing.lastStart), 'timestamptz');
    return `(r.approval = 'AUTOMATIC' or r.organization_id = ${asker} or r.organization_id = any (${this.exempt})
           or (r.approval = 'AUTOMATIC_FOR_PARTNERS' and exists (
                 select 1 from agreement a
                  where a.provider_id = r.organization_id and a.consumer_id = ${asker}
                    and a.recorded_status in ('ACTIVE', 'ENDED') and a.starts_at <= ${last} and ${first} < a.ends_at)))`;
  }

  /** The resources of `admitted` that lie in the circle, for a list that distance does not order. */
  get admittedAround(): string {
    const { near } = this.criteria;
    if (near === null) return this.admitted;
    return `${this.admitted}
      and r.site_id = any (array(select s.site_id from ${this.sitesAround(near)}
                                  where ${this.distance(near)} <= ${this.param(near.withinKilometres, 'float8')}))`;
  }

  /** The distance of a site `s`, in kilometres. */
  distance({ latitude, longitude }: Near): string {
    const [here, there] = [this.param(latitude, 'float8'), this.param(longitude, 'float8')];
    return `distance_kilometres(${here}, ${there}, s.latitude, s.longitude)`;
  }

  /** The sites `s` of boxes around the circle, and hardly any others. */
  sitesAround({ latitude, longitude, withinKilometres: kilometres }: Near): string {
    const boxes = boxesAround({ latitude, longitude, kilometres });
    const edges = (['west', 'south', 'east', 'north'] as const).map((edge) =>
      this.param(
        boxes.map((box) => box[edge]),
        'float8[]',
      ),
    );
    return `unnest(${edges.join(', ')}) as b (west, south, east, north)
    join site s on point(s.longitude, s.latitude) <@ box(point(b.west, b.south), point(b.east, b.north))
               and s.latitude is not null`;
  }

  /** By the policy of `r`. In numbers, so that no policy is beyond the calendar. */
  private get allowed(): string {
    const { now, lengthMinutes, firstStart, lastStart } = this.timing;
    const length = this.param(lengthMinutes, 'int');
    const soonest = this.param((firstStart - now) / MINUTE_MS, 'float8');
    const latest = this.param((lastStart - now) / MINUTE_MS, 'float8');
    return `(r.minimum_minutes is null or r.minimum_minutes <= ${length})
      and (r.maximum_minutes is null or r.maximum_minutes >= ${length})
      and (r.start_step_minutes is null or ${length} % r.start_step_minutes = 0)
      and (r.organization_id = any (${this.exempt})
           or ((r.minimum_notice_minutes is null or r.minimum_notice_minutes <= ${latest})
               and (r.maximum_advance_days is null or r.maximum_advance_days * 1440.0::float8 >= ${soonest})))`;
  }

  get exempt(): string {
    return this.param(this.timing.exempt, 'bigint[]');
  }

  /**
   * Nothing that blocks an exclusive resource `x` during [start, end) and its turnaround; of counted ones nothing is
   * said.
   */
  free({ startsAt, endsAt }: TimeRange): string {
    const now = this.param(sqlInstant(this.timing.now), 'timestamptz');
    const [from, to] = [this.param(sqlInstant(startsAt), 'timestamptz'), this.param(sqlInstant(endsAt), 'timestamptz')];
    // As a value, and not as a condition, which PostgreSQL might turn into a join with all that is taken anywhere.
    return `(not x.exclusive or (
       select true from allocation a
        where a.organization_id = x.organization_id and a.resource_id = x.resource_id and a.exclusive
          and a.blocked_during && tstzrange(${from}, ${to} + make_interval(mins => x.turnaround_minutes))
          and (a.expires_at is null or a.expires_at > ${now}) and (a.releases_at is null or a.releases_at > ${now})
        limit 1) is null)`;
  }

  /** That the calendar of `x` is not known to be closed at some time of the period: by a look for each resource. */
  open(period: TimeRange): string {
    const parts = monthlyParts(period);
    const rules = this.param(ZONE_RULES, 'text');
    const looks = parts.map(
      ({ month, part }) => `(select ${this.param(sqlRange(part), 'tstzrange')} <@ m.open from opening_month m
        where m.organization_id = x.organization_id and m.calendar_id = x.calendar_id
          and m.month = ${this.param(month, 'date')} and m.zone_rules = ${rules}) is not false`,
    );
    return looks.join(' and ');
  }

  /** The same, by one look at all calendars first: for whoever looks at very many resources. */
  openByCalendar(period: TimeRange): string {
    const parts = monthlyParts(period);
    const months = this.param(
      parts.map(({ month }) => month),
      'date[]',
    );
    const ranges = this.param(
      parts.map(({ part }) => sqlRange(part)),
      'tstzrange[]',
    );
    return `(x.organization_id, x.calendar_id) not in (
       select m.organization_id, m.calendar_id
         from unnest(${months}, ${ranges}) as w (month, part)
         join opening_month m on m.month = w.month and m.zone_rules = ${this.param(ZONE_RULES, 'text')}
        where not w.part <@ m.open)`;
  }
}

/** The part of a period in each month (UTC) that it touches. */
function monthlyParts(period: TimeRange): { readonly month: string; readonly part: TimeRange }[] {
  return monthsOf(period).flatMap(({ month, time }) => {
    const part = intersect(period, time);
    return part === null ? [] : [{ month, part }];
  });
}
