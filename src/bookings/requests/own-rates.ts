import { Injectable } from '@nestjs/common';
import { ratesOfResources, type RateVersion } from '../../accounting/index.js';
import type { OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Instant } from '../../platform/core/time-range.js';
import { Database, type Queryable, statement } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { rateAt } from '../core/price.js';
import { AGREEMENTS, agreementsOf, type AgreementRow } from './facts.queries.js';

const findAgreements = statement(
  'own-rates.agreements',
)`${AGREEMENTS('$3')} join unnest($1::bigint[], $2::bigint[]) as w (own, owner)
     on a.consumer_id = w.own and a.provider_id = w.owner
   union
   ${AGREEMENTS('$3')} join unnest($1::bigint[], $2::bigint[]) as w (own, owner)
     on a.provider_id = w.own and a.consumer_id = w.owner`;

/** An organization that would book a resource for a start at an instant. */
interface Asked {
  readonly resource: ResourceKey;
  readonly organizationId: OrganizationKey;
  readonly at: Instant;
}

const nameOf = ({ resource, organizationId, at }: Asked): string =>
  [resource.provider, resource.id, organizationId, at].join(' ');

function askedOf(name: string): Asked {
  const [provider = '', id = '', organizationId = '', at] = name.split(' ');
  return {
    resource: { provider, id } as ResourceKey,
    organizationId: organizationId as OrganizationKey,
    at: Number(at),
  };
}

/** The rates by which organizations would be charged; two statements for all that a request asks. */
@Injectable()
export class OwnRates {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The version for a start at the instant, null = now; null: free. */
  find(
    context: RequestContext,
    resource: ResourceKey,
    organizationId: OrganizationKey,
    at: Instant | null,
  ): Promise<RateVersion | null> {
    const name = nameOf({ resource, organizationId, at: at ?? this.clock.now() });
    return context.loaders.load(OwnRates, (names: readonly string[]) => this.load(names), name);
  }

  private async load(names: readonly string[]): Promise<Map<string, RateVersion>> {
    const all = names.map((name) => ({ name, ...askedOf(name) }));
    const earliest = Math.min(...all.map(({ at }) => at));
    const rates = await ratesOfResources(
      this.database,
      all.map(({ resource }) => resource),
      earliest,
    );
    const rows = await agreementsBetween(this.database, all, this.clock.now());
    const found = all.flatMap(({ name, resource, organizationId, at }) => {
      const owner = resource.provider;
      const between = rows.filter(
        ({ provider_id: provider, consumer_id: consumer }) =>
          (provider === owner && consumer === organizationId) || (provider === organizationId && consumer === owner),
      );
      const { partnerships } = agreementsOf(between, organizationId);
      const sides = { consumerId: organizationId, providerId: owner, partnerships };
      const rate = rateAt(rates.get(resource.id) ?? [], sides, at);
      return rate === null ? [] : [[name, rate] as const];
    });
    return new Map(found);
  }
}

async function agreementsBetween(queryable: Queryable, all: readonly Asked[], now: Instant): Promise<AgreementRow[]> {
  const own = all.map(({ organizationId }) => organizationId);
  const owners = all.map(({ resource }) => resource.provider);
  return queryable.run<AgreementRow>(findAgreements, [own, owners, sqlInstant(now)]);
}
