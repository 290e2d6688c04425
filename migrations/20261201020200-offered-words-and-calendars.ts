import type { MigrationInterface, QueryRunner } from 'typeorm';

const learn = (source: string, which: string) => /* sql */ `
  insert into resource_word (word)
  select distinct w.lexeme
    from ${source} r
    join organization o on o.organization_id = r.organization_id
   cross join lateral unnest(r.words) w
   where ${which} and w.lexeme collate pg_unicode_fast ~ '^[[:alpha:]]{4,32}$'
     and not exists (select from resource_word known where known.word = w.lexeme)
   order by w.lexeme
      on conflict do nothing`;

const learning = (which: string) => /* sql */ `
  create or replace function learn_resource_words() returns trigger language plpgsql as $$
  begin
    ${learn('changed', which)};
    return null;
  end $$`;

const calendarOf = (lock: string) => /* sql */ `
  create or replace function opening_calendar_of(p_organization_id bigint, p_time_zone text, p_opening_hours jsonb)
  returns uuid language plpgsql as $$
  declare
    v_calendar_id uuid;
  begin
    loop
      select c.calendar_id into v_calendar_id from opening_calendar c
       where c.organization_id = p_organization_id and c.time_zone = p_time_zone
         and md5(c.opening_hours::text) = md5(p_opening_hours::text) and c.opening_hours = p_opening_hours
       ${lock};
      if found then
        return v_calendar_id;
      end if;
      insert into organization_calendar (organization_id) values (p_organization_id) on conflict do nothing;
      insert into opening_calendar (organization_id, time_zone, opening_hours)
      values (p_organization_id, p_time_zone, p_opening_hours) on conflict do nothing;
    end loop;
  end $$`;

/**
 * Words for spelling help come from resources that are offered, so that no stranger's drafts take part. A calendar that
 * is about to be used is locked, so that the job which deletes unused ones waits for its first use.
 */
export class OfferedWordsAndCalendars20261201020200 implements MigrationInterface {
  name = 'OfferedWordsAndCalendars20261201020200';

  async up(runner: QueryRunner): Promise<void> {
    const offered = `r.status = 'LISTED' and o.status = 'VERIFIED'`;
    await runner.query(/* sql */ `delete from resource_word`);
    await runner.query(learn('resource', offered));
    await runner.query(learning(offered));
    await runner.query(calendarOf('for key share'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(calendarOf(''));
    await runner.query(learning('true'));
    await runner.query(learn('resource', 'true'));
  }
}
