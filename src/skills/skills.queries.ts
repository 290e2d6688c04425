import type { SkillKey } from '../platform/core/keys.js';
import { type Queryable, statement } from '../platform/db/database.js';
import type { Skill, SkillReference } from './core/skill.js';

export interface SkillRow {
  readonly key: SkillKey;
  readonly name: string;
  readonly references: readonly SkillReference[];
  readonly aliases: readonly string[];
}

/** The columns that `skillOf` reads, of `skill s`. */
export const skillColumns = /* sql */ `
  s.skill_id as key, s.name, s."references",
  array(select n.name from skill_name n where n.skill_id = s.skill_id and n.place > 0 order by n.place) as aliases`;

export const skillOf = ({ key, name, aliases, references }: SkillRow): Skill => ({ key, name, aliases, references });

const byKeys = statement('skills.by-keys')`
  select ${skillColumns} from skill s where s.skill_id = any ($1::uuid[])`;

/** The skills of the catalogue with these keys. */
export async function skillsByKey(queryable: Queryable, keys: readonly SkillKey[]): Promise<Map<SkillKey, Skill>> {
  const rows = keys.length === 0 ? [] : await queryable.run<SkillRow>(byKeys, [keys]);
  return new Map(rows.map(skillOf).map((skill) => [skill.key, skill]));
}

/** A text that names a skill, and what the catalogue knows of it. */
export interface NamedSkill {
  readonly text: string;
  readonly folded: string;
  /** Every folded text that names the same skill, its own included. */
  readonly spellings: readonly string[];
  /** The same for all texts that name one skill. */
  readonly identity: string;
  readonly references: readonly SkillReference[];
}

const named = statement('skills.named')`
  select t.text, f.folded, coalesce(n.skill_id::text, f.folded) as identity, coalesce(s."references", '[]') as "references",
         case when n.skill_id is null then array[f.folded]
              else array(select o.folded from skill_name o where o.skill_id = n.skill_id order by o.place) end as spellings
    from unnest($1::text[]) with ordinality t (text, place)
   cross join lateral (select skill_folded(t.text) as folded) f
    left join skill_name n on n.folded = f.folded
    left join skill s on s.skill_id = n.skill_id
   order by t.place`;

/** Each text with what it names, in the order given. Two texts name one skill when their identities are equal. */
export async function namedSkills(queryable: Queryable, texts: readonly string[]): Promise<NamedSkill[]> {
  return texts.length === 0 ? [] : queryable.run<NamedSkill>(named, [texts]);
}
