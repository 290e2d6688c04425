import { dateOf, DAY, HOUR, iso, firstMidnight } from '../calendar.mjs';
import { atMost } from '../goals.mjs';
import { inTurns } from '../measure.mjs';
import { bookerOf } from '../wishes.mjs';
import { coursesOf } from '../world/places.mjs';

/** As many as a person's page and a colleague's: latency is asked, not throughput. */
const CLIENTS = 2;

const SEARCH = `query ($input: AvailabilitySearchInput!, $first: Int!) {
  availableResources(input: $input, first: $first) {
    nodes { startsAt endsAt distanceKilometres resource { id code name } }
    pageInfo { hasNextPage }
  }
}`;

const PREVIEW = `query ($input: RequestBookingInput!) {
  previewBooking(input: $input) { status userErrors { code message } }
}`;

/** Every so many-th offer is asked whether it can be booked. */
const SAMPLE = 5;

const search = async (bench, { client, input }) =>
  (await bench.service.ask(bookerOf(bench.sizes, client).token, SEARCH, { input, first: 100 })).availableResources;

async function bookableAsOffered(bench, { client }, [offer]) {
  if (offer === undefined) return;
  const booker = bookerOf(bench.sizes, client);
  const { startsAt, endsAt, resource } = offer;
  const items = [{ resourceId: resource.id, units: 1 }];
  const input = { organizationId: `org_${booker.organization}`, items, startsAt, endsAt, title: 'Lesson' };
  const { status, userErrors } = (await bench.service.ask(booker.token, PREVIEW, { input })).previewBooking;
  if (status === null || userErrors.length > 0) {
    bench.wrong(`an offer cannot be booked: ${resource.code} ${startsAt} ${JSON.stringify(userErrors)}`);
  }
}

// Exclusive and counted allocations have an index each.
const takenOf = (which) => `
  select a.blocked_during as during, a.units from allocation a
   where a.organization_id = r.organization_id and a.resource_id = r.resource_id and ${which}
     and a.blocked_during && tstzrange($4, $5::timestamptz + make_interval(mins => r.turnaround_minutes))`;

// Told without the service's SQL: which equipment near by is open and has a unit left all the time. Of one local day.
const expected = `
  with here as materialized (
    select site_id from site where distance_kilometres($1, $2, latitude, longitude) <= $3),
  equipment as materialized (
    select r.organization_id, r.resource_id, r.turnaround_minutes, c.units, h.time_zone, h.opening_hours
      from here cross join lateral (
        select * from resource where resource.site_id = here.site_id and resource.kind = 'EQUIPMENT' offset 0) r
      join capacity c on (c.organization_id, c.resource_id) = (r.organization_id, r.resource_id)
      join opening_calendar h on (h.organization_id, h.calendar_id) = (c.organization_id, c.calendar_id))
  select count(*)::int as count
    from equipment r
   where exists (
       select 1 from jsonb_to_recordset(r.opening_hours) as o (weekday int, "opensAt" int, "closesAt" int)
        where o.weekday = extract(isodow from $4::timestamptz at time zone r.time_zone)
          and o."opensAt" <= extract(epoch from ($4::timestamptz at time zone r.time_zone)::time) / 60
          and o."closesAt" >= extract(epoch from ($5::timestamptz at time zone r.time_zone)::time) / 60)
     and r.units > (
       with taken as (${['a.exclusive', 'not a.exclusive'].map(takenOf).join(' union all ')})
       select coalesce(max(level), 0) from (
         select sum(delta) over (order by at, delta) as level from (
           select greatest(lower(during), $4) as at, units as delta from taken
           union all
           select upper(during), -units from taken) edge) sweep)`;

async function allThatIsFree(bench, { input }, nodes) {
  const { latitude, longitude, withinKilometres } = input.near;
  const values = [latitude, longitude, withinKilometres, input.from, input.to];
  const { count } = (await bench.database.query(expected, values)).rows[0];
  if (nodes.length !== Math.min(100, count)) {
    bench.wrong(`a search offered ${nodes.length} of ${count} resources: ${JSON.stringify(input)}`);
  }
}

