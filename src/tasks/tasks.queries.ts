import { sqlStatuses } from '../bookings/index.js';
import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import { formatLocalDate } from '../platform/core/calendar.js';
import { type Composed, ComposedQuery, limitFor } from '../platform/db/composed-query.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import { type Instant, MINUTE_MS } from '../platform/core/time-range.js';
import { WITH_UNWRITTEN } from '../settlement/index.js';
import { dueYears } from './core/calendar-years.js';
import type { Months } from './core/months.js';
import { type TaskKind, taskKinds } from './core/task-kind.js';
import type { TaskScope } from './core/task-scope.js';

/** The question for tasks: whose, of which kinds, at which instant, with what SQL cannot know. */
export interface TasksAsked {
  readonly scope: TaskScope;
  readonly kinds: readonly TaskKind[];
  readonly now: Instant;
  /** The months of each provider in its zone. */
  readonly months: ReadonlyMap<OrganizationKey, Months>;
  /** Uses of no-shows that no job has written yet, by usageRows(). */
  readonly unwritten: string;
}

export interface TaskRow {
  readonly kind: TaskKind;
  /** The organization on whose side the viewer acts; null of the platform's tasks. */
  readonly organization: OrganizationKey | null;
  /** The provider and the uuid of the subject; an organization has no uuid, a calendar neither. */
  readonly provider: OrganizationKey | null;
  readonly id: string | null;
  /** 'infinity', which the driver reads as the number, = null. */
  readonly due: Date | number;
  readonly since: Date;
  /** The text by which subjects of one deadline are ordered, as their ids are. */
  readonly place: string;
}

const NEVER = `'infinity'::timestamptz`;
const CHECK_OUT_MINUTES = 15;

/** An instant of the clock on the wall of UTC, because an index holds no expression that depends on a zone. */
const UTC = (instant: string) => `(${instant} at time zone 'UTC')`;

/** Builds the query of one kind; null = the viewer has no such tasks. */
type Source = (query: ComposedQuery, asked: TasksAsked, now: string) => string | null;

const keys = (query: ComposedQuery, organizations: readonly OrganizationKey[]) =>
  query.param(organizations, 'bigint[]');

const status = (now: string) => `booking_status_at(b.recorded_status, b.expires_at, b.no_show_at, ${now})`;

const OWNED = `b.organization_id as provider, b.booking_id as id, b.organization_id || '_' || b.booking_id as place`;

/** The sides of a booking, as the table of permissions has them: the booker, the side that booked, the provider. */
interface Sides {
  readonly account: AccountKey;
  readonly memberOf: readonly OrganizationKey[];
  readonly own: readonly OrganizationKey[];
  readonly provider: readonly OrganizationKey[];
}

/** The condition that the viewer is on a side, and the side itself, one's own first; null = on none of any booking. */
function onSide(query: ComposedQuery, { account, memberOf, own, provider }: Sides) {
  if (memberOf.length + provider.length === 0) return null;
  const onOwn = `(b.consumer_id = any (${keys(query, own)})
       or (b.booked_by = ${query.param(account, 'uuid')} and b.consumer_id = any (${keys(query, memberOf)})))`;
  return {
    condition: `(${onOwn} or b.organization_id = any (${keys(query, provider)}))`,
    side: `case when ${onOwn} then b.consumer_id else b.organization_id end`,
    // Each has an index of its own.
    sources: () => [
      `b.consumer_id = any (${keys(query, memberOf)})`,
      `b.organization_id = any (${keys(query, provider)})`,
    ],
  };
}

const checkable = ({ scope }: TasksAsked): Sides => ({
  ...scope,
  own: scope.own('checkInBooking'),
  provider: scope.provider('checkInBooking'),
});

const confirmHold: Source = (query, { scope }, now) => {
  const on = onSide(query, { ...scope, own: scope.own('confirmBooking'), provider: [] });
  if (on === null) return null;
  return `select b.consumer_id as organization, ${OWNED}, b.expires_at as due, b.created_at as since
       from booking b
      where b.recorded_status = 'HELD' and b.expires_at > ${now} and b.consumer_id = any (${keys(query, scope.memberOf)}) and ${on.condition}`;
};

