import { type RateRow, ratesByResource, ratesSince } from '../../accounting/index.js';
import type { Viewer } from '../../access/index.js';
import { daysAround, SPECIAL_DAY_COLUMNS, type SpecialDayRow, specialDaysOf } from '../../availability/index.js';
import { resourceOf, type ResourceRow } from '../../catalog/index.js';
import { type AgreementKey, distinctKeys, type OrganizationKey, type ResourceKey } from '../../platform/core/keys.js';
import { type Queryable, LostRaceError, statement } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import { DAY_MS, type Instant, type TimeRange } from '../../platform/core/time-range.js';
import type { Decimal } from '../../platform/core/decimal.js';
import type { IdempotencyKey, StoredAnswer } from '../booking/idempotency.js';
import type { BookingRequest, BookingFacts } from '../core/request-validation.js';
import type { BookableAgreement } from '../core/agreements-between.js';

/** A row of AGREEMENTS. */
export interface AgreementRow {
  readonly provider_id: OrganizationKey;
  readonly consumer_id: OrganizationKey;
  readonly agreement_id: AgreementKey['id'];
  /** In milliseconds. */
  readonly starts_at: number;
  readonly ends_at: number;
  readonly resource_ids: ResourceKey['id'][] | null;
  readonly discount_percent: Decimal;
  readonly minutes_left: number;
}

interface FactsRow {
  readonly organization_status: BookingFacts['organizationStatus'];
  readonly kept: StoredAnswer | null;
  readonly resources: (Omit<ResourceRow, 'organization_id'> & { readonly organization_id: number })[];
  readonly agreements: AgreementRow[];
  readonly partners: OrganizationKey[];
  readonly rates: RateRow[];
  readonly special_days: SpecialDayRow[];
  readonly has_booked: boolean;
}

const IN_FORCE = `a.recorded_status = 'ACTIVE' and a.starts_at <= $7 and $7 < a.ends_at`;

/** A query for agreements `a`, with what is left at an instant, which is SQL; one never in force has an empty term. */
export const AGREEMENTS = (now: string): string => `
  select a.provider_id::text, a.consumer_id::text, a.agreement_id, a.resource_ids,
         (extract(epoch from a.starts_at) * 1000)::float8 as starts_at,
         (extract(epoch from case a.recorded_status when 'ACTIVE' then a.ends_at
                                                    when 'ENDED' then least(a.ends_at, a.ended_at)
                                                    else a.starts_at end) * 1000)::float8 as ends_at,
         trim_scale(a.discount_percent)::text as discount_percent,
         a.included_minutes - a.used_included_minutes + lapsed_minutes(${now}, a.provider_id, a.agreement_id)
           as minutes_left
    from agreement a`;

// Proposals bind nobody, however many a stranger makes; what was over before the time in question binds no more.
const MAY_BIND = `a.recorded_status in ('ACTIVE', 'ENDED') and a.ends_at > $8::date`;

const findFacts = statement('booking.facts')`select
     (select o.status from organization o where o.organization_id = $1) as organization_status,
     (select json_build_object('inputHash', encode(k.input_hash, 'hex'), 'answer', k.answer)
        from idempotency_key k
       where k.organization_id = $1 and k.account_id = $2 and k.mutation = $3 and k.key = $4) as kept,
     (select coalesce(json_agg(r), '[]')
        from unnest($5::bigint[], $6::uuid[]) as w (organization_id, resource_id)
        join catalogued_resource r using (organization_id, resource_id)) as resources,
     (select coalesce(json_agg(a), '[]') from (
        ${AGREEMENTS('$7')} where a.consumer_id = $1 and a.provider_id = any ($5::bigint[]) and ${MAY_BIND}
        union all
        ${AGREEMENTS('$7')} where a.provider_id = $1 and a.consumer_id = any ($5::bigint[]) and ${MAY_BIND}) a) as agreements,
     array(
        select a.provider_id::text from agreement a
         where a.consumer_id = $1 and a.provider_id = any ($5::bigint[]) and ${IN_FORCE}
        union
        select a.consumer_id::text from agreement a
         where a.provider_id = $1 and a.consumer_id = any ($5::bigint[]) and ${IN_FORCE}) as partners,
     (select coalesce(json_agg(r), '[]')
        from (${ratesSince('unnest($5::bigint[], $6::uuid[])', '$10')}) r) as rates,
     (select coalesce(json_agg(d), '[]') from (
        select ${SPECIAL_DAY_COLUMNS} from calendar_days_in_force($5::bigint[], $8, $9) d) d) as special_days,
     $11::boolean and exists (
        select from booking b
         where b.consumer_id = $1 and b.organization_id = any ($5::bigint[]) and not b.recorded) as has_booked`;

