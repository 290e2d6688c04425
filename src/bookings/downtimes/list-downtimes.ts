import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../access/index.js';
import type { OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import type { Locale } from '../../platform/core/locale.js';
import { message, textIn } from '../../platform/core/message.js';
import type { Instant } from '../../platform/core/time-range.js';
import { type Composed, ComposedQuery, limitFor } from '../../platform/db/composed-query.js';
import { Database } from '../../platform/db/database.js';
import { instantOf, sqlInstant } from '../../platform/db/sql-values.js';
import { forbidden } from '../../platform/graphql/api-error.js';
import type { PageRequest } from '../../platform/graphql/connection.js';
import { downtimesAreHidden } from './core/refusals.js';
import type { DowntimeEntity } from './downtime.entity.js';
import type { Downtime } from './downtimes.repository.js';

/** All that is given must hold. */
export interface DowntimeCriteria {
  readonly organizationId: OrganizationKey;
  readonly resourceId: ResourceKey | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

type Row = Pick<DowntimeEntity, 'downtimeId' | 'resourceId' | 'reason'> & Record<'startsAt' | 'endsAt', Date>;

/** Downtimes that were not cancelled. */
function listOf({ organizationId, resourceId, from, to }: DowntimeCriteria) {
  const query = new ComposedQuery();
  const instant = (at: Instant) => query.param(sqlInstant(at), 'timestamptz');
  const text = `
    from downtime d
   where d.organization_id = ${query.param(organizationId, 'bigint')} and d.cancelled_at is null
     ${query.when(resourceId, ({ id }) => `d.resource_id = ${query.param(id, 'uuid')}`)}
     ${query.when(from, (at) => `d.ends_at > ${instant(at)}`)}
     ${query.when(to, (at) => `d.starts_at < ${instant(at)}`)}`;
  return { query, text };
}

function pageOf(
  criteria: DowntimeCriteria,
  after: readonly [startsAt: string, id: string] | null,
  count: number,
): Composed {
  const { query, text } = listOf(criteria);
  const rest = query.when(
    after,
    ([startsAt, id]) =>
      `(d.starts_at, d.downtime_id) > (${query.param(startsAt, 'timestamptz')}, ${query.param(id, 'uuid')})`,
  );
  const columns =
    'd.downtime_id as "downtimeId", d.resource_id as "resourceId", d.starts_at as "startsAt", d.ends_at as "endsAt", d.reason';
  const statement = query.statement(
    'downtime.page',
    `select ${columns} ${text} ${rest} order by d.starts_at, d.downtime_id limit ${limitFor(count)}`,
  );
  return { statement, values: query.values };
}

function countOf(criteria: DowntimeCriteria): Composed {
  const { query, text } = listOf(criteria);
  return {
    statement: query.statement('downtime.count', `select count(*)::int as total ${text}`),
    values: query.values,
  };
}

/** Lists the downtimes of an owner. */
@Injectable()
export class ListDowntimes {
  constructor(private readonly database: Database) {}

  /** Throws FORBIDDEN in the language given, in the same words for an organization that does not exist. */
  assertSees(viewer: Viewer, { organizationId }: DowntimeCriteria, locale: Locale): void {
    if (may(viewer, 'downtimes', { provider: organizationId })) return;
    throw forbidden(textIn(locale, message(downtimesAreHidden)));
  }

  /** By start, id; one more than asked for when more follow. */
  async page(criteria: DowntimeCriteria, request: PageRequest): Promise<Downtime[]> {
    if (isNowhere(criteria)) return [];
    const [startsAt, id] = request.after ?? [];
    const after = startsAt === undefined || id === undefined ? null : ([startsAt, id] as const);
    const count = request.first + 1;
    const asked = pageOf(criteria, after, count);
    const rows = await this.database.run<Row>(asked.statement, asked.values);
    const provider = criteria.organizationId;
    return rows
      .slice(0, count)
      .map((row) => ({
        id: { provider, id: row.downtimeId },
        organizationId: provider,
        resourceId: { provider, id: row.resourceId },
        period: { startsAt: instantOf(row.startsAt), endsAt: instantOf(row.endsAt) },
        reason: row.reason,
      }));
  }

  async count(criteria: DowntimeCriteria): Promise<number> {
    if (isNowhere(criteria)) return 0;
    const asked = countOf(criteria);
    const [row] = await this.database.run<{ total: number }>(asked.statement, asked.values);
    return row?.total ?? 0;
  }
}

/** Whether the resource is another owner's. */
const isNowhere = ({ organizationId, resourceId }: DowntimeCriteria): boolean =>
  resourceId !== null && resourceId.provider !== organizationId;
