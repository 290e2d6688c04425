import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../access/index.js';
import type { SkillKey } from '../platform/core/keys.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { MOST_OF_SKILL, skillProblems, trimmedSkill, type WantedSkill } from './core/new-skill.js';
import { skillNotFound, type SkillRefusal, skillReasons } from './core/refusals.js';
import type { Skill } from './core/skill.js';
import { skillsByKey } from './skills.queries.js';
import { foldedNamesOf, lockCatalogue, writeSkill } from './skills.repository.js';

/** Puts a skill into the catalogue, or puts another text in the place of one that is there. */
@Injectable()
export class PutSkill {
  constructor(private readonly database: Database) {}

  execute(viewer: Viewer, key: SkillKey | null, given: WantedSkill): Promise<Result<Skill, readonly SkillRefusal[]>> {
    const wanted = trimmedSkill(given);
    return this.database.transaction<Skill, readonly SkillRefusal[]>(async (tx) => {
      if (!may(viewer, 'putSkill')) return refuse([refusal(skillReasons.putting, null)]);
      const problems = skillProblems(wanted);
      if (problems.length > 0) return refuse(problems);
      await lockCatalogue(tx);
      if (key !== null && !(await skillsByKey(tx, [key])).has(key)) return refuse([skillNotFound]);
      const names = await this.names(tx, key, wanted);
      if (!names.ok) return names;
      const written = await writeSkill(tx, key, wanted, names.value);
      const skill = (await skillsByKey(tx, [written])).get(written);
      if (skill === undefined) throw new Error(`the skill ${written} vanished while it was written`);
      return ok(skill);
    });
  }

  /** The name and the aliases, each folded text once, by its first spelling. */
  private async names(
    tx: Tx,
    key: SkillKey | null,
    { name, aliases }: WantedSkill,
  ): Promise<Result<string[], SkillRefusal[]>> {
    const texts = [name, ...aliases];
    const folded = await foldedNamesOf(tx, key, texts);
    const fieldOf = (place: number) => (place === 0 ? ['name'] : ['aliases', String(place - 1)]);
    const problems = folded.flatMap((each, place): SkillRefusal[] => {
      // Accents alone fold to nothing.
      if (each.folded === '') return [refusal(skillReasons.nameLength, fieldOf(place), { most: MOST_OF_SKILL.name })];
      if (each.takenBy === null) return [];
      return [refusal(skillReasons.nameTaken, fieldOf(place), { given: texts[place] ?? '', skill: each.takenBy })];
    });
    if (problems.length > 0) return refuse(problems);
    const first = folded.map(({ folded: text }) => text);
    return ok(texts.filter((_, place) => first.indexOf(first[place] ?? '') === place));
  }
}
