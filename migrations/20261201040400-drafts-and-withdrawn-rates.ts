import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts that were never listed can be deleted, and rates that are not in effect yet can be withdrawn. */
export class DraftsAndWithdrawnRates20261201040400 implements MigrationInterface {
  name = 'DraftsAndWithdrawnRates20261201040400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      alter table resource add column ever_listed boolean not null default false`);
    await runner.query(/* sql */ `
      update resource r set ever_listed = true
       where status <> 'DRAFT' or exists (
         select from booking_item i where i.organization_id = r.organization_id and i.resource_id = r.resource_id)`);
    await runner.query(/* sql */ `
      create function resource_remembers_listing() returns trigger language plpgsql as $$
      begin
        new.ever_listed := new.ever_listed or new.status = 'LISTED';
        return new;
      end $$`);
    await runner.query(/* sql */ `
      create trigger resource_remembers_listing before insert or update of status on resource
        for each row execute function resource_remembers_listing()`);
    // A deleted draft takes along what was said of it. Bookings and records of use have no such clause: they keep it.
    for (const table of ['rate', 'rated_hours', 'refused_demand', 'downtime']) {
      await runner.query(/* sql */ `
        alter table ${table}
          drop constraint ${table}_resource,
          add constraint ${table}_resource foreign key (organization_id, resource_id) references resource
            on delete cascade`);
    }
    await this.withdrawRates(runner);
  }

  private async withdrawRates(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      alter table rate
        add column withdrawn_at timestamptz,
        add column withdrawn_by uuid references account,
        drop constraint rate_one_version_at_a_time,
        add constraint rate_withdrawn_before_effect check (withdrawn_at < effective_from),
        add constraint rate_withdrawn_by_one check ((withdrawn_at is null) = (withdrawn_by is null)),
        add constraint rate_one_version_at_a_time exclude using btree (
          organization_id with =, resource_id with =, audience with =, effective_from with =)
          where (withdrawn_at is null)`);
    // A rate changes once at most, by being withdrawn, and goes only with the draft that it was for.
    await runner.query(/* sql */ `
      create function rate_append_only() returns trigger language plpgsql as $$
      declare
        v_withdrawn rate;
      begin
        if tg_op = 'DELETE' then
          if not exists (select from resource r
                          where r.organization_id = old.organization_id and r.resource_id = old.resource_id) then
            return old;
          end if;
        elsif old.withdrawn_at is null and new.withdrawn_at is not null then
          v_withdrawn := old;
          v_withdrawn.withdrawn_at := new.withdrawn_at;
          v_withdrawn.withdrawn_by := new.withdrawn_by;
          if new is not distinct from v_withdrawn and not exists (
            select from booking_item i
             where i.organization_id = old.organization_id and i.resource_id = old.resource_id
               and i.rate_id = old.rate_id) then
            return new;
          end if;
        end if;
        raise exception using errcode = '23514', table = 'rate', constraint = 'rate_append_only',
          message = 'a published rate is never changed, and one that a booking froze is never withdrawn';
      end $$`);
    await runner.query(/* sql */ `drop trigger rate_append_only on rate`);
    await runner.query(/* sql */ `
      create trigger rate_append_only before update or delete on rate
        for each row execute function rate_append_only()`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Withdrawn rates would be in effect again: restore a backup instead.'));
  }
}
