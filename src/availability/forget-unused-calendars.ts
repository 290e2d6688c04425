import { Injectable } from '@nestjs/common';
import { Database, statement } from '../platform/db/database.js';

const BATCH = 1_000;

// A calendar that a resource is about to use is locked by it (opening_calendar_of); it is passed over.
const forget = statement('opening-calendar.forget-unused')`with unused as (
     select c.organization_id, c.calendar_id from opening_calendar c
      where not exists (select from capacity k where k.organization_id = c.organization_id and k.calendar_id = c.calendar_id)
      limit $1 for update skip locked)
   delete from opening_calendar c using unused u
    where c.organization_id = u.organization_id and c.calendar_id = u.calendar_id
   returning 1`;

/** Deletes calendars that no resource uses, with their months: each change of opening hours may leave one behind. */
@Injectable()
export class ForgetUnusedCalendars {
  constructor(private readonly database: Database) {}

  async execute(): Promise<void> {
    while ((await this.database.run(forget, [BATCH])).length === BATCH);
  }
}
