import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/db/database.js';

/** A side with more rows than this is summed up. */
const MOST_ROWS = 50;
const BATCH = 1_000;

const sum = statement('booking-tally.sum')`
  with many as (
         select organization_id, side from booking_tally
          group by organization_id, side having count(*) > ${MOST_ROWS} limit ${BATCH}),
       taken as (
         delete from booking_tally t using many m
          where t.organization_id = m.organization_id and t.side = m.side
         returning t.organization_id, t.side, t.status, t.change),
       written as (
         insert into booking_tally (organization_id, side, status, change)
         select organization_id, side, status, sum(change) from taken
          group by organization_id, side, status having sum(change) <> 0)
  select organization_id from many`;

/** Sums up the appended changes of each side. One statement takes and writes, so that the totals never differ. */
@Injectable()
export class SumTallies {
  constructor(private readonly database: Database) {}

  async execute(): Promise<void> {
    while ((await this.database.run(sum)).length === BATCH);
  }
}