const approveBooking: Source = (query, { scope }, now) => {
  const providers = scope.provider('approveBooking');
  if (providers.length === 0) return null;
  return `select b.organization_id as organization, ${OWNED}, b.starts_at as due, b.created_at as since
       from booking b join organization o on o.organization_id = b.organization_id and o.status = 'VERIFIED'
      where b.recorded_status = 'PENDING_APPROVAL' and b.expires_at > ${now}
        and b.organization_id = any (${keys(query, providers)})`;
};

// Confirmed bookings that may be checked in now are few, whoever they are of, so one index over their ranges holds them.
const checkIn: Source = (query, asked, now) => {
  const on = onSide(query, checkable(asked));
  if (on === null) return null;
  return `select ${on.side} as organization, ${OWNED}, coalesce(b.no_show_at, b.ends_at) as due,
            b.starts_at - make_interval(mins => b.check_in_opens_minutes) as since
       from booking b
      where b.recorded_status = 'CONFIRMED'
        and tsrange(${UTC('b.starts_at')} - make_interval(mins => b.check_in_opens_minutes), ${UTC('b.ends_at')})
            @> ${UTC(now)}
        and (b.no_show_at is null or b.no_show_at > ${now}) and ${on.condition}`;
};

const checkOut: Source = (query, asked) => {
  const on = onSide(query, checkable(asked));
  if (on === null) return null;
  const soon = query.param(sqlInstant(asked.now + CHECK_OUT_MINUTES * MINUTE_MS), 'timestamptz');
  const parts = on.sources().map(
    (source) => `select ${on.side} as organization, ${OWNED}, b.ends_at as due,
            b.ends_at - interval '${CHECK_OUT_MINUTES} minutes' as since
       from booking b
      where b.recorded_status = 'IN_USE' and b.ends_at <= ${soon} and ${source} and ${on.condition}`,
  );
  return parts.join('\n union\n');
};

/** The months of each provider, as literals of arrays: one row for each. */
function monthsOf(query: ComposedQuery, { months }: TasksAsked, providers: readonly OrganizationKey[]): string {
  const known = providers.flatMap((key) => {
    const found = months.get(key);
    return found === undefined ? [] : [[key, found] as const];
  });
  const arrays = known.map(([, { starts }]) => `{${starts.map((start) => `"${sqlInstant(start)}"`).join(',')}}`);
  const given = [
    query.param(
      known.map(([key]) => key),
      'bigint[]',
    ),
    query.param(
      known.map(([, { first }]) => formatLocalDate(first)),
      'date[]',
    ),
    query.param(arrays, 'text[]'),
  ];
  return `(select w.id, w.first, w.starts::timestamptz[] as starts
             from unnest(${given.join(', ')}) w (id, first, starts) offset 0) m`;
}

const recordTimes: Source = (query, asked, now) => {
  const providers = asked.scope.provider('recordedTimes');
  if (providers.length === 0) return null;
  return `select b.organization_id as organization, ${OWNED},
            m.starts[1 + width_bucket(b.starts_at, m.starts)] as due, b.ends_at as since
       from ${monthsOf(query, asked, providers)} join booking b on b.organization_id = m.id
      where b.recorded_status in ('CONFIRMED', 'IN_USE') and b.ends_at <= ${now}
        and ${status(now)} in ${sqlStatuses((state) => state.needsTimes)}`;
};

const listDraft: Source = (query, { scope }) => {
  const owners = scope.own('updateResource');
  if (owners.length === 0) return null;
  return `select r.organization_id as organization, r.organization_id as provider, r.resource_id as id,
            r.organization_id || '_' || r.resource_id as place, ${NEVER} as due, r.created_at as since
       from resource r join organization o on o.organization_id = r.organization_id and o.status = 'VERIFIED'
      where r.status = 'DRAFT' and r.organization_id = any (${keys(query, owners)})`;
};

