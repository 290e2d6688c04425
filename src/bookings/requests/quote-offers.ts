import { Injectable } from '@nestjs/common';
import { organizationIds } from '../../access/index.js';
import { ratesOfResources } from '../../accounting/index.js';
import { resourcesById } from '../../catalog/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Money } from '../../platform/core/money.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { Database, type Queryable, statement } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import { AGREEMENTS, agreementsOf, type AgreementRow } from './facts.queries.js';
import type { BookableAgreement } from '../core/agreements-between.js';
import { priceOf } from '../core/price.js';

/** One resource, as it could be booked. */
export interface Offer {
  readonly resourceId: string;
  readonly units: number;
  readonly period: TimeRange;
}

const findAgreements = statement(
  'offers.agreements',
  `${AGREEMENTS('$3')} where a.consumer_id = $1 and a.provider_id = any ($2::bigint[])
   union all
   ${AGREEMENTS('$3')} where a.provider_id = $1 and a.consumer_id = any ($2::bigint[])`,
);

/** All agreements between an organization and the owners, by their keys, whoever lends to whom. */
const agreementsWith = (
  queryable: Queryable,
  consumer: string | null,
  owners: readonly string[],
  now: Instant,
): Promise<AgreementRow[]> => queryable.run<AgreementRow>(findAgreements, [consumer, owners, sqlInstant(now)]);

/** The agreements under which an organization may book of each of the owners, by the id of the owner. */
export async function agreementsToBookUnder(
  queryable: Queryable,
  organizationId: string,
  owners: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, readonly BookableAgreement[]>> {
  const consumer = organizationIds.decode(organizationId);
  if (consumer === null || owners.length === 0) return new Map();
  const keys = owners.flatMap((id) => organizationIds.decode(id) ?? []);
  const rows = await agreementsWith(queryable, consumer, keys, now);
  const byOwner = Map.groupBy(rows, (row) => organizationIds.encode(row.provider_id));
  return new Map([...byOwner].map(([owner, ofOwner]) => [owner, agreementsOf(ofOwner, consumer).agreements]));
}

/** What a booking of each offer would cost an organization now, by the very rules of booking. */
@Injectable()
export class QuoteOffers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In the order of the offers; null where none applies. Three statements for any number of offers. */
  async execute(organizationId: string, offers: readonly Offer[]): Promise<(Money | null)[]> {
    const now = this.clock.now();
    const earliest = offers.reduce((first, { period }) => Math.min(first, period.startsAt), Infinity);
    if (earliest === Infinity) return [];
    const ids = offers.map((offer) => offer.resourceId);
    const resources = await resourcesById(this.database, ids);
    const rates = await ratesOfResources(this.database, ids, earliest);
    const consumer = organizationIds.decode(organizationId);
    const owners = new Set([...resources.values()].map((resource) => organizationIds.decode(resource.organizationId)));
    const keys = [...owners].filter((key) => key !== null);
    const rows = await agreementsWith(this.database, consumer, keys, now);
    return offers.map(({ resourceId, units, period }) => {
      const resource = resources.get(resourceId);
      if (resource === undefined) return null;
      const owner = organizationIds.decode(resource.organizationId);
      const theirs = rows.filter((row) => row.provider_id === owner || row.consumer_id === owner);
      const asked = {
        items: [{ resource, units, whole: units === resource.units, closes: units === resource.units }],
        consumerId: organizationId,
        providerId: resource.organizationId,
        rates,
        ...agreementsOf(theirs, consumer),
      };
      return priceOf(asked, period, null).quote;
    });
  }
}
