import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The catalogue of skills: each with a name, other names, and places in frameworks of occupations. */
export class SkillCatalogue20261201130600 implements MigrationInterface {
  name = 'SkillCatalogue20261201130600';

  async up(runner: QueryRunner): Promise<void> {
    // The name stands here too, so that the catalogue is listed by it without a join.
    await runner.query(/* sql */ `
      create table skill (
        skill_id uuid not null default uuidv7(),
        name text not null,
        "references" jsonb not null,
        constraint skill_pkey primary key (skill_id),
        constraint skill_references_list check (jsonb_typeof("references") = 'array' and jsonb_array_length("references") <= 20)
      )`);
    await runner.query(/* sql */ `create index skill_by_name on skill (name, skill_id)`);
    // A folded text is of one skill, whether as its name (place 0) or as another name of it.
    await runner.query(/* sql */ `
      create table skill_name (
        folded text not null generated always as (skill_folded(name)) stored,
        skill_id uuid not null,
        place integer not null,
        name text not null,
        words tsvector generated always as (resource_words(null, null, null, array[name])) stored not null,
        constraint skill_name_pkey primary key (folded),
        constraint skill_name_skill foreign key (skill_id) references skill on delete cascade,
        constraint skill_name_place check (place between 0 and 500),
        constraint skill_name_says_something check (skill_folded(name) <> ''),
        constraint skill_name_place_once unique (skill_id, place)
      )`);
    await runner.query(/* sql */ `create index skill_name_by_words on skill_name using gin (words)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop table skill_name, skill`);
  }
}
