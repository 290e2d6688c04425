import { Injectable } from '@nestjs/common';
import type { OrganizationKey } from '../../platform/core/keys.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import type { ConsumerKind } from './core/measure.js';

/** The kind of an organization by the number of its key. */
export type KindOf = (organization: number) => ConsumerKind;

interface KindRow {
  readonly organization_id: OrganizationKey;
  readonly kind: ConsumerKind;
}

const findKinds = statement('report.consumer-kinds')`
  select organization_id, kind from organization where organization_id = any ($1::bigint[])`;

/**
 * Kinds of consumers. A kind never changes, so each is looked up once; a join would cost every booking of every report.
 */
@Injectable()
export class ConsumerKinds {
  private readonly known = new Map<number, ConsumerKind>();

  /** Asked on the connection of who asks: a transaction that waits for another one may wait for itself. */
  async of(queryable: Queryable, organizations: Iterable<number>): Promise<KindOf> {
    const unknown = new Set<number>();
    for (const organization of organizations) if (!this.known.has(organization)) unknown.add(organization);
    if (unknown.size > 0) {
      const rows = await queryable.run<KindRow>(findKinds, [[...unknown]]);
      for (const row of rows) this.known.set(Number(row.organization_id), row.kind);
    }
    return (organization) => {
      const kind = this.known.get(organization);
      if (kind === undefined) throw new Error(`organization ${organization} is referred to but does not exist`);
      return kind;
    };
  }
}
