import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Debts as double entry, and the months in which they are settled. organization_id is the provider's everywhere; amounts
 * are in the smallest unit of their currency. Nothing here ever changes, except that the status of a statement and of a
 * dispute moves forward.
 */
export class Ledger20261128000400 implements MigrationInterface {
  name = 'Ledger20261128000400';

  async up(runner: QueryRunner): Promise<void> {
    await createLedger(runner);
    await createStatements(runner);
    await createDisputes(runner);
    await createPosting(runner);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What is owed would be forgotten: restore a backup instead.'));
  }
}

const appendOnly = async (runner: QueryRunner, table: string): Promise<void> => {
  await runner.query(/* sql */ `
    create trigger ${table}_append_only before update or delete on ${table}
      for each row execute function raise_append_only()`);
  await runner.query(/* sql */ `
    create trigger ${table}_not_truncated before truncate on ${table}
      for each statement execute function raise_append_only()`);
};

async function createLedger(runner: QueryRunner): Promise<void> {
  // idempotency_key names what is posted: once, whoever posts it how often. created_xid: nothing is added later.
  await runner.query(/* sql */ `
    create table ledger_transaction (
      organization_id bigint not null references organization,
      transaction_id uuid not null default uuidv7(),
      kind text not null,
      consumer_id bigint not null references organization,
      currency text not null,
      idempotency_key text not null,
      reason text,
      posted_at timestamptz not null,
      created_xid xid8 not null default pg_current_xact_id(),
      constraint ledger_transaction_pkey primary key (organization_id, transaction_id),
      constraint ledger_transaction_once unique (organization_id, idempotency_key),
      constraint ledger_transaction_kind_known check (kind in ('USAGE', 'ADJUSTMENT', 'SETTLEMENT')),
      constraint ledger_transaction_reasoned check (kind <> 'ADJUSTMENT' or btrim(reason) <> ''),
      constraint ledger_transaction_currency check (currency ~ '^[A-Z]{3}$')
    )`);
  // RECEIVABLE: what the consumer owes; INCOME: what the provider earned, negative; SETTLED: what was paid.
  await runner.query(/* sql */ `
    create table ledger_posting (
      organization_id bigint not null,
      transaction_id uuid not null,
      account text not null,
      amount_minor numeric not null,
      constraint ledger_posting_pkey primary key (organization_id, transaction_id, account),
      constraint ledger_posting_transaction foreign key (organization_id, transaction_id) references ledger_transaction,
      constraint ledger_posting_account_known check (account in ('RECEIVABLE', 'INCOME', 'SETTLED')),
      constraint ledger_posting_whole_and_not_zero check (amount_minor <> 0 and amount_minor = trunc(amount_minor))
    )`);
  await runner.query(/* sql */ `
    create index ledger_transaction_by_pair on ledger_transaction (organization_id, consumer_id, currency)`);
  await runner.query(/* sql */ `
    create index ledger_transaction_by_consumer on ledger_transaction (consumer_id, organization_id, currency)`);
  await appendOnly(runner, 'ledger_transaction');
  await appendOnly(runner, 'ledger_posting');

  // At the end of the transaction, whoever wrote and in whatever order.
  await runner.query(/* sql */ `
    create function ledger_transaction_balances() returns trigger language plpgsql as $$
    declare
      v_postings bigint;
      v_sum numeric;
    begin
      select count(*), coalesce(sum(p.amount_minor), 0) into v_postings, v_sum from ledger_posting p
       where p.organization_id = new.organization_id and p.transaction_id = new.transaction_id;
      if v_postings < 2 or v_sum <> 0 then
        raise exception using errcode = '23514', table = tg_table_name, constraint = tg_name,
          message = format('%s postings that sum to %s do not balance', v_postings, v_sum);
      end if;
      return null;
    end $$`);
  for (const table of ['ledger_transaction', 'ledger_posting']) {
    await runner.query(/* sql */ `
      create constraint trigger ${table}_balances after insert on ${table}
        deferrable initially deferred for each row execute function ledger_transaction_balances()`);
  }
  await runner.query(/* sql */ `
    create function ledger_posting_with_its_transaction() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from ledger_transaction t
         where t.organization_id = new.organization_id and t.transaction_id = new.transaction_id
           and t.created_xid = pg_current_xact_id()) then
        raise exception using errcode = '23514', table = tg_table_name, constraint = tg_name,
          message = 'nothing is posted into a transaction of before';
      end if;
      return new;
    end $$`);
  await runner.query(/* sql */ `
    create trigger ledger_posting_with_its_transaction before insert on ledger_posting
      for each row execute function ledger_posting_with_its_transaction()`);
}

