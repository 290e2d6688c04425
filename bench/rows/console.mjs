// The questions that pages of the console ask, each against its budget (rules-console.md, part II).
import { atMost } from '../goals.mjs';
import { inTurns } from '../measure.mjs';
import { DAY, firstMidnight, FIRST_OWN_DAY, HOUR, iso, ownTimeFrom, SLOTS_A_DAY, slotStart } from '../calendar.mjs';
import { bookerOf, wishFor } from '../wishes.mjs';
import { hashSecret } from '../../dist/src/access/secret.js';
import { requested } from './requests.mjs';

/** One document of a page, asked again and again with each of its variables in turn, by one client. */
async function pageRow(bench, { figure, budget, token, document, variables, check }) {
  const ask = (given) => bench.service.ask(token, document, given);
  const recorded = [];
  for (const given of variables) {
    const { answer, statements } = await bench.service.recording(() => ask(given));
    await check(answer, given);
    recorded.push(statements);
  }
  let turn = 0;
  const { service } = await inTurns(
    { service: () => ask(variables[turn++ % variables.length]) },
    { clients: 1, rounds: bench.sizes.rounds, sliceMs: bench.sizes.sliceMs },
  );
  return {
    ...{ figure, measured: service, statements: recorded[0].length },
    goals: [atMost('p99 ms', service.p99, budget, budget)],
  };
}

const COUNTS = `query ($settled: BookingFilter!, $unsettled: BookingFilter!) {
  settled: bookingCounts(filter: $settled) { status count }
  unsettled: bookingCounts(filter: $unsettled) { status count }
}`;

const countBookings = 'select count(*)::int as total from booking where consumer_id = $1';

/** Both counts of the list of bookings, of the school that books every second one. */
export async function countsRow(bench) {
  const { token, organization } = bookerOf(bench.sizes, 0);
  const filter = { organizationId: `org_${organization}` };
  const [{ total }] = (await bench.database.query(countBookings, [organization])).rows;
  return pageRow(bench, {
    figure: `bookingCounts twice, of an organization with ${total} bookings`,
    ...{ budget: 50, token, document: COUNTS },
    variables: [{ settled: { ...filter, needsTimes: false }, unsettled: { ...filter, needsTimes: true } }],
    check: ({ settled, unsettled }) => {
      const counted = [...settled, ...unsettled].reduce((sum, { count }) => sum + count, 0);
      if (counted !== total) bench.wrong(`bookingCounts tell ${counted} bookings of ${total}`);
    },
  });
}

const SKILLS = `query ($text: String) { listedSkills(text: $text) { skill resources } }`;

const countSkill = `select count(*)::int as total from resource where status = 'LISTED' and $1 = any (skills)`;

/** The skills that the search suggests, without a text and with beginnings of words. */
export async function skillsRows(bench) {
  const check = async ({ listedSkills }, { text }) => {
    if (listedSkills.length === 0) bench.wrong(`no skills are listed for ${text}`);
    for (const { skill, resources } of listedSkills.slice(0, 3)) {
      const [{ total }] = (await bench.database.query(countSkill, [skill])).rows;
      if (resources !== total) bench.wrong(`the skill ${skill} is told of ${resources} resources of ${total}`);
    }
  };
  const row = (what, texts) =>
    pageRow(bench, {
      figure: `listedSkills ${what}`,
      ...{ budget: 30, token: bookerOf(bench.sizes, 1).token, document: SKILLS, check },
      variables: texts.map((text) => ({ text })),
    });
  return [await row('of all', [null]), await row('by text', ['skill-7', 'course-11', 'cou', 'skill'])];
}

const PROVIDER = '4';
const ACCOUNT = '00000000-0000-7000-b000-0000000ffffe';
const TOKEN = 'bench-session-of-the-manager';
const MACHINES = 20;
const MONTHS = 11;

/** An ADMIN of the provider whose pages are measured. */
async function manager(database) {
  const at = iso(firstMidnight);
  await database.query(
    `insert into account (account_id, name, email, password_hash, created_at)
     values ($1, 'Manager', 'manager@bench.example', 'nobody signs in', $2) on conflict do nothing`,
    [ACCOUNT, at],
  );
  await database.query(
    `insert into membership (organization_id, account_id, roles) values ($1, $2, array['ADMIN']) on conflict do nothing`,
    [PROVIDER, ACCOUNT],
  );
  await database.query(
    `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at, device)
     values ($1, $2, $3, '2100-01-01', '2100-01-01', 'Bench') on conflict do nothing`,
    [hashSecret(TOKEN), ACCOUNT, at],
  );
}