/** Other times are offered so near, and an item may be taken so long. */
const MARGIN_MS = 8 * DAY_MS;
const LONGEST_MS = 366 * DAY_MS;

/** When it would be, as far as the days around it matter; a period too long to be booked is cut off. */
export const spanOf = ({ startsAt, endsAt }: TimeRange): TimeRange => ({
  startsAt: startsAt - MARGIN_MS,
  endsAt: Math.max(startsAt, Math.min(endsAt, startsAt + LONGEST_MS)) + MARGIN_MS,
});

const termOf = (row: AgreementRow): TimeRange => ({ startsAt: row.starts_at, endsAt: row.ends_at });

const agreementOf = (row: AgreementRow): BookableAgreement => ({
  id: { provider: row.provider_id, id: row.agreement_id },
  ...termOf(row),
  resourceIds: row.resource_ids?.map((id) => ({ provider: row.provider_id, id })) ?? null,
  discountPercent: row.discount_percent,
  minutesLeft: row.minutes_left,
});

/** Agreements under which the organization may book, and all that make it a partner of others. */
export const agreementsOf = (
  rows: readonly AgreementRow[],
  consumer: OrganizationKey,
): Pick<BookingFacts, 'agreements' | 'partnerships'> => ({
  agreements: rows.filter((row) => row.consumer_id === consumer).map(agreementOf),
  partnerships: rows.map((row) => ({
    organizationId: row.consumer_id === consumer ? row.provider_id : row.consumer_id,
    ...termOf(row),
  })),
});

/** The time that a request asks for. */
export interface FactsAsked {
  readonly span: TimeRange;
  /** Whether some of it may start in the past, which makes it a recording of past use. */
  readonly maybePast: boolean;
}

/** JSON has a number where the driver gives a text. */
const resourceOfJson = ({ organization_id, ...row }: FactsRow['resources'][number]) =>
  resourceOf({ ...row, organization_id: String(organization_id) as OrganizationKey });

/** All that a request must know before the time that is taken, in one statement. */
export async function factsFor(
  queryable: Queryable,
  viewer: Viewer,
  asked: Pick<BookingRequest, 'organizationId' | 'items'> & FactsAsked,
  key: IdempotencyKey | null,
  now: Instant,
): Promise<{ readonly facts: BookingFacts; readonly kept: StoredAnswer | null }> {
  const resources = distinctKeys(asked.items.map((item) => item.resourceId));
  const consumer = asked.organizationId;
  const rows = await queryable.run<FactsRow>(findFacts, [
    consumer,
    viewer.accountKey,
    key?.mutation ?? null,
    key?.key ?? null,
    resources.map((resource) => resource.provider),
    resources.map((resource) => resource.id),
    sqlInstant(now),
    ...daysAround(asked.span),
    sqlInstant(asked.span.startsAt),
    asked.maybePast,
  ]);
  const row = rows[0];
  if (row === undefined) throw new Error('the facts of a booking answered no row');
  return {
    facts: {
      organizationStatus: row.organization_status,
      resources: new Map(row.resources.map(resourceOfJson).map((resource) => [resource.id.id, resource])),
      specialDays: specialDaysOf(row.special_days),
      partners: new Set(row.partners),
      ...agreementsOf(row.agreements, consumer),
      rates: ratesByResource(row.rates),
      hasBooked: row.has_booked,
    },
    kept: row.kept,
  };
}

/**
 * A request that finds itself in its own way was made by another with the same key after it had looked for the key.
 * Throws LostRaceError then, so that it looks again and finds what was made.
 */
export async function raceIfMade(
  queryable: Queryable,
  viewer: Viewer,
  asked: Pick<BookingRequest, 'organizationId'>,
  key: IdempotencyKey | null,
  now: Instant,
): Promise<void> {
  if (key === null) return;
  const { kept } = await factsFor(
    queryable,
    viewer,
    { ...asked, items: [], span: { startsAt: now, endsAt: now }, maybePast: false },
    key,
    now,
  );
  if (kept?.inputHash === key.inputHash) throw new LostRaceError();
}
