import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Skills are compared in one folded form, whatever their width, letter case, white space and accents. */
export class FoldedSkills20261201040500 implements MigrationInterface {
  name = 'FoldedSkills20261201040500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      alter table resource
        add column folded_skills text[] not null generated always as (skills_folded(skills)) stored`);
    await runner.query(/* sql */ `drop index resource_by_skills`);
    await runner.query(/* sql */ `create index resource_by_folded_skills on resource using gin (folded_skills)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop index resource_by_folded_skills`);
    await runner.query(/* sql */ `alter table resource drop column folded_skills`);
    await runner.query(/* sql */ `create index resource_by_skills on resource using gin (skills)`);
  }
}