/** Statements, downtimes and a history of the provider, which the world does not have. They stay for the next run. */
async function records(database, sizes) {
  await database.query(
    `insert into statement (organization_id, statement_id, consumer_id, currency, month)
     select $1, uuidv7(), o.organization_id, 'CNY', date '2026-03-01' + make_interval(months => m)
       from (select organization_id from organization where kind = 'SCHOOL' order by organization_id limit 20) o
      cross join generate_series(1, $2::int) m on conflict do nothing`,
    [PROVIDER, MONTHS],
  );
  await database.query(
    `insert into downtime (organization_id, downtime_id, resource_id, starts_at, ends_at, reason, scheduled_by, scheduled_at)
     select $1, uuidv7(), r.resource_id, $2::timestamptz - n * interval '1 day', $2::timestamptz - n * interval '1 day' + interval '2 hours',
            'Maintenance', $3, $2
       from (select resource_id from resource where organization_id = $1 order by resource_id limit 20) r
      cross join generate_series(1, 50) n
      where not exists (select from downtime where organization_id = $1)`,
    [PROVIDER, iso(firstMidnight), ACCOUNT],
  );
  await database.query(
    `insert into happening (organization_id, at, happening_id, class, kind, other_organization_id, account_id, side_id,
                            subject_kind, subject_id, title, changes, resource_ids)
     select b.organization_id, $2::timestamptz - n * interval '1 second', uuidv7(), 'record', 'BOOKING_CONFIRMED', b.consumer_id,
            b.booked_by, b.consumer_id, 'BOOKING', b.booking_id, 'Lesson', '[]', '{}'
       from (select *, row_number() over (order by booking_id) as n from booking where organization_id = $1) b
      cross join generate_series(1, $3::int) as again
      where not exists (select from happening where organization_id = $1 and title = 'Lesson' and at < $2)`,
    [PROVIDER, iso(firstMidnight), sizes.resources >= 100_000 ? 100 : 4],
  );
}

const CREATE = `mutation ($input: CreateResourceInput!) {
  createResource(input: $input) { resource { id } userErrors { code message } }
}`;

const findLab = `
  select r.resource_id as uuid from resource r join capacity c using (organization_id, resource_id)
   where r.organization_id = $1 and r.code like 'BENCH-%' order by r.code`;

/** A lab with 20 machines, made once by the service. Its machines come first, the lab last. */
async function labOf(bench) {
  const present = async () => (await bench.database.query(findLab, [PROVIDER])).rows;
  if ((await present()).length <= MACHINES) {
    const [site] = (
      await bench.database.query('select site_id from site where organization_id = $1 limit 1', [PROVIDER])
    ).rows;
    const create = async (code, more) => {
      const siteId = `sit_${site.site_id.replaceAll('-', '')}`;
      const input = { siteId, code, name: code, status: 'LISTED', ...more };
      const { resource, userErrors } = (await bench.service.ask(TOKEN, CREATE, { input })).createResource;
      if (resource === null) throw new Error(`the lab was refused: ${JSON.stringify(userErrors)}`);
      return resource.id;
    };
    const parentId = await create('BENCH-Z', { kind: 'LAB' });
    for (let n = 0; n < MACHINES; n++) {
      await create(`BENCH-${String(n).padStart(2, '0')}`, { kind: 'EQUIPMENT', parentId });
    }
  }
  return (await present()).map(({ uuid }) => ({
    ...{ uuid, organization: PROVIDER, id: `res_${PROVIDER}_${uuid.replaceAll('-', '')}` },
  }));
}

/** A resource whose images the manager may change. */
export async function managedResource(bench) {
  await manager(bench.database);
  const [{ id }] = await labOf(bench);
  return { token: TOKEN, id };
}

/** Bookings of the lab's first own week: 20 of the first machine, four of each other. Answers their ids. */
async function bookedLab(bench, machines) {
  const ids = [];
  for (const [number, resource] of machines.entries()) {
    for (let slot = 0; slot < (number === 0 ? 20 : 4); slot++) {
      const startsAt = slotStart(FIRST_OWN_DAY + Math.floor(slot / SLOTS_A_DAY), slot % SLOTS_A_DAY);
      const { booking, userErrors } = await requested(bench, wishFor({ resource, startsAt }, bookerOf(bench.sizes, 0)));
      if (booking === null) bench.wrong(`a machine of the lab was refused: ${JSON.stringify(userErrors)}`);
      else {
        bench.booked++;
        ids.push(booking.id);
      }
    }
  }
  return ids;
}

const PLAIN = `query ($input: RequestBookingInput!) {
  previewBooking(input: $input) { status quote { amount } userErrors { code } }
}`;
const CHECKED = `query ($input: RequestBookingInput!) {
  previewBooking(input: $input) {
    status quote { amount } userErrors { code } checks { code kept message }
    lines { units minutes amount { amount } parts { description } }
  }
}`;
const MOVED = `query ($input: RescheduleBookingInput!) {
  previewReschedule(input: $input) { status quote { amount } userErrors { code } }
}`;

