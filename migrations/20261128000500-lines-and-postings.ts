import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Statements and ledger agree, whoever writes them: a line stands between the two sides and in the currency of its use,
 * and no debt or payment exists without its posting. The table of disputes cannot be truncated either.
 */
export class LinesAndPostings20261128000500 implements MigrationInterface {
  name = 'LinesAndPostings20261128000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create trigger statement_dispute_not_truncated before truncate on statement_dispute
        for each statement execute function raise_append_only()`);
    await runner.query(/* sql */ `
      create function statement_line_fits() returns trigger language plpgsql as $$
      begin
        if not exists (
          select from statement s
            left join usage_record u on u.organization_id = new.organization_id and u.usage_id = new.usage_id
            left join statement_line l on l.organization_id = new.organization_id and l.line_id = new.corrects_line_id
            left join statement c on c.organization_id = l.organization_id and c.statement_id = l.statement_id
           where s.organization_id = new.organization_id and s.statement_id = new.statement_id
             and (s.consumer_id, s.currency) = (coalesce(u.consumer_id, c.consumer_id), coalesce(u.charge_currency, c.currency))
             and (new.usage_id is null or new.amount_minor = u.charge_minor)) then
          raise exception using errcode = '23514', table = 'statement_line', constraint = 'statement_line_fits',
            message = 'a line stands on a statement of its own consumer and currency, and of a use with its charge';
        end if;
        return new;
      end $$`);
    await runner.query(/* sql */ `
      create trigger statement_line_fits before insert on statement_line
        for each row execute function statement_line_fits()`);

    // Both at the end of the transaction: the posting may be written after what it is of.
    await runner.query(/* sql */ `
      create function is_posted(p_provider_id bigint, p_key text, p_account text, p_minor numeric) returns boolean
      language sql stable
      return p_minor = 0 or exists (
        select from ledger_transaction t
          join ledger_posting p on p.organization_id = t.organization_id and p.transaction_id = t.transaction_id
         where t.organization_id = p_provider_id and t.idempotency_key = p_key
           and p.account = p_account and p.amount_minor = p_minor)`);
    await runner.query(/* sql */ `
      create function statement_line_is_posted() returns trigger language plpgsql as $$
      begin
        if not is_posted(new.organization_id, coalesce('usage ' || new.usage_id, 'line ' || new.line_id), 'RECEIVABLE',
                         new.amount_minor) then
          raise exception using errcode = '23514', table = 'statement_line', constraint = 'statement_line_is_posted',
            message = 'what a line says is owed is posted with it';
        end if;
        return null;
      end $$`);
    await runner.query(/* sql */ `
      create constraint trigger statement_line_is_posted after insert on statement_line
        deferrable initially deferred for each row execute function statement_line_is_posted()`);
    await runner.query(/* sql */ `
      create function statement_settled_is_posted() returns trigger language plpgsql as $$
      begin
        if new.status = 'SETTLED' and not is_posted(
             new.organization_id, 'statement ' || new.statement_id, 'SETTLED',
             (select coalesce(sum(l.amount_minor), 0) from statement_line l
               where l.organization_id = new.organization_id and l.statement_id = new.statement_id)) then
          raise exception using errcode = '23514', table = 'statement', constraint = 'statement_settled_is_posted',
            message = 'what was paid is posted with it';
        end if;
        return null;
      end $$`);
    await runner.query(/* sql */ `
      create constraint trigger statement_settled_is_posted after update on statement
        deferrable initially deferred for each row execute function statement_settled_is_posted()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop trigger statement_settled_is_posted on statement`);
    await runner.query(/* sql */ `drop trigger statement_line_is_posted on statement_line`);
    await runner.query(/* sql */ `drop trigger statement_line_fits on statement_line`);
    await runner.query(/* sql */ `drop trigger statement_dispute_not_truncated on statement_dispute`);
    for (const name of [
      'statement_settled_is_posted',
      'statement_line_is_posted',
      'is_posted',
      'statement_line_fits',
    ]) {
      await runner.query(/* sql */ `drop function ${name}`);
    }
  }
}
