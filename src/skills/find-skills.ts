import { Injectable } from '@nestjs/common';
import type { ViewerContext } from '../access/index.js';
import type { SkillKey } from '../platform/core/keys.js';
import { ComposedQuery, limitFor } from '../platform/db/composed-query.js';
import { Database } from '../platform/db/database.js';
import { badUserInput } from '../platform/graphql/api-error.js';
import type { PageRequest } from '../platform/graphql/connection.js';
import type { Skill } from './core/skill.js';
import { skillColumns, skillOf, type SkillRow, skillsByKey } from './skills.queries.js';

/** So that no search costs much more than another. */
const MOST_CHARACTERS = 200;

/** The condition that one name of a skill has all words of the text; text without words finds nothing. */
const hasWords = (text: string): string =>
  `s.skill_id in (select n.skill_id from skill_name n
                   where n.words @@ (select string_agg('(' || t.term::text || ')', ' & ')::tsquery from resource_text_terms(${text}) t))`;

/** Skills of the catalogue; everybody who is signed in sees all of them. */
@Injectable()
export class FindSkills {
  constructor(private readonly database: Database) {}

  /** The one with this key; null = none, or nobody is signed in. */
  async visible({ viewer, loaders }: ViewerContext, key: SkillKey): Promise<Skill | null> {
    if (viewer === null) return null;
    return loaders.load(skillsByKey, (keys) => skillsByKey(this.database, keys), key);
  }

  /** The text of a search; null = all. Throws BAD_USER_INPUT. */
  textOf(text: string | null): string | null {
    if (text === null || text.trim() === '') return null;
    if (text.length > MOST_CHARACTERS) throw badUserInput(`text may have ${MOST_CHARACTERS} characters.`);
    return text.replaceAll('\0', ' ');
  }

  /** By name, then key; one more than asked for when more follow. */
  async page(text: string | null, request: PageRequest): Promise<Skill[]> {
    const query = new ComposedQuery();
    const [name, key] = request.after ?? [];
    const after = name === undefined || key === undefined ? null : ([name, key] as const);
    const statement = query.statement(
      'skill.page',
      `select ${skillColumns} from skill s
        where true ${query.when(text, (given) => hasWords(query.param(given, 'text')))}
        ${query.when(after, (last) => `(s.name, s.skill_id) > (${query.param(last[0], 'text')}, ${query.param(last[1], 'uuid')})`)}
        order by s.name, s.skill_id limit ${limitFor(request.first + 1)}`,
    );
    const rows = await this.database.run<SkillRow>(statement, query.values);
    return rows.slice(0, request.first + 1).map(skillOf);
  }

  async count(text: string | null): Promise<number> {
    const query = new ComposedQuery();
    const statement = query.statement(
      'skill.count',
      `select count(*)::int as total from skill s
        where true ${query.when(text, (given) => hasWords(query.param(given, 'text')))}`,
    );
    return (await this.database.run<{ total: number }>(statement, query.values))[0]?.total ?? 0;
  }
}