async function createStatements(runner: QueryRunner): Promise<void> {
  // month is its first day, on the wall clock of the provider.
  await runner.query(/* sql */ `
    create table statement (
      organization_id bigint not null references organization,
      statement_id uuid not null default uuidv7(),
      consumer_id bigint not null references organization,
      currency text not null,
      month date not null,
      status text not null default 'OPEN',
      issued_at timestamptz,
      issued_by uuid references account,
      accepted_at timestamptz,
      accepted_by uuid references account,
      settled_at timestamptz,
      settled_by uuid references account,
      constraint statement_pkey primary key (organization_id, statement_id),
      constraint statement_once unique (organization_id, consumer_id, currency, month),
      constraint statement_month_begins_with_its_first_day check (extract(day from month) = 1),
      constraint statement_currency check (currency ~ '^[A-Z]{3}$'),
      constraint statement_status check (
        status in ('OPEN', 'ISSUED', 'ACCEPTED', 'SETTLED')
        and (issued_at is not null) = (status <> 'OPEN')
        and (accepted_at is not null) = (status in ('ACCEPTED', 'SETTLED'))
        and (settled_at is not null) = (status = 'SETTLED')
        and (issued_at is null) = (issued_by is null)
        and (accepted_at is null) = (accepted_by is null)
        and (settled_at is null) = (settled_by is null))
    )`);
  await runner.query(/* sql */ `create index statement_by_consumer on statement (consumer_id, month)`);
  await runner.query(/* sql */ `
    create function statement_goes_forward() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE'
         or (old.organization_id, old.statement_id, old.consumer_id, old.currency, old.month)
            is distinct from (new.organization_id, new.statement_id, new.consumer_id, new.currency, new.month)
         or (old.status, new.status) not in (('OPEN', 'ISSUED'), ('ISSUED', 'ACCEPTED'), ('ACCEPTED', 'SETTLED')) then
        raise exception using errcode = '23514', table = 'statement', constraint = 'statement_goes_forward',
          message = 'a statement is issued, accepted and settled, in this order, and never changes otherwise';
      end if;
      return new;
    end $$`);
  await runner.query(/* sql */ `
    create trigger statement_goes_forward before update or delete on statement
      for each row execute function statement_goes_forward()`);
  await runner.query(/* sql */ `
    create trigger statement_not_truncated before truncate on statement
      for each statement execute function raise_append_only()`);

  await runner.query(/* sql */ `
    create table statement_line (
      organization_id bigint not null,
      line_id uuid not null default uuidv7(),
      statement_id uuid not null,
      usage_id uuid,
      corrects_line_id uuid,
      amount_minor numeric not null,
      description text not null,
      posted_at timestamptz not null,
      posted_by uuid references account,
      constraint statement_line_pkey primary key (organization_id, line_id),
      constraint statement_line_statement foreign key (organization_id, statement_id) references statement,
      constraint statement_line_usage foreign key (organization_id, usage_id) references usage_record,
      constraint statement_line_once unique (organization_id, usage_id),
      constraint statement_line_corrects foreign key (organization_id, corrects_line_id) references statement_line,
      constraint statement_line_of_use_or_correction check ((usage_id is null) <> (corrects_line_id is null)),
      constraint statement_line_whole check (amount_minor = trunc(amount_minor))
    )`);
  await runner.query(/* sql */ `
    create index statement_line_by_statement on statement_line (organization_id, statement_id)`);
  await runner.query(/* sql */ `
    create index statement_line_corrections on statement_line (organization_id, corrects_line_id)
      where (corrects_line_id is not null)`);
  await appendOnly(runner, 'statement_line');
  // FOR SHARE: who issues the statement waits for the line, or the line sees that it is issued.
  await runner.query(/* sql */ `
    create function statement_line_into_open() returns trigger language plpgsql as $$
    begin
      perform 1 from statement s
        where s.organization_id = new.organization_id and s.statement_id = new.statement_id and s.status = 'OPEN'
          for share;
      if not found then
        raise exception using errcode = '23514', table = 'statement_line', constraint = 'statement_line_into_open',
          message = 'a statement that is issued takes no more lines';
      end if;
      return new;
    end $$`);
  await runner.query(/* sql */ `
    create trigger statement_line_into_open before insert on statement_line
      for each row execute function statement_line_into_open()`);

  // The statement of the month, or of the first later one that is not issued; it stays open until we commit.
  await runner.query(/* sql */ `
    create function open_statement(p_provider_id bigint, p_consumer_id bigint, p_currency text, p_month date)
    returns uuid language plpgsql as $$
    declare
      v_month date := p_month;
      v_statement_id uuid;
      v_status text;
    begin
      loop
        select s.statement_id, s.status into v_statement_id, v_status from statement s
         where s.organization_id = p_provider_id and s.consumer_id = p_consumer_id and s.currency = p_currency
           and s.month = v_month
           for share;
        if not found then
          insert into statement (organization_id, consumer_id, currency, month)
          values (p_provider_id, p_consumer_id, p_currency, v_month) on conflict do nothing;
        elsif v_status = 'OPEN' then
          return v_statement_id;
        else
          v_month := v_month + interval '1 month';
        end if;
      end loop;
    end $$`);
}

