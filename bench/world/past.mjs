import { numbered } from './places.mjs';

/** Each of the 60 local days to come has been there already, on one of so many days: a year of use, but for five days. */
const EACH = 6;

// Most were used, from the start or some minutes later to some minutes before or after the end; some were missed.
const past = `
  create temporary table past on commit drop as
  select w.organization_id, w.resource_id, w.exclusive, w.units, w.whole, w.turnaround_minutes, w.consumer_id,
         replace(replace(w.booking_id::text, '-9000-', '-d000-'), '-a000-', '-e000-')::uuid as booking_id,
         (w.starts_at at time zone w.time_zone - make_interval(days => day * (${EACH} + 1) + 1 + dice % ${EACH}))
           at time zone w.time_zone as starts_at, dice
    from wanted w
   cross join lateral (
         select (w.starts_at at time zone w.time_zone)::date - $1::date as day,
                hashtext(w.booking_id::text) & 1023 as dice) d`;

const MISSED = 'dice < 70';
const checkedIn = `starts_at + make_interval(secs => dice % 11 * 60 + dice % 60)`;
const checkedOut = `starts_at + make_interval(secs => (40 + dice % 31) * 60 + dice % 60)`;

const bookings = `
  insert into booking (organization_id, booking_id, consumer_id, booked_by, title, starts_at, ends_at, recorded_status,
                       check_in_opens_minutes, confirmed_at, created_at, checked_in_at, checked_out_at, no_show_at,
                       words)
  select organization_id, booking_id, consumer_id,
         ${numbered('b000', 'consumer_id - $1::int')}, 'Lesson', starts_at, starts_at + interval '60 minutes',
         case when ${MISSED} then 'NO_SHOW' else 'COMPLETED' end, 15, starts_at - interval '200 hours',
         starts_at - interval '200 hours', case when not ${MISSED} then ${checkedIn} end,
         case when not ${MISSED} then ${checkedOut} end, case when ${MISSED} then starts_at + interval '15 minutes' end,
         booking_words(booking_id, title_words('Lesson'))
    from past`;

const items = `
  insert into booking_item (organization_id, booking_id, resource_id, position, units, turnaround_minutes, whole)
  select organization_id, booking_id, resource_id, 1, units, turnaround_minutes, whole from past`;

const allocations = `
  insert into allocation (organization_id, holder_id, resource_id, exclusive, kind, units, whole, inside, released,
                          reserved_during, blocked_during)
  select p.organization_id, p.booking_id, h.resource_id, h.exclusive, 'BOOKING', h.units, p.whole, h.inside, true,
         tstzrange(p.starts_at, p.starts_at + interval '60 minutes'),
         tstzrange(p.starts_at, least(p.starts_at + interval '60 minutes',
           case when ${MISSED} then p.starts_at + interval '15 minutes' else ${checkedOut} end)
           + make_interval(mins => p.turnaround_minutes))
    from past p
   cross join lateral (
         select p.resource_id, p.exclusive, p.units, false as inside
         union all
         select i.*, true from everything_inside(p.organization_id, p.resource_id) i where p.whole) h`;

/** Past bookings and their use, of the provider whose future bookings stand in the table `wanted`. */
export async function fillPast(client, providers, from) {
  await client.query(past, [from]);
  await client.query(bookings, [providers]);
  await client.query(items);
  await client.query(allocations);
}
