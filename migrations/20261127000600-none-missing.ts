import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A statement that may be followed by COMMIT at once must itself fail when it had not all that it was to have. */
export class NoneMissing20261127000600 implements MigrationInterface {
  name = 'NoneMissing20261127000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create function none_missing(p_missing integer) returns integer language plpgsql as $$
      begin
        if p_missing <> 0 then
          raise exception using errcode = '23P01', constraint = 'none_missing',
            message = 'somebody else was first', detail = format('%s missing', p_missing);
        end if;
        return 0;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop function none_missing`);
  }
}
