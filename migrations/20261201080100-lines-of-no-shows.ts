import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A no-show counts from its instant on, and a job writes its use and its line later. Until then answers compute the line,
 * with the id, statement and text that it will have. So these no longer depend on when and by whom they are written.
 */
export class LinesOfNoShows20261201080100 implements MigrationInterface {
  name = 'LinesOfNoShows20261201080100';

  async up(runner: QueryRunner): Promise<void> {
    await nameStatements(runner);
    await chooseMonths(runner);
    await describeUses(runner);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Ids of lines and statements that clients know would change: restore a backup instead.'),
    );
  }
}

/** A UUID of version 8. Statements of before keep their ids. */
async function nameStatements(runner: QueryRunner): Promise<void> {
  await runner.query(/* sql */ `
    create function statement_id_of(p_provider_id bigint, p_consumer_id bigint, p_currency text, p_month date) returns uuid
    language sql immutable
    return overlay(overlay(left(encode(sha256((
      p_provider_id::text || ' ' || p_consumer_id::text || ' ' || p_currency || ' ' || (p_month - date '1970-01-01')::text
    )::bytea), 'hex'), 32) placing '8' from 13) placing '8' from 17)::uuid`);
  await runner.query(/* sql */ `alter table statement alter column statement_id drop default`);
}

/** The statement of the month, or of the first later one that is not issued. */
async function chooseMonths(runner: QueryRunner): Promise<void> {
  await runner.query(/* sql */ `
    create function open_month(p_provider_id bigint, p_consumer_id bigint, p_currency text, p_month date) returns date
    language plpgsql stable as $$
    declare
      v_month date := p_month;
    begin
      while exists (
        select from statement s
         where s.organization_id = p_provider_id and s.consumer_id = p_consumer_id and s.currency = p_currency
           and s.month = v_month and s.status <> 'OPEN')
      loop
        v_month := v_month + interval '1 month';
      end loop;
      return v_month;
    end $$`);
  // FOR SHARE: it stays open until we commit. If it was issued while we waited, the next turn sees that.
  await runner.query(/* sql */ `
    create or replace function open_statement(p_provider_id bigint, p_consumer_id bigint, p_currency text, p_month date)
    returns uuid language plpgsql as $$
    declare
      v_month date;
      v_statement_id uuid;
    begin
      loop
        v_month := open_month(p_provider_id, p_consumer_id, p_currency, p_month);
        select s.statement_id into v_statement_id from statement s
         where s.organization_id = p_provider_id and s.consumer_id = p_consumer_id and s.currency = p_currency
           and s.month = v_month and s.status = 'OPEN'
           for share;
        if found then
          return v_statement_id;
        end if;
        insert into statement (organization_id, statement_id, consumer_id, currency, month)
        values (p_provider_id, statement_id_of(p_provider_id, p_consumer_id, p_currency, v_month), p_consumer_id,
                p_currency, v_month)
        on conflict do nothing;
      end loop;
    end $$`);
}

/** The line of a use has the id of the use. */
async function describeUses(runner: QueryRunner): Promise<void> {
  await runner.query(/* sql */ `
    create function use_description(p_name text, p_code text, p_starts timestamp, p_ends timestamp, p_outcome text)
    returns text language sql stable
    return format('%s (%s), %s to %s, %s', p_name, p_code, to_char(p_starts, 'YYYY-MM-DD HH24:MI'),
                  to_char(p_ends, 'YYYY-MM-DD HH24:MI'), replace(lower(p_outcome), '_', ' '))`);
  // In the order of months, so that two transactions that end bookings of several wait for each other in a line.
  await runner.query(/* sql */ `
    create or replace function usage_record_is_posted() returns trigger language plpgsql as $$
    declare
      v_line record;
    begin
      for v_line in
        select u.organization_id, u.usage_id, u.consumer_id, u.charge_minor, u.charge_currency, u.recorded_at, u.month,
               use_description(r.name, r.code, u.local_starts_at, u.local_ends_at, u.outcome) as description
          from written u
          join resource r on r.organization_id = u.organization_id and r.resource_id = u.resource_id
         where u.charge_minor is not null
         order by u.organization_id, u.consumer_id, u.charge_currency, u.month, u.starts_at, u.usage_id
      loop
        insert into statement_line (organization_id, line_id, statement_id, usage_id, amount_minor, description, posted_at)
        values (v_line.organization_id, v_line.usage_id,
                open_statement(v_line.organization_id, v_line.consumer_id, v_line.charge_currency, v_line.month),
                v_line.usage_id, v_line.charge_minor, v_line.description, v_line.recorded_at);
        perform post_amount(v_line.organization_id, v_line.consumer_id, v_line.charge_currency, 'USAGE',
                            'usage ' || v_line.usage_id, null, 'RECEIVABLE', 'INCOME', v_line.charge_minor,
                            v_line.recorded_at);
      end loop;
      return null;
    end $$`);
}
