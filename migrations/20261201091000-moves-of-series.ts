import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores where the rule had a moved occurrence of a series, on its wall clock; null = it was not moved. */
export class MovesOfSeries20261201091000 implements MigrationInterface {
  name = 'MovesOfSeries20261201091000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `alter table series_occurrence add column moved_from_local timestamp`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `alter table series_occurrence drop column moved_from_local`);
  }
}