const acceptAgreement: Source = (query, { scope }) => {
  const [consumers, providers] = [scope.own('acceptAgreement'), scope.provider('acceptAgreement')];
  if (consumers.length + providers.length === 0) return null;
  const proposal = (side: string, proposer: string, organizations: readonly OrganizationKey[]) => `
     select a.${side} as organization, a.provider_id as provider, a.agreement_id as id,
            a.provider_id || '_' || a.agreement_id as place, a.starts_at as due, a.proposed_at as since
       from agreement a
       join organization p on p.organization_id = a.provider_id and p.status = 'VERIFIED'
       join organization c on c.organization_id = a.consumer_id and c.status = 'VERIFIED'
      where a.recorded_status = 'PROPOSED' and a.proposed_by_side = '${proposer}'
        and a.${side} = any (${keys(query, organizations)})`;
  return `${proposal('consumer_id', 'PROVIDER', consumers)} union all ${proposal('provider_id', 'CONSUMER', providers)}`;
};

const STATEMENT = `s.organization_id as provider, s.statement_id as id,
            s.organization_id || '_' || s.statement_id as place, ${NEVER} as due`;

const issueStatement: Source = (query, asked, now) => {
  const providers = asked.scope.provider('issueStatement');
  if (providers.length === 0) return null;
  // The number of the month of the statement among the months of the provider, from 1.
  const number = `greatest(1, 1 + 12 * (extract(year from s.month) - extract(year from m.first))::int
                              + (extract(month from s.month) - extract(month from m.first))::int)`;
  return `select * from (
     select s.organization_id as organization, ${STATEMENT}, m.starts[1 + ${number}] as since
       from ${monthsOf(query, asked, providers)} join (
              select organization_id, statement_id, month from statement where status = 'OPEN'
               union all
              select organization_id, statement_id, month from new_statement) s on s.organization_id = m.id) s
      where s.since <= ${now}`;
};

const answerDispute: Source = (query, { scope }) => {
  const providers = scope.provider('adjustStatementLine');
  if (providers.length === 0) return null;
  return `select s.organization_id as organization, ${STATEMENT}, s.since
       from (select l.organization_id, l.statement_id, min(d.raised_at) as since
               from statement_dispute d join statement_line l using (organization_id, line_id)
              where d.ended_at is null and d.organization_id = any (${keys(query, providers)})
              group by l.organization_id, l.statement_id) s`;
};

const acceptStatement: Source = (query, { scope }) => {
  const consumers = scope.own('acceptStatement');
  if (consumers.length === 0) return null;
  return `select s.consumer_id as organization, ${STATEMENT}, s.issued_at as since
       from statement s where s.status = 'ISSUED' and s.consumer_id = any (${keys(query, consumers)})`;
};

const settleStatement: Source = (query, { scope }) => {
  const providers = scope.provider('settleStatement');
  if (providers.length === 0) return null;
  return `select s.organization_id as organization, ${STATEMENT}, s.accepted_at as since
       from statement s where s.status = 'ACCEPTED' and s.organization_id = any (${keys(query, providers)})`;
};

const NO_SIDE = 'null::bigint as organization';

const verifyOrganization: Source = (_query, { scope }) =>
  scope.runsPlatform
    ? `select ${NO_SIDE}, o.organization_id as provider, null::uuid as id, o.organization_id::text as place,
            ${NEVER} as due, coalesce(o.corrected_at, o.registered_at) as since
       from organization o where o.status = 'PENDING' and o.status_reason is null`
    : null;

const announceCalendar: Source = (query, { scope, now }) => {
  if (!scope.runsPlatform) return null;
  const years = dueYears(now);
  const instants = (which: 'since' | 'dueAt') =>
    query.param(
      years.map((year) => sqlInstant(year[which])),
      'timestamptz[]',
    );
  const numbers = query.param(
    years.map(({ year }) => year),
    'int[]',
  );
  return `select ${NO_SIDE}, null::bigint as provider, null::uuid as id, c.region || ' ' || w.year as place, w.due, w.since
       from public_calendar c
      cross join unnest(${numbers}, ${instants('dueAt')}, ${instants('since')}) w (year, due, since)
      where exists (select from organization_calendar o where o.region = c.region)
        and not exists (select from public_calendar_year y where y.region = c.region and y.year = w.year)`;
};

