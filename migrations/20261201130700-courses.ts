import type { MigrationInterface, QueryRunner } from 'typeorm';

const LEVELS = `('OBSERVES', 'ASSISTS', 'SUPERVISED', 'INDEPENDENT', 'TEACHES')`;

/** Courses, whose drafts change, and their revisions, which never do. */
export class Courses20261201130700 implements MigrationInterface {
  name = 'Courses20261201130700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table course (
        organization_id bigint not null references organization,
        course_id uuid not null default uuidv7(),
        code text not null,
        title text not null,
        retired boolean not null default false,
        draft_content text not null default '',
        draft_skills jsonb not null default '[]',
        constraint course_pkey primary key (organization_id, course_id),
        constraint course_code_once unique (organization_id, code),
        constraint course_texts_bounded check (length(code) between 1 and 64 and length(title) between 1 and 200 and length(draft_content) <= 20000),
        constraint course_draft_skills_list check (jsonb_typeof(draft_skills) = 'array' and jsonb_array_length(draft_skills) <= 30)
      )`);
    await runner.query(/* sql */ `
      create table course_partner (
        organization_id bigint not null,
        course_id uuid not null,
        partner_id bigint not null references organization,
        constraint course_partner_pkey primary key (organization_id, course_id, partner_id),
        constraint course_partner_course foreign key (organization_id, course_id) references course,
        constraint course_partner_is_another check (partner_id <> organization_id)
      )`);
    await runner.query(/* sql */ `create index course_by_partner on course_partner (partner_id)`);
    await runner.query(/* sql */ `
      create table course_revision (
        organization_id bigint not null,
        course_id uuid not null,
        number integer not null,
        published_at timestamptz not null,
        published_by uuid not null references account,
        changes text not null,
        content text not null,
        constraint course_revision_pkey primary key (organization_id, course_id, number),
        constraint course_revision_course foreign key (organization_id, course_id) references course,
        constraint course_revision_at_most_a_hundred check (number between 1 and 100),
        constraint course_revision_texts_bounded check (length(changes) between 1 and 2000 and length(content) <= 20000)
      )`);
    // Skills are written before their revision, which seals them.
    await runner.query(/* sql */ `
      create table course_skill (
        organization_id bigint not null,
        course_id uuid not null,
        number integer not null,
        place integer not null,
        skill text not null,
        skill_folded text not null generated always as (skill_folded(skill)) stored,
        minutes integer not null,
        level text,
        "references" jsonb not null,
        constraint course_skill_pkey primary key (organization_id, course_id, number, place),
        constraint course_skill_once unique (organization_id, course_id, number, skill_folded),
        constraint course_skill_revision foreign key (organization_id, course_id, number) references course_revision deferrable initially deferred,
        constraint course_skill_at_most_thirty check (place between 1 and 30),
        constraint course_skill_minutes check (minutes between 1 and 600000),
        constraint course_skill_level_known check (level in ${LEVELS}),
        constraint course_skill_references_list check (jsonb_typeof("references") = 'array' and jsonb_array_length("references") <= 20)
      )`);
    await runner.query(/* sql */ `create index course_by_skill on course_skill (skill_folded)`);
    await runner.query(/* sql */ `
      create function course_revision_is_next() returns trigger language plpgsql as $$
      begin
        perform from course c where c.organization_id = new.organization_id and c.course_id = new.course_id for no key update;
        if new.number <> 1 + (select count(*) from course_revision r
                               where r.organization_id = new.organization_id and r.course_id = new.course_id) then
          raise exception using errcode = '23514', table = 'course_revision', constraint = 'course_revision_is_next',
            message = 'revisions of a course are numbered without gaps';
        end if;
        return new;
      end $$`);
    await runner.query(/* sql */ `
      create trigger course_revision_is_next before insert on course_revision
        for each row execute function course_revision_is_next()`);
    await runner.query(/* sql */ `
      create function course_skill_of_new_revision() returns trigger language plpgsql as $$
      begin
        perform from course c where c.organization_id = new.organization_id and c.course_id = new.course_id for no key update;
        if exists (select from course_revision r
                    where r.organization_id = new.organization_id and r.course_id = new.course_id and r.number = new.number) then
          raise exception using errcode = '23514', table = 'course_skill', constraint = 'course_skill_of_new_revision',
            message = 'a published revision gets no further skill';
        end if;
        return new;
      end $$`);
    await runner.query(/* sql */ `
      create trigger course_skill_of_new_revision before insert on course_skill
        for each row execute function course_skill_of_new_revision()`);
    for (const table of ['course_revision', 'course_skill']) {
      await runner.query(/* sql */ `
        create trigger ${table}_append_only before update or delete on ${table}
          for each row execute function raise_append_only()`);
      await runner.query(/* sql */ `
        create trigger ${table}_not_truncated before truncate on ${table}
          for each statement execute function raise_append_only()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop table course_skill, course_revision, course_partner, course`);
    await runner.query(/* sql */ `drop function course_revision_is_next`);
    await runner.query(/* sql */ `drop function course_skill_of_new_revision`);
  }
}
