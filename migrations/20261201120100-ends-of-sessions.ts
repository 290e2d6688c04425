import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Notifies all instances of each session that ends, in the transaction that ends it, so that live connections close
 * however it ended. The payload is the hash of its token, by which an instance knows its connections.
 */
export class EndsOfSessions20261201120100 implements MigrationInterface {
  name = 'EndsOfSessions20261201120100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create function notify_session_ended() returns trigger language plpgsql as $$
      begin
        perform pg_notify('workbay_sessions', encode(new.token_hash, 'hex'));
        return null;
      end $$`);
    await runner.query(/* sql */ `
      create trigger session_end_is_notified after update of ended_at on session
        for each row when (old.ended_at is null and new.ended_at is not null)
        execute function notify_session_ended()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop trigger session_end_is_notified on session`);
    await runner.query(/* sql */ `drop function notify_session_ended`);
  }
}
