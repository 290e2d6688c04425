import type { MigrationInterface, QueryRunner } from 'typeorm';

const FORMER = ['ADMIN', 'RESOURCE_MANAGER', 'COORDINATOR', 'FINANCE', 'MEMBER'];

/** Lets a table of roles know exactly these; the rows that there are keep their roles. */
const knowing = (table: string, roles: readonly string[]) => /* sql */ `
  alter table ${table}
    drop constraint ${table}_roles_known,
    add constraint ${table}_roles_known check (roles <@ array[${roles.map((role) => `'${role}'`).join(', ')}])`;

/** A role for those who teach: memberships and invitations may have TRAINER. */
export class Trainers20261201130500 implements MigrationInterface {
  name = 'Trainers20261201130500';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['membership', 'invitation']) await runner.query(knowing(table, [...FORMER, 'TRAINER']));
  }

  async down(runner: QueryRunner): Promise<void> {
    // A trainer without another role stays a member.
    for (const table of ['membership', 'invitation']) {
      await runner.query(/* sql */ `
        update ${table} set roles = case when roles = array['TRAINER'] then array['MEMBER'] else array_remove(roles, 'TRAINER') end
         where 'TRAINER' = any(roles)`);
      await runner.query(knowing(table, FORMER));
    }
  }
}
