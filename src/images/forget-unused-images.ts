import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { DAY_MS } from '../platform/core/time-range.js';
import { Database, statement } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';

const BATCH = 200;

const forget = statement('images.forget-unused')`
  delete from image where (organization_id, image_id) in (
    select organization_id, image_id from image
     where place is null and uploaded_at <= $1 limit ${BATCH} for update skip locked)
  returning 1`;

/** Deletes uploads that no resource used within 24 hours. */
@Injectable()
export class ForgetUnusedImages {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const before = sqlInstant(this.clock.now() - DAY_MS);
    while ((await this.database.run(forget, [before])).length === BATCH);
  }
}
