import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { DAY_MS } from '../../platform/core/time-range.js';
import { Database } from '../../platform/db/database.js';
import { deleteInvitationsEndedBefore } from './invitations.repository.js';

const KEPT_DAYS = 30;
const BATCH = 1_000;

/** Deletes invitations 30 days after their end. */
@Injectable()
export class DeleteEndedInvitations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const before = this.clock.now() - KEPT_DAYS * DAY_MS;
    while ((await deleteInvitationsEndedBefore(this.database, before, BATCH)) === BATCH);
  }
}
