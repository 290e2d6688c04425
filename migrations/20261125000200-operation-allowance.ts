import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many operations each account has taken of what it may do in a minute. */
export class OperationAllowance20261125000200 implements MigrationInterface {
  name = 'OperationAllowance20261125000200';

  async up(runner: QueryRunner): Promise<void> {
    // Unlogged, as it is written often and worth nothing a minute later: a crash gives everybody a fresh minute.
    // No foreign key either: it would lock the account's row each time.
    await runner.query(/* sql */ `
      create unlogged table operation_allowance (
        account_id uuid not null,
        minute timestamptz not null,
        taken integer not null,
        constraint operation_allowance_pkey primary key (account_id, minute),
        constraint operation_allowance_taken_positive check (taken > 0)
      )`);
    await runner.query(/* sql */ `create index operation_allowance_by_minute on operation_allowance (minute)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop table operation_allowance`);
  }
}