/** Asks each once: what it answers is checked, and what it sends to PostgreSQL recorded. */
async function recordedSearches(bench, searches, check) {
  const recorded = [];
  for (const [index, each] of searches.entries()) {
    const { answer, statements } = await bench.service.recording(() => search(bench, each));
    await check(bench, each, answer.nodes);
    if (index % SAMPLE === 0) await bookableAsOffered(bench, each, answer.nodes);
    recorded.push(statements);
  }
  return recorded;
}

async function measuredSearches(bench, searches, check) {
  const recorded = await recordedSearches(bench, searches, check);
  const turns = { service: 0, raw: 0 };
  const measured = await inTurns(
    {
      service: () => search(bench, searches[turns.service++ % searches.length]),
      raw: (client) => bench.raw.run(client, recorded[turns.raw++ % recorded.length]),
    },
    { clients: CLIENTS, rounds: bench.sizes.rounds, sliceMs: bench.sizes.sliceMs },
  );
  const statements = Math.max(...recorded.map((each) => each.length));
  return {
    ...{ measured: measured.service, compared: measured.raw, statements },
    ratio: measured.service.p99 / measured.raw.p99,
  };
}

/** 1 to 55: the days on which the world is booked. */
const dayOf = (index) => 1 + ((index * 13) % 55);

const findSites = `
  select s.latitude, s.longitude, (w.day + make_interval(hours => w.hour)) at time zone s.time_zone as from
    from (select *, row_number() over (order by site_id) - 1 as number from site) s
    join unnest($1::bigint[], $2::timestamp[], $3::int[]) with ordinality as w (site, day, hour, position)
      on s.number = w.site % (select count(*) from site)
   order by w.position`;

/** From 6:00 to 19:00 on, for two to four hours, so that a few are closed for a while. */
export async function nearbySearchRow(bench) {
  const numbers = Array.from({ length: bench.sizes.searches }, (_, index) => index);
  const { rows: sites } = await bench.database.query(findSites, [
    numbers.map((index) => index * 7919),
    numbers.map((index) => dateOf(dayOf(index))),
    numbers.map((index) => 6 + (index % 14)),
  ]);
  const searches = sites.map((site, index) => {
    const from = site.from.getTime();
    const near = { latitude: site.latitude + 0.05, longitude: site.longitude - 0.05, withinKilometres: 30 };
    const input = { from: iso(from), to: iso(from + (2 + (index % 3)) * HOUR), kind: 'EQUIPMENT', near };
    return { client: index, input };
  });
  const row = await measuredSearches(bench, searches, allThatIsFree);
  return {
    ...row,
    figure: 'availability search within 30 km, p99 / raw p99',
    goals: [atMost('ratio', row.ratio, 3, 2), atMost('p99 ms', row.measured.p99, 50, 25)],
  };
}

const LENGTH_MINUTES = 180;

/** All candidates are asked for 30 days, and each must have three hours somewhere in them. */
export async function nextFreeRow(bench) {
  const courses = coursesOf(bench.sizes);
  const searches = Array.from({ length: bench.sizes.searches }, (_, index) => {
    const from = firstMidnight + dayOf(index % 20) * DAY;
    const skills = [`course-${(index * 37) % courses}`];
    const input = { from: iso(from), to: iso(from + 30 * DAY), durationMinutes: LENGTH_MINUTES, skills };
    return { client: index, input };
  });
  const lengthKept = (_, each, nodes) => {
    const wrong = nodes.filter(({ startsAt, endsAt }) => Date.parse(endsAt) - Date.parse(startsAt) !== 3 * HOUR);
    if (wrong.length > 0 || nodes.length === 0) bench.wrong(`wrong slots for ${JSON.stringify(each.input)}`);
  };
  const row = await measuredSearches(bench, searches, lengthKept);
  return {
    ...row,
    figure: 'next free 3 h in 30 days among 50 candidates, p99',
    goals: [atMost('p99 ms', row.measured.p99, 120, 60)],
  };
}
