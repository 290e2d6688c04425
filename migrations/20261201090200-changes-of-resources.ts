import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers when a resource was last changed; null = not since it was created. */
export class ChangesOfResources20261201090200 implements MigrationInterface {
  name = 'ChangesOfResources20261201090200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `alter table resource add column updated_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `alter table resource drop column updated_at`);
  }
}
