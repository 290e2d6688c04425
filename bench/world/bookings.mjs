import { dateOf, firstMidnight, iso, SLOTS_A_DAY } from '../calendar.mjs';
import { fillPast } from './past.mjs';
import { numbered, providersOf, SCHOOLS } from './places.mjs';

/** 60 days of 8 slots. */
const SLOTS = 60 * SLOTS_A_DAY;

const dice = (of) => `(hashint8(${of})::bigint & 1048575)`;

// The first school books every second one; one in fifty waits for approval.
// A resource's bookings lie evenly over its slots, each shifted at random up to the next. A pool takes three at a time,
// of up to four units each, which its 12 units always bear.
const wanted = `
  create temporary table wanted on commit drop as
  with each as (
    select r.organization_id, r.resource_id, r.turnaround_minutes, c.exclusive, h.time_zone, n,
           substr(r.code, 3)::bigint as number, case when c.exclusive then n else n / 3 end as turn,
           case when c.exclusive then $2::int else ($2::int + 2) / 3 end as turns
      from resource r join capacity c using (organization_id, resource_id)
      join opening_calendar h using (organization_id, calendar_id)
     cross join generate_series(0, $2::int - 1) as n
     where r.organization_id = $1),
  placed as (
    select each.*, number * $2 + n as booking_number,
           turn * ${SLOTS} / turns + ${dice('number * 1000 + turn')} % (${SLOTS} / turns) as slot
      from each)
  select organization_id, ${numbered('9000', 'booking_number')} as booking_id, resource_id, exclusive,
         case when exclusive then 1 else 1 + ${dice('booking_number')} % 4 end::int as units, false as whole,
         turnaround_minutes,
         $3::int + 1 + case when ${dice('booking_number + 11')} % 2 = 0 then 0 else ${dice('booking_number + 7')} % ${SCHOOLS} end
           as consumer_id,
         ${dice('booking_number + 13')} % 50 = 0 as waits,
         ($4::timestamp + make_interval(days => (slot / ${SLOTS_A_DAY})::int, secs => 28800 + (slot % ${SLOTS_A_DAY}) * 5400))
           at time zone time_zone as starts_at, time_zone
    from placed`;

// Now and then somebody takes a lab whole, in the evening, when nobody else uses what is inside.
const wholeLabs = `
  insert into wanted
  select r.organization_id, ${numbered('a000', 'substr(r.code, 3)::bigint * 8 + n')}, r.resource_id, c.exclusive,
         c.units, true, r.turnaround_minutes, $2::int + 1 + n, false,
         ($3::timestamp + make_interval(days => 3 + n * 10, hours => 20)) at time zone h.time_zone, h.time_zone
    from resource r join capacity c using (organization_id, resource_id)
    join opening_calendar h using (organization_id, calendar_id) cross join generate_series(0, 5) as n
   where r.organization_id = $1 and r.kind = 'LAB'`;

// Triggers rest while the world is built, so the words of a booking are written here.
const bookings = `
  insert into booking (organization_id, booking_id, consumer_id, booked_by, title, starts_at, ends_at, recorded_status,
                       check_in_opens_minutes, needs_approval, expires_at, confirmed_at, created_at, words)
  select organization_id, booking_id, consumer_id, ${numbered('b000', 'consumer_id - $1::int')}, 'Lesson', starts_at,
         starts_at + interval '60 minutes', case when waits then 'PENDING_APPROVAL' else 'CONFIRMED' end, 15, waits,
         case when waits then starts_at end, case when not waits then $2::timestamptz end, $2,
         booking_words(booking_id, title_words('Lesson'))
    from wanted`;

const items = `
  insert into booking_item (organization_id, booking_id, resource_id, position, units, turnaround_minutes, whole)
  select organization_id, booking_id, resource_id, 1, units, turnaround_minutes, whole from wanted`;

const allocations = `
  insert into allocation (organization_id, holder_id, resource_id, exclusive, kind, units, whole, inside,
                          reserved_during, blocked_during)
  select w.organization_id, w.booking_id, h.resource_id, h.exclusive, 'BOOKING', h.units, w.whole, h.inside,
         tstzrange(w.starts_at, w.starts_at + interval '60 minutes'),
         tstzrange(w.starts_at, w.starts_at + make_interval(mins => 60 + w.turnaround_minutes))
    from wanted w
   cross join lateral (
         select w.resource_id, w.exclusive, w.units, false as inside
         union all
         select i.*, true from everything_inside(w.organization_id, w.resource_id) i where w.whole) h`;

/** All bookings of the world, provider by provider, in the order of their keys. */
export async function fillBookings(client, sizes, progress) {
  const providers = providersOf(sizes);
  const from = iso(firstMidnight);
  progress.begin('bookings', providers);
  for (let provider = 1; provider <= providers; provider++) {
    await client.query('begin');
    await client.query(wanted, [provider, sizes.perResource, providers, dateOf(0)]);
    await client.query(wholeLabs, [provider, providers, dateOf(0)]);
    await client.query(bookings, [providers, from]);
    await client.query(items);
    await client.query(allocations);
    await fillPast(client, providers, dateOf(0));
    await client.query('commit');
    progress.step();
  }
  progress.end();
}
