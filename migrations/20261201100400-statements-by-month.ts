import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An index by which the statements of a provider are listed by month. */
export class StatementsByMonth20261201100400 implements MigrationInterface {
  name = 'StatementsByMonth20261201100400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `create index statement_by_provider on statement (organization_id, month)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop index statement_by_provider`);
  }
}
