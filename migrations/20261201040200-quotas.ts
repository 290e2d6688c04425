import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often each subject did what a quota bounds in a window of time, such as sign-ups of a network in an hour. */
export class Quotas20261201040200 implements MigrationInterface {
  name = 'Quotas20261201040200';

  async up(runner: QueryRunner): Promise<void> {
    // Unlogged: a crash forgives what was counted, and no promise rests on it.
    await runner.query(/* sql */ `
      create unlogged table quota_counter (
        kind text not null,
        subject text not null,
        window_start timestamptz not null,
        taken integer not null,
        constraint quota_counter_pkey primary key (kind, subject, window_start),
        constraint quota_counter_taken_positive check (taken > 0)
      )`);
    await runner.query(/* sql */ `create index quota_counter_by_window on quota_counter (window_start)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop table quota_counter`);
  }
}
