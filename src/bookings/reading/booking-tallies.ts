import type { OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { type Composed, ComposedQuery } from '../../platform/db/composed-query.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import type { ListAsker, ListFilter } from './listed-bookings.js';

/** All bookings of one side of an organization. */
interface TalliedSide {
  readonly side: 'CONSUMER' | 'PROVIDER';
  readonly organization: OrganizationKey;
}

/** The side whose tallies answer a filter; null = the filter asks for less, or the asker does not see all of the side. */
function sideOf({ consumers, providers, seesAll }: ListAsker, filter: ListFilter): TalliedSide | null {
  const { consumer, provider } = filter;
  const others = { ...filter, consumer: null, provider: null, status: null, needsTimes: null };
  if (Object.values(others).some((condition) => condition !== null)) return null;
  if (consumer !== null && provider === null && (seesAll || consumers.includes(consumer))) {
    return { side: 'CONSUMER', organization: consumer };
  }
  if (provider !== null && consumer === null && (seesAll || providers.includes(provider))) {
    return { side: 'PROVIDER', organization: provider };
  }
  return null;
}

const columns = { CONSUMER: 'consumer_id', PROVIDER: 'organization_id' } as const;

/**
 * How many bookings of one side are in each status, from the tallies and the few bookings that the clock changed since they were written;
 * statuses without bookings may be left out. Null = the tallies do not answer this filter.
 */
export function talliedCounts(asker: ListAsker, filter: ListFilter, at: Instant): Composed | null {
  const tallied = sideOf(asker, filter);
  if (tallied === null) return null;
  const query = new ComposedQuery();
  const now = query.param(sqlInstant(at), 'timestamptz');
  const organization = query.param(tallied.organization, 'bigint');
  // The lower bound tells the planner that these are few.
  const changed = `
  select b.recorded_status as before, booking_status_at(b.recorded_status, b.expires_at, b.no_show_at, ${now}) as after,
         b.ends_at <= ${now} and b.recorded_status in ('CONFIRMED', 'IN_USE') as over
    from booking b
   where b.${columns[tallied.side]} = ${organization}
     and b.recorded_status in ('HELD', 'PENDING_APPROVAL', 'CONFIRMED', 'IN_USE') and not b.expiry_told
     and least(b.ends_at, b.no_show_at, b.expires_at) > '-infinity'
     and least(b.ends_at, b.no_show_at, b.expires_at) <= ${now}`;
  const text =
    filter.needsTimes === true
      ? `select c.after as status, count(*)::int as total from (${changed}) c where c.over and c.after <> 'NO_SHOW' group by c.after`
      : `
  select c.status, sum(c.n)::int as total
    from (select t.status, t.change as n from booking_tally t
           where t.organization_id = ${organization} and t.side = ${query.param(tallied.side, 'text')}
          union all
          select s.status, s.n from (${changed}) c
           cross join lateral (values (c.before, -1), (c.after, 1)) s (status, n)
          ${filter.needsTimes === false ? `union all select c.after, -1 from (${changed}) c where c.over and c.after <> 'NO_SHOW'` : ''}) c
   group by c.status`;
  return { statement: query.statement('booking.tallied', text), values: query.values };
}
