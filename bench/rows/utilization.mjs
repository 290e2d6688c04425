import { hashSecret } from '../../dist/src/access/secret.js';
import { DAY, firstMidnight, iso, wallClock } from '../calendar.mjs';
import { atLeast, atMost } from '../goals.mjs';
import { Durations, inTurns, oneByOne } from '../measure.mjs';
import { keepMonths, withoutMonths } from '../months.mjs';
import { providersOf } from '../world/places.mjs';

const QUERY = `query ($input: UtilizationReportInput!) {
  utilizationReport(input: $input) {
    rows {
      key label openMinutes downMinutes availableMinutes bookedMinutes usedMinutes idleMinutes sharedMinutes
      bookings noShows lateCancellations bookedUtilization usedUtilization sharingRate
    }
    totals { bookedMinutes usedMinutes bookings noShows }
  }
}`;

const ACCOUNT = '00000000-0000-7000-b000-0000000fffff';
const TOKEN = 'bench-session-of-the-accountant';

/** A platform admin, who sees the figures of every provider. */
async function accountant(database, providers) {
  await database.query(
    `insert into account (account_id, name, email, password_hash, created_at)
     values ($1, 'Accountant', 'accountant@bench.example', 'nobody signs in', $2) on conflict do nothing`,
    [ACCOUNT, iso(firstMidnight)],
  );
  await database.query(
    `insert into membership (organization_id, account_id, roles)
     select n, $1, array['FINANCE'] from generate_series(1, $2::int) as n on conflict do nothing`,
    [ACCOUNT, providers],
  );
  await database.query(
    `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at, device)
     values ($1, $2, $3, '2100-01-01', '2100-01-01', 'Bench')
     on conflict do nothing`,
    [hashSecret(TOKEN), ACCOUNT, iso(firstMidnight)],
  );
}

// Counted apart from the service: what lies in the days of each resource's own zone and in its opening hours. In this
// world nothing is closed for a day, and no use meets the next.
const expected = `
  with taken as (
    select b.booking_id, b.recorded_status, b.starts_at, a.units, tstzmultirange(a.reserved_during) as reserved,
           case when b.checked_out_at is null then '{}' else
             tstzmultirange(tstzrange(date_trunc('minute', b.checked_in_at), date_trunc('minute', b.checked_out_at)))
           end as used,
           tstzrange($2::timestamp at time zone h.time_zone, $3::timestamp at time zone h.time_zone) as month,
           h.time_zone, h.opening_hours
      from booking b
      join allocation a on a.organization_id = b.organization_id and a.holder_id = b.booking_id
      join capacity c on c.organization_id = a.organization_id and c.resource_id = a.resource_id
      join opening_calendar h on h.organization_id = c.organization_id and h.calendar_id = c.calendar_id
     where b.organization_id = $1 and b.starts_at >= $2::date - 3 and b.starts_at < $3::date + 3),
  counted as (
    select t.*, tstzmultirange(t.month) * (
             select range_agg(tstzrange((day + make_interval(mins => (p ->> 'opensAt')::int)) at time zone t.time_zone,
                                        (day + make_interval(mins => (p ->> 'closesAt')::int)) at time zone t.time_zone))
               from generate_series(date_trunc('day', t.starts_at at time zone t.time_zone) - interval '1 day',
                                    date_trunc('day', t.starts_at at time zone t.time_zone) + interval '1 day',
                                    interval '1 day') as day
               join jsonb_array_elements(t.opening_hours) p on (p ->> 'weekday')::int = extract(isodow from day)) as open
      from taken t)
  select coalesce(sum(units * (select sum(extract(epoch from upper(r) - lower(r))) / 60
                                 from unnest(reserved * open) r)), 0)::int as booked,
         coalesce(sum(units * (select sum(extract(epoch from upper(r) - lower(r))) / 60
                                 from unnest(used * open) r)), 0)::int as used,
         count(distinct booking_id) filter (where starts_at <@ month)::int as bookings,
         count(distinct booking_id) filter (where starts_at <@ month and recorded_status = 'NO_SHOW')::int as missed
    from counted`;

const MONTH = 30 * DAY;

/** Its first day, and the first one after it. */
const daysOf = ({ from }) => [wallClock(from), wallClock(from + MONTH)].map((text) => text.slice(0, 10));

