import { Injectable } from '@nestjs/common';
import type { BookableAgreement } from '../core/agreements-between.js';
import { priceOf } from '../core/price.js';
import { ratesOfResources } from '../../accounting/index.js';
import { resourcesById } from '../../catalog/index.js';
import type { OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Money } from '../../platform/core/money.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { Database, type Queryable, statement } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import { AGREEMENTS, agreementsOf, type AgreementRow } from './facts.queries.js';

/** One resource, as it could be booked. */
export interface Offer {
  readonly resourceId: ResourceKey;
  readonly units: number;
  readonly period: TimeRange;
}

const findAgreements = statement('offers.agreements')`
  ${AGREEMENTS('$3')} where a.consumer_id = $1 and a.provider_id = any ($2::bigint[])
   union all
   ${AGREEMENTS('$3')} where a.provider_id = $1 and a.consumer_id = any ($2::bigint[])`;

/** All agreements between an organization and the owners, by their keys, whoever lends to whom. */
const agreementsWith = (
  queryable: Queryable,
  consumer: OrganizationKey,
  owners: readonly OrganizationKey[],
  now: Instant,
): Promise<AgreementRow[]> => queryable.run<AgreementRow>(findAgreements, [consumer, owners, sqlInstant(now)]);

/** The agreements under which an organization may book of each of the owners, by the owner. */
export async function agreementsToBookUnder(
  queryable: Queryable,
  consumer: OrganizationKey,
  owners: readonly OrganizationKey[],
  now: Instant,
): Promise<ReadonlyMap<OrganizationKey, readonly BookableAgreement[]>> {
  if (owners.length === 0) return new Map();
  const rows = await agreementsWith(queryable, consumer, owners, now);
  const byOwner = Map.groupBy(rows, (row) => row.provider_id);
  return new Map([...byOwner].map(([owner, ofOwner]) => [owner, agreementsOf(ofOwner, consumer).agreements]));
}

/** Computes the price of each offer for an organization by the rules of booking. */
@Injectable()
export class QuoteOffers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In the order of the offers; null where none applies. Three statements for any number of offers. */
  async execute(organizationId: OrganizationKey, offers: readonly Offer[]): Promise<(Money | null)[]> {
    const now = this.clock.now();
    const earliest = offers.reduce((first, { period }) => Math.min(first, period.startsAt), Infinity);
    if (earliest === Infinity) return [];
    const ids = offers.map((offer) => offer.resourceId);
    const resources = await resourcesById(this.database, ids);
    const rates = await ratesOfResources(this.database, ids, earliest);
    const owners = new Set([...resources.values()].map((resource) => resource.organizationId));
    const rows = await agreementsWith(this.database, organizationId, [...owners], now);
    return offers.map(({ resourceId, units, period }) => {
      const resource = resources.get(resourceId.id);
      if (resource === undefined) return null;
      const owner = resource.organizationId;
      const theirs = rows.filter((row) => row.provider_id === owner || row.consumer_id === owner);
      const asked = {
        items: [{ resource, units, whole: units === resource.units, closes: units === resource.units }],
        consumerId: organizationId,
        providerId: resource.organizationId,
        rates,
        ...agreementsOf(theirs, organizationId),
      };
      return priceOf(asked, period, null).quote;
    });
  }
}