async function createDisputes(runner: QueryRunner): Promise<void> {
  await runner.query(/* sql */ `
    create table statement_dispute (
      organization_id bigint not null,
      dispute_id uuid not null default uuidv7(),
      line_id uuid not null,
      reason text not null,
      raised_at timestamptz not null,
      raised_by uuid not null references account,
      ended_at timestamptz,
      ended_by_line_id uuid,
      constraint statement_dispute_pkey primary key (organization_id, dispute_id),
      constraint statement_dispute_line foreign key (organization_id, line_id) references statement_line,
      constraint statement_dispute_ended_by foreign key (organization_id, ended_by_line_id) references statement_line,
      constraint statement_dispute_reasoned check (btrim(reason) <> ''),
      constraint statement_dispute_ended check ((ended_at is null) = (ended_by_line_id is null))
    )`);
  await runner.query(/* sql */ `
    create unique index statement_dispute_one_at_a_time on statement_dispute (organization_id, line_id)
      where (ended_at is null)`);
  await runner.query(/* sql */ `
    create function statement_dispute_goes_forward() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.ended_at is not null
         or (old.organization_id, old.dispute_id, old.line_id, old.reason, old.raised_at, old.raised_by)
            is distinct from (new.organization_id, new.dispute_id, new.line_id, new.reason, new.raised_at, new.raised_by)
      then
        raise exception using errcode = '23514', table = 'statement_dispute',
          constraint = 'statement_dispute_goes_forward', message = 'a dispute is raised and ended, and never changes otherwise';
      end if;
      return new;
    end $$`);
  await runner.query(/* sql */ `
    create trigger statement_dispute_goes_forward before update or delete on statement_dispute
      for each row execute function statement_dispute_goes_forward()`);

  // An ACCEPTED statement has no open dispute, whoever accepts; who disputes locks the statement FOR SHARE as well.
  await runner.query(/* sql */ `
    create function statement_accepted_without_dispute() returns trigger language plpgsql as $$
    begin
      if new.status = 'ACCEPTED' and exists (
        select from statement_line l
          join statement_dispute d on d.organization_id = l.organization_id and d.line_id = l.line_id
         where l.organization_id = new.organization_id and l.statement_id = new.statement_id and d.ended_at is null) then
        raise exception using errcode = '23514', table = 'statement', constraint = 'statement_accepted_without_dispute',
          message = 'a line is disputed';
      end if;
      return null;
    end $$`);
  await runner.query(/* sql */ `
    create trigger statement_accepted_without_dispute after update on statement
      for each row execute function statement_accepted_without_dispute()`);
  await runner.query(/* sql */ `
    create function statement_dispute_of_issued() returns trigger language plpgsql as $$
    begin
      perform 1 from statement_line l
          join statement s on s.organization_id = l.organization_id and s.statement_id = l.statement_id
        where l.organization_id = new.organization_id and l.line_id = new.line_id and s.status = 'ISSUED'
          for share of s;
      if not found then
        raise exception using errcode = '23514', table = 'statement_dispute', constraint = 'statement_dispute_of_issued',
          message = 'only a line of an issued statement that is not yet accepted is disputed';
      end if;
      return new;
    end $$`);
  await runner.query(/* sql */ `
    create trigger statement_dispute_of_issued before insert on statement_dispute
      for each row execute function statement_dispute_of_issued()`);
}

