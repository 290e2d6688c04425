/**
 * Lines of no-shows that no job has written yet, as SQL. A query that begins with it takes the uses as $1, by usageRows().
 * A use that was written meanwhile is left out, in the same snapshot in which the query reads written lines. Columns of
 * `unwritten` are those of statement_line, with consumer, currency and month of the statement on which the line will stand.
 * `new_statement` has the rows that this brings about in `statement`.
 */
export const WITH_UNWRITTEN = `
  with unwritten as materialized (
    select u.organization_id, u.usage_id as line_id, u.usage_id, null::uuid as corrects_line_id,
           u.charge_minor as amount_minor, u.recorded_at as posted_at,
           use_description(r.name, r.code, u.local_starts_at, u.local_ends_at, u.outcome) as description,
           u.consumer_id, u.charge_currency as currency, open.month, s.statement_id is null as is_first,
           coalesce(s.statement_id, statement_id_of(u.organization_id, u.consumer_id, u.charge_currency, open.month))
             as statement_id
      from jsonb_populate_recordset(null::usage_record, $1) u
      join resource r on r.organization_id = u.organization_id and r.resource_id = u.resource_id
     cross join lateral open_month(u.organization_id, u.consumer_id, u.charge_currency, u.month) as open (month)
      left join statement s on s.organization_id = u.organization_id and s.consumer_id = u.consumer_id
                           and s.currency = u.charge_currency and s.month = open.month
     where u.charge_minor is not null and not exists (
       select from usage_record w
        where w.organization_id = u.organization_id and w.booking_id = u.booking_id and w.resource_id = u.resource_id)),
  new_statement as materialized (
    select s.*
      from (select distinct organization_id, statement_id, consumer_id, currency, month, 'OPEN' as status
              from unwritten where is_first) n
     cross join lateral jsonb_populate_record(null::statement, to_jsonb(n)) s)`;
