import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Failed guesses at passwords and tokens, by account and network together. Networks stand in plain text: a hash of an
 * IPv4 address is undone by trying all of them, so what protects people here is that rows are deleted: guesses after
 * 24 hours, known networks after 30 days.
 */
export class Guesses20261201010300 implements MigrationInterface {
  name = 'Guesses20261201010300';

  async up(runner: QueryRunner): Promise<void> {
    // A wrong token names no account.
    await runner.query(/* sql */ `alter table sign_in_failure alter column account_key drop not null`);
    await runner.query(/* sql */ `alter table sign_in_failure rename column address to network`);
    await runner.query(/* sql */ `alter index sign_in_failure_by_address rename to sign_in_failure_by_network`);
    await runner.query(/* sql */ `drop index sign_in_failure_by_account`);
    await runner.query(/* sql */ `
      create index sign_in_failure_by_account on sign_in_failure (account_key, failed_at) include (network)`);

    await runner.query(/* sql */ `
      create table known_network (
        account_id uuid not null references account,
        network text not null,
        signed_in_at timestamptz not null,
        constraint known_network_pkey primary key (account_id, network),
        constraint known_network_short check (char_length(network) <= 64)
      )`);
    await runner.query(/* sql */ `create index known_network_by_time on known_network (signed_in_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop table known_network`);
    await runner.query(/* sql */ `drop index sign_in_failure_by_account`);
    await runner.query(/* sql */ `
      create index sign_in_failure_by_account on sign_in_failure (account_key, failed_at)`);
    await runner.query(/* sql */ `alter index sign_in_failure_by_network rename to sign_in_failure_by_address`);
    await runner.query(/* sql */ `alter table sign_in_failure rename column network to address`);
    await runner.query(/* sql */ `delete from sign_in_failure where account_key is null`);
    await runner.query(/* sql */ `alter table sign_in_failure alter column account_key set not null`);
  }
}