/** A use that costs something is a line and a transaction in the same breath, whoever writes it down. */
async function createPosting(runner: QueryRunner): Promise<void> {
  await runner.query(/* sql */ `
    create function post_amount(p_provider_id bigint, p_consumer_id bigint, p_currency text, p_kind text,
                                p_key text, p_reason text, p_debit text, p_credit text, p_minor numeric,
                                p_at timestamptz)
    returns void language plpgsql as $$
    declare
      v_transaction_id uuid;
    begin
      if p_minor = 0 then
        return; -- Nothing is owed; a transaction without postings would be none.
      end if;
      insert into ledger_transaction (organization_id, kind, consumer_id, currency, idempotency_key, reason, posted_at)
      values (p_provider_id, p_kind, p_consumer_id, p_currency, p_key, p_reason, p_at)
      returning transaction_id into v_transaction_id;
      insert into ledger_posting (organization_id, transaction_id, account, amount_minor)
      values (p_provider_id, v_transaction_id, p_debit, p_minor), (p_provider_id, v_transaction_id, p_credit, -p_minor);
    end $$`);
  // In the order of months, so that two who end bookings of several wait for each other in a line.
  await runner.query(/* sql */ `
    create function usage_record_is_posted() returns trigger language plpgsql as $$
    declare
      v_line record;
    begin
      for v_line in
        select u.*, h.time_zone, r.name, r.code,
               date_trunc('month', u.starts_at at time zone o.time_zone)::date as month
          from written u
          join organization o on o.organization_id = u.organization_id
          join resource r on r.organization_id = u.organization_id and r.resource_id = u.resource_id
          join capacity c on c.organization_id = u.organization_id and c.resource_id = u.resource_id
          join opening_calendar h on h.organization_id = c.organization_id and h.calendar_id = c.calendar_id
         where u.charge_minor is not null
         order by u.organization_id, u.consumer_id, u.charge_currency, month, u.starts_at, u.usage_id
      loop
        insert into statement_line (organization_id, statement_id, usage_id, amount_minor, description, posted_at)
        values (v_line.organization_id,
                open_statement(v_line.organization_id, v_line.consumer_id, v_line.charge_currency, v_line.month),
                v_line.usage_id, v_line.charge_minor,
                format('%s (%s), %s to %s, %s', v_line.name, v_line.code,
                       to_char(v_line.starts_at at time zone v_line.time_zone, 'YYYY-MM-DD HH24:MI'),
                       to_char(v_line.ends_at at time zone v_line.time_zone, 'YYYY-MM-DD HH24:MI'),
                       replace(lower(v_line.outcome), '_', ' ')),
                v_line.recorded_at);
        perform post_amount(v_line.organization_id, v_line.consumer_id, v_line.charge_currency, 'USAGE',
                            'usage ' || v_line.usage_id, null, 'RECEIVABLE', 'INCOME', v_line.charge_minor,
                            v_line.recorded_at);
      end loop;
      return null;
    end $$`);
  await runner.query(/* sql */ `
    create trigger usage_record_is_posted after insert on usage_record
      referencing new table as written for each statement execute function usage_record_is_posted()`);
}
