import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { holdersOf, noSpecialDays, specialDaysIn } from '../availability/index.js';
import type { Advised } from '../bookings/index.js';
import { isVisible, resourceOf, type ResourceRow } from '../catalog/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { BookingKey, OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import { hull, type Instant, MINUTE_MS, type TimeRange } from '../platform/core/time-range.js';
import { Database, statement } from '../platform/db/database.js';
import { instantOf, sqlInstant } from '../platform/db/sql-values.js';
import type { AvailableResource } from './available.js';
import { admissionOf, offersOf, type SearchWish } from './core/offer.js';

interface Row extends ResourceRow {
  readonly ordinal: string;
  readonly booking_id: BookingKey['id'];
  readonly consumer_id: OrganizationKey;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly item_units: number;
  readonly attendees: number | null;
}

/** Candidates for each booking. Those that SQL knows to be taken are none of them. */
const MOST_CANDIDATES = 12;
const MOST_EQUIVALENTS = 3;

// Looks for the item that is affected, or for the first one. $4 are resources that would be out of use; what is inside
// or around one of them is no equivalent.
const findCandidates = statement('search.equivalents')`
  select w.ordinal, w.booking_id, b.consumer_id, b.starts_at, b.ends_at, b.attendees, i.units as item_units, k.*
    from unnest($1::bigint[], $2::uuid[], $3::uuid[], $4::uuid[]) with ordinality
           as w (organization_id, booking_id, resource_id, downtime_id, ordinal)
    join booking b on b.organization_id = w.organization_id and b.booking_id = w.booking_id
   cross join lateral (
     select i.* from booking_item i
      where i.organization_id = b.organization_id and i.booking_id = b.booking_id
      order by i.resource_id <> w.resource_id, i.position limit 1) i
    join resource a on a.organization_id = i.organization_id and a.resource_id = i.resource_id
   cross join lateral (
     select c.* from catalogued_resource c
      where c.organization_id = b.organization_id and c.status = 'LISTED' and c.owner_status = 'VERIFIED'
        and c.units >= i.units
        and (c.organization_id, c.resource_id) in (
              select r.organization_id, r.resource_id from resource r
               where r.organization_id = b.organization_id and r.folded_skills @> a.folded_skills)
        and not exists (
              select from booking_item o
               where o.organization_id = b.organization_id and o.booking_id = b.booking_id
                 and (o.resource_id = c.resource_id or o.resource_id = any (c.container_ids)))
        and (w.downtime_id is null
             or not (c.resource_id = w.downtime_id or w.downtime_id = any (c.container_ids)
                     or exists (select from capacity d left join capacity p
                                       on p.organization_id = d.organization_id and p.resource_id = d.parent_id
                                 where d.organization_id = c.organization_id and d.resource_id = w.downtime_id
                                   and c.resource_id in (d.parent_id, p.parent_id))))
        and (c.audience = 'EVERYONE' or c.organization_id = b.consumer_id
             or (c.audience = 'PARTNERS' and exists (
                   select from agreement g
                    where (g.provider_id, g.consumer_id) in ((c.organization_id, b.consumer_id), (b.consumer_id, c.organization_id))
                      and g.recorded_status = 'ACTIVE' and g.starts_at <= $5 and $5 < g.ends_at)))
        and (not c.exclusive or not exists (
              select from allocation t
               where t.organization_id = c.organization_id and t.resource_id = c.resource_id and t.exclusive
                 and t.blocked_during && tstzrange(b.starts_at, b.ends_at)
                 and (t.expires_at is null or t.expires_at > $5) and (t.releases_at is null or t.releases_at > $5)))
      order by c.code limit ${MOST_CANDIDATES}) k
   where cardinality(a.folded_skills) > 0
   order by w.ordinal, k.code`;

const periodOf = (row: Row): TimeRange => ({ startsAt: instantOf(row.starts_at), endsAt: instantOf(row.ends_at) });

/** Finds other resources of the provider that train the same and are free when an affected booking is. */
@Injectable()
export class FindEquivalents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** By the keys of adviceKey(), at most 3 each, by code. Three statements for any number of bookings. */
  async execute(viewer: Viewer, keys: readonly string[]): Promise<Map<string, AvailableResource[]>> {
    const now = this.clock.now();
    const rows = (await this.candidates(keys, now)).filter((row) => isVisible(viewer, resourceOf(row)));
    const found = new Map<string, AvailableResource[]>(keys.map((key) => [key, []]));
    const offers = await this.offers(rows, now);
    for (const [index, row] of rows.entries()) {
      const offer = offers[index] ?? null;
      const list = found.get(keys[Number(row.ordinal) - 1] ?? '');
      if (offer !== null && list !== undefined && list.length < MOST_EQUIVALENTS) list.push(offer);
    }
    return found;
  }

  private candidates(keys: readonly string[], now: Instant): Promise<Row[]> {
    const asked = keys.map((key) => JSON.parse(key) as Advised);
    return this.database.run<Row>(findCandidates, [
      asked.map(([booking]) => booking.provider),
      asked.map(([booking]) => booking.id),
      asked.map(([, resource]) => resource.id),
      asked.map(([, , downtime]): ResourceKey['id'] | null => downtime?.resource.id ?? null),
      sqlInstant(now),
    ]);
  }

  /** By all the rules of booking; null = not to be had then. */
  private async offers(rows: readonly Row[], now: Instant): Promise<(AvailableResource | null)[]> {
    if (rows.length === 0) return [];
    const looked = rows.map((row) => ({ row, resource: resourceOf(row), window: periodOf(row) }));
    const windows = looked.map(({ row, resource, window: { startsAt, endsAt } }) => ({
      resource: resource.id,
      range: { startsAt, endsAt: endsAt + resource.policy.turnaroundMinutes * MINUTE_MS },
      whole: row.item_units === resource.units,
    }));
    const owners = [...new Set(looked.map(({ resource }) => resource.organizationId))];
    const [occupants, days] = await Promise.all([
      holdersOf(this.database, windows, now),
      specialDaysIn(this.database, owners, hull(looked.map(({ window }) => window))),
    ]);
    return looked.map(({ row, resource, window }, index) => {
      const { consumer_id: organizationId, item_units: units, attendees: seats } = row;
      const wish: SearchWish = {
        ...{ window, durationMinutes: null, units, seats },
        ...{ startStepMinutes: null, times: null, instantOnly: false },
      };
      const asker = { organizationId, manages: new Set<OrganizationKey>() };
      const admission = admissionOf(resource, days.get(resource.organizationId) ?? noSpecialDays, [], wish, asker);
      const [period] = offersOf(admission, wish, occupants[index] ?? [], now, 1);
      if (period === undefined) return null;
      const criteria = { organizationId, kind: null, text: null, skills: [], near: null, orderBy: null };
      return {
        ...{ resource, period, distanceKilometres: null, units, organizationId },
        place: { distance: 0, resource: resource.id },
        search: { ...criteria, ...wish },
        price: null,
      };
    });
  }
}
