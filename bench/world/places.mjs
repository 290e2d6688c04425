import { hashSecret } from '../../dist/src/access/secret.js';
import { firstMidnight, iso, places, SQUARE, timeZone } from '../calendar.mjs';

export const SCHOOLS = 20;

/** Organizations of the world; those beside providers and schools do nothing and are found by their names. */
const organizationsOf = ({ resources }) => Math.max(1_000, Math.round(resources / 10));

/** A site has so many resources: a lab with four machines inside, three pools and twelve single machines. */
const PER_SITE = 20;

export const providersOf = ({ resources }) => Math.max(4, Math.round(resources / 500));

/** How many skills called course-… there are; each is trained on about fifty resources all over the country. */
export const coursesOf = ({ resources }) => Math.floor(resources / 50);

export const coordinatorToken = (school) => `bench-session-of-coordinator-${school}`;

/** The uuid of a numbered row: `part` keeps the tables apart, and the order is that of the numbers. */
export const numbered = (part, number) => `('00000000-0000-7000-${part}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

async function people(client, providers, organizations) {
  await client.query(
    `insert into organization (organization_id, slug, name, kind, status, time_zone, registered_at)
     overriding system value
     select n, case when n <= $1 then 'enterprise-' else 'school-' end || n, 'Organization ' || n,
            case when n <= $1 then 'ENTERPRISE' else 'SCHOOL' end, 'VERIFIED', $3, $4
       from generate_series(1, $2::int) as n`,
    [providers, organizations, timeZone, iso(firstMidnight)],
  );
  await client.query(
    `insert into account (account_id, name, email, password_hash, created_at)
     select ${numbered('b000', 'n')}, 'Coordinator ' || n, 'coordinator-' || n || '@bench.example', 'nobody signs in', $2
       from generate_series(1, $1::int) as n`,
    [SCHOOLS, iso(firstMidnight)],
  );
  await client.query(
    `insert into membership (organization_id, account_id, roles)
     select $1::int + n, ${numbered('b000', 'n')}, array['COORDINATOR'] from generate_series(1, $2::int) as n`,
    [providers, SCHOOLS],
  );
  const hashes = Array.from({ length: SCHOOLS }, (_, index) => hashSecret(coordinatorToken(index + 1)));
  await client.query(
    `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at, device)
     select hash, ${numbered('b000', 'n')}, $2, '2100-01-01', '2100-01-01', 'Bench' from unnest($1::bytea[]) with ordinality as s (hash, n)`,
    [hashes, iso(firstMidnight)],
  );
}

// Two irrational steps spread points evenly and alike in every run. A provider's sites lie in the square of its place.
const sites = `
  insert into site (site_id, organization_id, name, time_zone, latitude, longitude, created_at)
  select ${numbered('c000', 'n')}, p.provider, 'Site ' || n, p.place ->> 'timeZone',
         (p.place ->> 'latitude')::float8 + ${SQUARE} * (n * 0.7548776662466927 - floor(n * 0.7548776662466927)),
         (p.place ->> 'longitude')::float8 + ${SQUARE} * (n * 0.5698402909980532 - floor(n * 0.5698402909980532)), $4
    from generate_series(0, ($1::int - 1) / ${PER_SITE}) as n
   cross join lateral (select 1 + n % $2::int as provider, $3::jsonb -> (1 + n % $2::int) % ${places.length} as place) p`;

// Each provider has one week for all that it lists, of 50 different ones: open from 07:00, 07:30 or 08:00 until 20:00 to
// midnight, on weekends a little shorter. So there are about 200 calendars.
const capacities = `
  insert into capacity (organization_id, resource_id, parent_id, exclusive, units, calendar_id)
  select p.provider, ${numbered('8000', 'n')},
         case when n % ${PER_SITE} between 1 and 4 then ${numbered('8000', `n - n % ${PER_SITE}`)} end,
         n % ${PER_SITE} not in (0, 5, 6, 7),
         case n % ${PER_SITE} when 0 then 30 when 5 then 12 when 6 then 12 when 7 then 30 else 1 end,
         opening_calendar_of(p.provider, $3::jsonb -> p.provider % ${places.length} ->> 'timeZone', w.week)
    from generate_series(0, $1::int - 1) as n
   cross join lateral (select 1 + (n / ${PER_SITE}) % $2::int as provider) p
   cross join lateral (select p.provider / ${places.length} % 50 as kind) k
   cross join lateral (
         select jsonb_agg(jsonb_build_object(
                  'weekday', day, 'opensAt', 420 + 30 * (k.kind % 3),
                  'closesAt', case when day < 6 then 1200 + 60 * (k.kind % 5) else 1200 + 30 * (k.kind % 2) end)) as week
           from generate_series(1, 7) as day) w`;

// Each time the courses begin anew they are turned by one, so that every course has resources of every kind.
const resources = `
  insert into resource (organization_id, resource_id, site_id, code, name, kind, status, skills, audience,
                        turnaround_minutes, created_at)
  select 1 + (n / ${PER_SITE}) % $2::int, ${numbered('8000', 'n')}, ${numbered('c000', `n / ${PER_SITE}`)}, 'R-' || n,
         'Resource ' || n, case when n % ${PER_SITE} = 0 then 'LAB' else 'EQUIPMENT' end, 'LISTED',
         array['skill-' || n % 50,
               'course-' || (n - n % ${PER_SITE} + (n + n / ($3::int - $3::int % ${PER_SITE})) % ${PER_SITE}) % $3::int],
         'EVERYONE', case n % 4 when 1 then 15 else 0 end, $4
    from generate_series(0, $1::int - 1) as n`;

/** Organizations, people who are signed in, sites and resources. */
export async function fillPlaces(client, sizes) {
  const providers = providersOf(sizes);
  const at = iso(firstMidnight);
  await people(client, providers, organizationsOf(sizes));
  await client.query(sites, [sizes.resources, providers, JSON.stringify(places), at]);
  await client.query(capacities, [sizes.resources, providers, JSON.stringify(places)]);
  await client.query(resources, [sizes.resources, providers, coursesOf(sizes), at]);
}