const sources: Readonly<Record<TaskKind, Source>> = {
  CONFIRM_HOLD: confirmHold,
  APPROVE_BOOKING: approveBooking,
  CHECK_IN: checkIn,
  CHECK_OUT: checkOut,
  RECORD_TIMES: recordTimes,
  LIST_DRAFT: listDraft,
  ACCEPT_AGREEMENT: acceptAgreement,
  ISSUE_STATEMENT: issueStatement,
  ANSWER_DISPUTE: answerDispute,
  ACCEPT_STATEMENT: acceptStatement,
  SETTLE_STATEMENT: settleStatement,
  VERIFY_ORGANIZATION: verifyOrganization,
  ANNOUNCE_CALENDAR: announceCalendar,
};

interface Part {
  readonly kind: TaskKind;
  readonly text: string;
}

/** The query of each kind of which the viewer may have tasks. The first value is what WITH_UNWRITTEN takes. */
function partsOf(asked: TasksAsked): { readonly query: ComposedQuery; readonly parts: readonly Part[] } {
  const query = new ComposedQuery();
  query.param(asked.unwritten, 'jsonb');
  const now = query.param(sqlInstant(asked.now), 'timestamptz');
  const parts = taskKinds
    .filter((kind) => asked.kinds.includes(kind))
    .flatMap((kind) => {
      const text = sources[kind](query, asked, now);
      return text === null ? [] : [{ kind, text }];
    });
  return { query, parts };
}

const withUnwritten = (parts: readonly Part[]): string =>
  parts.some(({ kind }) => kind === 'ISSUE_STATEMENT') ? WITH_UNWRITTEN : '';

/** Types for the values that a statement of few kinds leaves unused. */
const UNUSED = '$1::jsonb is not null and $2::timestamptz is not null';

const numberOf = (kind: TaskKind): number => taskKinds.indexOf(kind);

/** By deadline, null last, then kind, then subject; null when the viewer can have none. */
export function taskPage(
  asked: TasksAsked,
  after: readonly [due: string, kind: string, place: string] | null,
  count: number,
): Composed | null {
  const { query, parts } = partsOf(asked);
  if (parts.length === 0) return null;
  const limit = limitFor(count);
  const from = after && {
    due: query.param(after[0], 'timestamptz'),
    kind: query.param(after[1], 'int'),
    place: query.param(after[2], 'text'),
  };
  const each = parts.map(({ kind, text }) => {
    const number = numberOf(kind);
    const rest = from ? `and (t.due, ${number}, t.place collate "C") > (${from.due}, ${from.kind}, ${from.place})` : '';
    return `(select ${number} as number, '${kind}' as kind, t.* from (${text}) t
       where ${UNUSED} ${rest} order by t.due, t.place collate "C" limit ${limit})`;
  });
  const text = `${withUnwritten(parts)}
    select t.* from (${each.join('\n union all\n')}) t order by t.due, t.number, t.place collate "C" limit ${limit}`;
  return { statement: query.statement('tasks.page', text), values: query.values };
}

/** How many there are of each kind, at most `most` of each, and the earliest deadline; null when there can be none. */
export function taskCounts(asked: TasksAsked, most: number | null): Composed | null {
  const { query, parts } = partsOf(asked);
  if (parts.length === 0) return null;
  const each = parts.map(
    ({ kind, text }) => `select '${kind}' as kind, count(*)::int as total, min(t.due) as soonest
       from (select t.due from (${text}) t where ${UNUSED} ${most === null ? '' : `order by t.due limit ${most}`}) t`,
  );
  const text = `${withUnwritten(parts)} ${each.join('\n union all\n')}`;
  return { statement: query.statement('tasks.counts', text), values: query.values };
}
