import type { SkillKey } from '../platform/core/keys.js';
import { statement, type Tx } from '../platform/db/database.js';
import type { WantedSkill } from './core/new-skill.js';
import { SkillEntity } from './skill.entity.js';

// Readers go on; whoever else changes the catalogue waits, so that both find the names of the other.
const lock = statement('skills.lock')`lock table skill_name in share row exclusive mode`;

/** Lets changes of the catalogue stand in line until the transaction ends. */
export async function lockCatalogue(tx: Tx): Promise<void> {
  await tx.run(lock);
}

/** A text of a skill that is to be written, folded. */
export interface FoldedName {
  readonly folded: string;
  /** The skill that has it already, and its name; null = none but perhaps the one that is written. */
  readonly takenBy: string | null;
}

const foldedNames = statement('skills.folded-names')`
  select f.folded, s.name as "takenBy"
    from unnest($2::text[]) with ordinality t (text, place)
   cross join lateral (select skill_folded(t.text) as folded) f
    left join skill_name n on n.folded = f.folded and n.skill_id is distinct from $1::uuid
    left join skill s on s.skill_id = n.skill_id
   order by t.place`;

/** Each text folded, with the other skill that has it, in the order given. */
export const foldedNamesOf = (tx: Tx, key: SkillKey | null, texts: readonly string[]): Promise<FoldedName[]> =>
  tx.run<FoldedName>(foldedNames, [key, texts]);

const forget = statement('skills.forget-names')`delete from skill_name where skill_id = $1`;

const remember = statement('skills.remember-names')`
  insert into skill_name (skill_id, place, name)
  select $1, t.place - 1, t.name from unnest($2::text[]) with ordinality t (name, place)`;

/** Writes a skill with all of its names, in place of what it was; `names` has the name and then the aliases. */
export async function writeSkill(
  tx: Tx,
  key: SkillKey | null,
  { name, references }: WantedSkill,
  names: readonly string[],
): Promise<SkillKey> {
  const written = await tx.entities(async (manager) => {
    if (key !== null) {
      await manager.update(SkillEntity, { skillId: key }, { name, references: [...references] });
      return key;
    }
    const skill = manager.create(SkillEntity, { name, references: [...references] });
    await manager.insert(SkillEntity, skill);
    return skill.skillId;
  });
  await tx.run(forget, [written]);
  await tx.run(remember, [written, names]);
  return written;
}
