import { Injectable } from '@nestjs/common';
import type { OrganizationKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/db/database.js';
import { patiently } from '../platform/work/request-scope.js';
import { monthsKept } from './core/happening-kind.js';
import { checkSeals, type SealsOutcome } from './core/seal-check.js';
import { monthsLater } from './happening-months.js';
import { recomputedSeals, sealedOrganizations, sealHappenings } from './seals.queries.js';

export interface CheckedOrganization {
  readonly organizationKey: OrganizationKey;
  readonly outcome: SealsOutcome;
}

/** Hashes over the happenings, by which a change behind the back of PostgreSQL shows. */
@Injectable()
export class Seals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Answers how many organizations got a seal; one without a new happening gets none. */
  seal(): Promise<number> {
    return sealHappenings(this.database, this.clock.now());
  }

  /** Recomputes the seals of each organization that has one. */
  async *verify(): AsyncGenerator<CheckedOrganization> {
    const now = this.clock.now();
    const keptSince = { record: monthsLater(now, -monthsKept.record), money: monthsLater(now, -monthsKept.money) };
    for (const key of await sealedOrganizations(this.database)) {
      const seals = await patiently(() => recomputedSeals(this.database, key));
      yield { organizationKey: key, outcome: checkSeals(seals, keptSince) };
    }
  }
}