/** Days of one provider, resource by resource, by one client: each time another provider or other days. */
async function anyDaysRow(bench) {
  const providers = providersOf(bench.sizes);
  const asked = Array.from({ length: 24 }, (_, index) => ({
    organization: 1 + ((index * 7) % providers),
    // No whole month lies in them, so all is worked out from the facts.
    from: firstMidnight - (1 + (index % 11)) * MONTH - 10 * DAY,
  }));
  const ask = async (each) => {
    const [first, last] = daysOf(each);
    const input = { organizationId: `org_${each.organization}`, from: first, to: last };
    return (await bench.service.ask(TOKEN, QUERY, { input })).utilizationReport;
  };
  const recorded = [];
  for (const each of asked) {
    const { answer, statements } = await bench.service.recording(() => ask(each));
    const [{ booked, used, bookings, missed }] = (
      await bench.database.query(expected, [each.organization, ...daysOf(each)])
    ).rows;
    const { totals } = answer;
    const told = [totals.bookedMinutes, totals.usedMinutes, totals.bookings, totals.noShows];
    if (told.join() !== [booked, used, bookings, missed].join()) {
      bench.wrong(`the utilization of a month tells ${told} where counting tells ${[booked, used, bookings, missed]}`);
    }
    recorded.push(statements);
  }
  const turns = { service: 0, raw: 0 };
  const measured = await inTurns(
    {
      service: () => ask(asked[turns.service++ % asked.length]),
      raw: (client) => bench.raw.run(client, recorded[turns.raw++ % recorded.length]),
    },
    { clients: 1, rounds: bench.sizes.rounds, sliceMs: bench.sizes.sliceMs },
  );
  return {
    figure: '30 days of utilization of an organization, from the facts, p99',
    ...{ measured: measured.service, compared: measured.raw, statements: recorded[0].length },
    ratio: measured.service.p99 / measured.raw.p99,
    goals: [atMost('p99 ms', measured.service.p99, 100, 30)],
  };
}

/** The first day of a calendar month of the world's year, 0 the first of 12. */
const monthStart = (month) =>
  `${2026 + Math.floor((month + 1) / 12)}-${String(1 + ((month + 1) % 12)).padStart(2, '0')}-01`;

async function told(bench, input) {
  return (await bench.service.ask(TOKEN, QUERY, { input })).utilizationReport;
}

function same(bench, what, kept, facts) {
  if (JSON.stringify(kept) === JSON.stringify(facts)) return;
  bench.wrong(`what is kept of ${what} is not what the facts tell`);
}

/** A calendar month of one provider, as it is kept. */
async function keptMonthRow(bench) {
  const providers = providersOf(bench.sizes);
  const asked = Array.from({ length: 24 }, (_, index) => {
    const month = 1 + (index % 11);
    const organization = 1 + ((index * 7) % providers);
    return { organizationId: `org_${organization}`, from: monthStart(month), to: monthStart(month + 1) };
  });
  const kept = [];
  for (const input of asked) kept.push(await bench.service.recording(() => told(bench, input)));
  const facts = new Durations();
  await withoutMonths(bench.database, async () => {
    for (const [index, input] of asked.entries()) {
      const answer = await facts.time(() => told(bench, input));
      same(bench, `${input.organizationId} from ${input.from} on`, kept[index].answer, answer);
    }
  });
  const turns = { service: 0, raw: 0 };
  const measured = await inTurns(
    {
      service: () => told(bench, asked[turns.service++ % asked.length]),
      raw: (client) => bench.raw.run(client, kept[turns.raw++ % kept.length].statements),
    },
    { clients: 1, rounds: bench.sizes.rounds, sliceMs: bench.sizes.sliceMs },
  );
  return [
    {
      figure: 'calendar month of an organization, kept, p99',
      ...{ measured: measured.service, compared: measured.raw, statements: kept[0].statements.length },
      ratio: measured.service.p99 / measured.raw.p99,
      goals: [atMost('p99 ms', measured.service.p99, 100, 30)],
    },
    {
      figure: 'the same / from the facts, p50',
      ...{ measured: measured.service, compared: facts },
      ratio: facts.median / measured.service.median,
    },
  ];
}

const TURNS = 10;

/** All providers together: what is kept, several times, and once the facts. */
async function allProvidersRow(bench, figure, input) {
  const kept = await bench.service.recording(() => told(bench, input));
  const { service } = await oneByOne({ service: () => told(bench, input) }, TURNS);
  const facts = new Durations();
  const answer = await withoutMonths(bench.database, () => facts.time(() => told(bench, input)));
  same(bench, figure, kept.answer, answer);
  const ratio = facts.median / service.median;
  return {
    figure: `${figure}, kept / from the facts`,
    ...{ measured: service, compared: facts, statements: kept.statements.length, ratio },
    goals: [atLeast('times faster', ratio, 8, 30)],
  };
}

/** The months, which are kept with the world. */
async function monthsKept(bench) {
  await accountant(bench.database, providersOf(bench.sizes));
  const { kept, seconds } = await keepMonths(bench.url);
  const each = (1000 * seconds) / Math.max(1, kept);
  return kept === 0 ? [] : [{ figure: `keeping ${kept} months: ${seconds.toFixed(1)} s, ${each.toFixed(0)} ms each` }];
}

/** Measures reports of one organization, of any days and of whole months. */
export async function utilizationRows(bench) {
  return [...(await monthsKept(bench)), await anyDaysRow(bench), ...(await keptMonthRow(bench))];
}

/** Measures reports of all organizations. */
export async function allProvidersRows(bench) {
  return [
    ...(await monthsKept(bench)),
    await allProvidersRow(bench, 'calendar month of all organizations', {
      ...{ from: monthStart(10), to: monthStart(11), groupBy: 'ORGANIZATION' },
    }),
    await allProvidersRow(bench, 'year of all organizations by month', {
      ...{ from: monthStart(0), to: monthStart(12), groupBy: 'MONTH' },
    }),
  ];
}