/** The cost of checks and lines in a preview, and of the preview of a move, beside a plain preview. */
async function previewRows(bench, machine, bookingId) {
  const { token, organization } = bookerOf(bench.sizes, 0);
  const startsAt = slotStart(FIRST_OWN_DAY + 5, 1);
  const period = { startsAt: iso(startsAt), endsAt: iso(startsAt + HOUR) };
  const items = [{ resourceId: machine.id, units: 1 }];
  const input = { organizationId: `org_${organization}`, items, title: 'Lesson', ...period };
  const checked = (await bench.service.ask(token, CHECKED, { input })).previewBooking;
  const moved = (await bench.service.ask(token, MOVED, { input: { bookingId, ...period } })).previewReschedule;
  if (checked.status === null || checked.checks.length === 0 || moved.status === null) {
    bench.wrong(`a free slot cannot be previewed: ${JSON.stringify([checked, moved])}`);
  }
  const measured = await inTurns(
    {
      plain: () => bench.service.ask(token, PLAIN, { input }),
      checked: () => bench.service.ask(token, CHECKED, { input }),
      moved: () => bench.service.ask(token, MOVED, { input: { bookingId, ...period } }),
    },
    { clients: 1, rounds: bench.sizes.rounds, sliceMs: bench.sizes.sliceMs },
  );
  return ['checked', 'moved'].map((name) => ({
    figure: `${name === 'checked' ? 'previewBooking with checks and lines' : 'previewReschedule'} / previewBooking without`,
    ...{ measured: measured[name], compared: measured.plain },
    goals: [atMost('ms more at p99', measured[name].p99 - measured.plain.p99, 5, 5)],
  }));
}

const WEEK_FIELDS = `schedule(from: $from, to: $to, inside: true) { startsAt endsAt units resource { id } }
  openPeriods(from: $from, to: $to) { startsAt endsAt } freePeriods(from: $from, to: $to) { startsAt endsAt }
  specialDays(from: $fromDay, to: $toDay) { day }`;
const WEEK = '$from: DateTime!, $to: DateTime!, $fromDay: LocalDate!, $toDay: LocalDate!';

const weekFrom = (from) => {
  const day = (at) => iso(at + 8 * HOUR).slice(0, 10);
  return { from: iso(from), to: iso(from + 7 * DAY), fromDay: day(from), toDay: day(from + 7 * DAY) };
};

async function weekRows(bench, lab, entries) {
  const lists = await pageRow(bench, {
    figure: '25 resources, a week of schedules, open and free periods, special days',
    ...{ budget: 150, token: TOKEN },
    document: `query ($filter: ResourceFilter!, ${WEEK}) { resources(filter: $filter, first: 25) { nodes { id ${WEEK_FIELDS} } } }`,
    variables: [0, 1, 2, 3].map((week) => ({
      ...{ filter: { organizationId: `org_${PROVIDER}` }, ...weekFrom(firstMidnight + week * 7 * DAY) },
    })),
    check: ({ resources: { nodes } }) => {
      if (nodes.length !== 25) bench.wrong(`a page of 25 resources has ${nodes.length}`);
    },
  });
  const whole = await pageRow(bench, {
    figure: `a lab with ${MACHINES} machines, a week of the same`,
    ...{ budget: 60, token: TOKEN },
    document: `query ($id: ID!, ${WEEK}) { resource(id: $id) { ${WEEK_FIELDS} } }`,
    variables: [{ id: lab.id, ...weekFrom(ownTimeFrom) }],
    check: ({ resource: { schedule } }) => {
      if (schedule.length !== entries) bench.wrong(`the week of a lab tells ${schedule.length} of ${entries} entries`);
    },
  });
  return [lists, whole];
}

const DOWNTIME = `query ($input: ScheduleDowntimeInput!) {
  previewDowntime(input: $input) {
    affectedTotal userErrors { code }
    affected { because booking { id } alternatives { startsAt endsAt } equivalents { startsAt resource { id name } } }
  }
}`;

const downtimeRow = (bench, machine) =>
  pageRow(bench, {
    figure: 'previewDowntime with 20 bookings',
    ...{ budget: 200, token: TOKEN, document: DOWNTIME },
    variables: [
      { input: { resourceId: machine.id, startsAt: iso(ownTimeFrom), endsAt: iso(ownTimeFrom + 3 * DAY), reason: '' } },
    ],
    check: ({ previewDowntime: { affected, affectedTotal, userErrors } }) => {
      if (affected.length !== 20 || affectedTotal !== 20) {
        bench.wrong(`a downtime over 20 bookings tells ${affectedTotal}: ${JSON.stringify(userErrors)}`);
      }
    },
  });

