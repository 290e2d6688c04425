import pg from 'pg';
import { createDatabase } from '../support/database.js';
import { built } from '../support/built.js';

const { readEnvironment } = await built('platform/config/environment');
const { MissingGuarantees } = await built('platform/db/guarantees');
const { createService } = await built('service');

describe('Starting the service', () => {
  const start = async (damage: string): Promise<void> => {
    const { url, drop } = await createDatabase();
    const client = new pg.Client(url);
    await client.connect();
    await client.query(damage);
    await client.end();
    const env = readEnvironment({ DATABASE_URL: url, MIGRATE_ON_START: 'false', LOG_LEVEL: 'silent', DEMO: 'false' });
    try {
      await (await createService(env)).close();
    } finally {
      await drop();
    }
  };

  it('the service starts when the database holds every guarantee', async () => {
    await expect(start('select 1')).resolves.toBeUndefined();
  });

  it.each([
    ['alter table allocation drop constraint allocation_exclusive_no_overlap', 'allocation_exclusive_no_overlap'],
    ['alter table allocation drop constraint allocation_blocked_bounded', 'allocation_blocked_bounded'],
    ['alter table allocation drop constraint allocation_capacity', 'allocation_capacity'],
    ['drop trigger allocation_within_capacity on allocation', 'allocation_within_capacity'],
    ['alter table allocation disable trigger allocation_within_capacity', 'allocation_within_capacity'],
    ['alter table allocation enable replica trigger allocation_within_capacity', 'allocation_within_capacity'],
    ['drop trigger account_platform_admin_remains on account', 'account_platform_admin_remains'],
    ['alter table session disable trigger session_at_most_fifty', 'session_at_most_fifty'],
    ['drop trigger happenings_read_forward on happenings_read', 'happenings_read_forward'],
    ['drop trigger course_revision_is_next on course_revision', 'course_revision_is_next'],
    ['alter table course_skill disable trigger course_skill_append_only', 'course_skill_append_only'],
    ['alter table skill_name drop constraint skill_name_pkey', 'skill_name_pkey'],
    ['drop trigger closing_ends_invitations on account', 'closing_ends_invitations'],
    ['alter table capacity disable trigger capacity_keeps_promises', 'capacity_keeps_promises'],
    ['alter table agreement drop constraint agreement_draws_what_is_included', 'agreement_draws_what_is_included'],
    ['alter table rate disable trigger rate_append_only', 'rate_append_only'],
    ['alter table usage_record drop constraint usage_record_once cascade', 'usage_record_once'],
    ['drop trigger booking_update_forgets_utilization on booking', 'booking_update_forgets_utilization'],
    ['drop trigger booking_inserted_tallies on booking', 'booking_inserted_tallies'],
    ['alter table resource disable trigger resource_updated_counts_skills', 'resource_updated_counts_skills'],
    ['alter table capacity disable trigger capacity_update_forgets_utilization', 'forgets_utilization'],
    ['alter table allocation disable trigger all', 'RI_ConstraintTrigger'],
  ])('the service refuses to start after: %s', async (damage, named) => {
    const started = start(damage);
    await expect(started).rejects.toThrow(MissingGuarantees);
    await expect(started).rejects.toThrow(named);
  });
});
