import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The parts of other slices that accounts ask: verified organizations, and invitations to an address that is given up. */
export class LinksAndClosing20261201010400 implements MigrationInterface {
  name = 'LinksAndClosing20261201010400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create function verified_among(p_organization_ids bigint[]) returns table (organization_id bigint)
      language sql stable parallel safe as $$
        select o.organization_id from organization o
         where o.organization_id = any (p_organization_ids) and o.status = 'VERIFIED'
      $$`);
    await runner.query(/* sql */ `
      create function closing_ends_invitations() returns trigger language plpgsql as $$
      begin
        update invitation set revoked_at = new.closed_at
         where address_folded = lower(old.email collate "C") and used_at is null and revoked_at is null;
        return null;
      end $$`);
    await runner.query(/* sql */ `
      create trigger closing_ends_invitations after update of closed_at on account
        for each row when (new.closed_at is not null and old.closed_at is null)
        execute function closing_ends_invitations()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop trigger closing_ends_invitations on account`);
    await runner.query(/* sql */ `drop function closing_ends_invitations()`);
    await runner.query(/* sql */ `drop function verified_among(bigint[])`);
  }
}
