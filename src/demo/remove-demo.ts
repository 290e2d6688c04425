import { Injectable } from '@nestjs/common';
import { DemoAccounts } from '../access/index.js';
import { suspendDeserted } from '../organizations/index.js';
import { Clock } from '../platform/clock/clock.js';
import { ok } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { SecurityLog } from '../platform/security/security-log.js';
import { markRemoved } from './demo-load.repository.js';
import { DEMO_PASSWORD, demoAddresses } from './world.js';

export interface RemovedDemo {
  readonly accounts: number;
  readonly suspended: number;
}

/**
 * Closes the demo accounts for good. Their bookings stay. Organizations that have no member left are suspended, so
 * that nobody books what does not exist.
 */
@Injectable()
export class RemoveDemo {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly demoAccounts: DemoAccounts,
    private readonly log: SecurityLog,
  ) {}

  async execute(): Promise<RemovedDemo> {
    const now = this.clock.now();
    await this.demoAccounts.recognize(demoAddresses, DEMO_PASSWORD);
    const removed = await this.database.transaction<RemovedDemo, never>(async (tx) => {
      const { accounts, organizationIds } = await this.demoAccounts.close(tx, now);
      const suspended = await suspendDeserted(tx, organizationIds);
      await markRemoved(tx, now);
      return ok({ accounts, suspended: suspended.length });
    });
    if (!removed.ok) return removed.error;
    this.log.write('operator-command', { command: 'remove-demo', ...removed.value });
    return removed.value;
  }
}
