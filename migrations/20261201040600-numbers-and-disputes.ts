import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Issued statements have a number and freeze their parties; a dispute stores its answer. */
export class NumbersAndDisputes20261201040600 implements MigrationInterface {
  name = 'NumbersAndDisputes20261201040600';

  async up(runner: QueryRunner): Promise<void> {
    await this.addColumns(runner);
    await this.numberIssued(runner);
    await this.guard(runner);
    await this.answerDisputes(runner);
  }

  private async addColumns(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      alter table statement
        add column number_year integer,
        add column number_in_year integer,
        add column provider_name text,
        add column provider_address text,
        add column provider_registration_code text,
        add column consumer_name text,
        add column consumer_address text,
        add column consumer_registration_code text`);
    // The row is locked from the number on until the transaction ends, so numbers have no gaps.
    await runner.query(/* sql */ `
      create table statement_counter (
        organization_id bigint not null references organization,
        year integer not null,
        last_number integer not null,
        constraint statement_counter_pkey primary key (organization_id, year),
        constraint statement_counter_positive check (last_number >= 1)
      )`);
  }

  /** Statements that were issued before get numbers in the order in which they were issued. */
  private async numberIssued(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `alter table statement disable trigger statement_goes_forward`);
    await runner.query(/* sql */ `
      update statement s
         set number_year = n.year, number_in_year = n.number, provider_name = p.name, consumer_name = c.name
        from (select organization_id, statement_id, year,
                     row_number() over (partition by organization_id, year order by issued_at, statement_id) as number
                from (select i.organization_id, i.statement_id, i.issued_at,
                             extract(year from i.issued_at at time zone o.time_zone)::int as year
                        from statement i join organization o using (organization_id)
                       where i.issued_at is not null) issued) n,
             organization p, organization c
       where s.organization_id = n.organization_id and s.statement_id = n.statement_id
         and p.organization_id = s.organization_id and c.organization_id = s.consumer_id`);
    await runner.query(/* sql */ `alter table statement enable trigger statement_goes_forward`);
    await runner.query(/* sql */ `
      insert into statement_counter (organization_id, year, last_number)
      select organization_id, number_year, max(number_in_year) from statement
       where number_year is not null group by organization_id, number_year`);
  }

  private async guard(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      alter table statement
        add constraint statement_number_once unique (organization_id, number_year, number_in_year),
        add constraint statement_numbered_when_issued check (
          (number_year is not null) = (status <> 'OPEN') and (number_in_year is not null) = (status <> 'OPEN')
          and (provider_name is not null) = (status <> 'OPEN') and (consumer_name is not null) = (status <> 'OPEN'))`);
    await runner.query(/* sql */ `
      create or replace function statement_goes_forward() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE'
           or (old.organization_id, old.statement_id, old.consumer_id, old.currency, old.month)
              is distinct from (new.organization_id, new.statement_id, new.consumer_id, new.currency, new.month)
           or (old.status <> 'OPEN' and
               (old.number_year, old.number_in_year, old.provider_name, old.provider_address,
                old.provider_registration_code, old.consumer_name, old.consumer_address, old.consumer_registration_code)
               is distinct from
               (new.number_year, new.number_in_year, new.provider_name, new.provider_address,
                new.provider_registration_code, new.consumer_name, new.consumer_address, new.consumer_registration_code))
           or (old.status, new.status) not in (('OPEN', 'ISSUED'), ('ISSUED', 'ACCEPTED'), ('ACCEPTED', 'SETTLED')) then
          raise exception using errcode = '23514', table = 'statement', constraint = 'statement_goes_forward',
            message = 'a statement is issued, accepted and settled, in this order, and never changes otherwise';
        end if;
        return new;
      end $$`);
  }

  private async answerDisputes(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      alter table statement_dispute add column answer text, add column answered_by uuid references account`);
    await runner.query(/* sql */ `alter table statement_dispute disable trigger statement_dispute_goes_forward`);
    await runner.query(/* sql */ `
      update statement_dispute d set answer = l.description, answered_by = l.posted_by
        from statement_line l where l.organization_id = d.organization_id and l.line_id = d.ended_by_line_id`);
    await runner.query(/* sql */ `alter table statement_dispute enable trigger statement_dispute_goes_forward`);
    await runner.query(/* sql */ `
      alter table statement_dispute
        add constraint statement_dispute_answered check (
          (ended_at is null) = (answer is null) and (ended_at is null) = (answered_by is null))`);
    await runner.query(
      /* sql */ `create index statement_dispute_by_line on statement_dispute (organization_id, line_id)`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Numbers of statements would be given anew: restore a backup instead.'));
  }
}