/** Lists of one page each, with the number of entries that they must have at least. */
function lists(bench) {
  const own = { organizationId: `org_${PROVIDER}` };
  const provided = { providerId: `org_${PROVIDER}` };
  const school = bookerOf(bench.sizes, 0);
  const consumer = { organizationId: `org_${school.organization}` };
  const week = { from: iso(firstMidnight + DAY), to: iso(firstMidnight + 8 * DAY) };
  return [
    {
      figure: 'bookings of PENDING_APPROVAL by DEADLINE, 25',
      ...{ budget: 20, token: TOKEN, least: 10 },
      document: `query ($filter: BookingFilter!) { list: bookings(filter: $filter, orderBy: DEADLINE, first: 25) {
        nodes { id title status startsAt expiresAt } } }`,
      variables: [{ filter: { ...provided, status: ['PENDING_APPROVAL'] } }],
    },
    {
      figure: 'organizations by text',
      ...{ budget: 30, token: school.token, least: 1 },
      document: `query ($filter: OrganizationFilter!) { list: organizations(filter: $filter) { totalCount nodes { id name } } }`,
      variables: ['organization 12', 'school', 'org', 'enterprise-3'].map((text) => ({ filter: { text } })),
    },
    {
      figure: 'availableResources, 20 results with 3 slots',
      ...{ budget: 80, token: school.token, least: 20 },
      document: `query ($input: AvailabilitySearchInput!) { list: availableResources(input: $input, first: 20) {
        nodes { resource { id name } slots(first: 3) { startsAt endsAt quote { amount } } } } }`,
      variables: [0, 1, 2, 3].map((skill) => ({
        input: { ...consumer, ...week, durationMinutes: 120, skills: [`skill-${skill * 7}`] },
      })),
    },
    {
      figure: 'settlement, downtimes and monthClose',
      ...{ budget: 50, token: TOKEN, least: 1 },
      document: `query ($filter: SettlementFilter!, $downtimes: DowntimeFilter!, $provider: ID!) {
        list: settlement(filter: $filter) { totalCount nodes { id status } }
        downtimes(filter: $downtimes) { totalCount nodes { id startsAt } }
        monthClose(providerId: $provider, month: "2026-12-01") { needTimes disputedLines toIssue totals { amount } }
      }`,
      variables: [{ filter: { ...own, as: 'PROVIDER' }, downtimes: own, provider: own.organizationId }],
    },
    {
      figure: 'home and tasks of a provider',
      ...{ budget: 50, token: TOKEN, least: 1 },
      document: `query ($id: ID!) { viewer {
        home(organizationId: $id) { today upcoming tasks { kind count soonest } nextBooking { id } }
        list: tasks(organizationId: $id) { totalCount nodes { kind dueAt subject { id } } } } }`,
      variables: [{ id: own.organizationId }],
    },
    {
      figure: 'home of the school with most bookings',
      ...{ budget: 50, token: school.token, least: 0 },
      document: `query ($id: ID!) { viewer {
        home(organizationId: $id) { today upcoming tasks { kind count soonest } nextBooking { id } }
        list: tasks(organizationId: $id) { nodes { kind dueAt subject { id } } } } }`,
      variables: [{ id: consumer.organizationId }],
    },
    {
      figure: 'happenings of an organization, and how many are unread',
      ...{ budget: 20, token: TOKEN, least: 25 },
      document: `query ($filter: HappeningFilter!) { viewer { unreadHappenings }
        list: happenings(filter: $filter, first: 25) { nodes { id at text by { name } bySide { name } } } }`,
      variables: [{ filter: own }],
    },
  ];
}

/** Pages of the console that no other row asks for. */
export async function pagesRows(bench) {
  await manager(bench.database);
  await records(bench.database, bench.sizes);
  const resources = await labOf(bench);
  const [machines, lab] = [resources.slice(0, MACHINES), resources.at(-1)];
  const ids = await bookedLab(bench, machines);
  // New rows are planned for once they are counted.
  await bench.database.query('analyze statement, downtime, happening');
  const rows = [];
  for (const { least, ...asked } of lists(bench)) {
    const check = (answer) => {
      const list = answer.list ?? answer.viewer.list;
      if (list.nodes.length < least) bench.wrong(`${asked.figure}: ${list.nodes.length} entries instead of ${least}`);
    };
    rows.push(await pageRow(bench, { ...asked, check }));
  }
  rows.push(...(await previewRows(bench, machines[0], ids[0])));
  rows.push(...(await weekRows(bench, lab, ids.length)), await downtimeRow(bench, machines[0]));
  return rows;
}
