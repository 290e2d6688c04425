import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { ComposedQuery } from '../platform/db/composed-query.js';
import { Database } from '../platform/db/database.js';
import { badUserInput } from '../platform/graphql/api-error.js';
import { visibilityOf } from './visible-resources.queries.js';

/** A skill as most listed resources name it, and how many of them the viewer may see. */
export interface ListedSkill {
  readonly skill: string;
  readonly resources: number;
}

/** So that no search costs much more than another. */
const MOST_CHARACTERS = 200;

/** The words of a text as one tsquery; null of a text without words, which nothing matches. */
const allWords = (text: string): string =>
  `(select string_agg('(' || t.term::text || ')', ' & ')::tsquery from resource_text_terms(${text}) t)`;

/** Lists the skills that listed resources train. */
@Injectable()
export class ListedSkills {
  constructor(private readonly database: Database) {}

  /**
   * Skills of resources that the viewer may see, in which words begin with those of the text; blank = all. The most
   * resources first, then by skill. Throws BAD_USER_INPUT.
   */
  async find(viewer: Viewer, text: string, most: number): Promise<ListedSkill[]> {
    if (text.length > MOST_CHARACTERS) throw badUserInput(`text may have ${MOST_CHARACTERS} characters.`);
    const query = new ComposedQuery();
    query.values.push(...visibilityOf(viewer));
    const given = text.trim() === '' ? null : allWords(query.param(text.replaceAll('\0', ' '), 'text'));
    // Triggers count listed resources by skill: once for all that everybody sees, and for each owner the others.
    const statement = query.statement(
      'resource.skills',
      `select (array_agg(k.skill order by k.resources desc, k.skill))[1] as skill, sum(k.resources)::int as resources
         from (select s.folded, s.skill, sum(s.resources) as resources from listed_skill s
                where (s.scope = 0 or s.scope = any ($1::bigint[]) or s.scope = any ($2::bigint[])
                       or (s.audience = 'PARTNERS' and s.scope = any ($3::bigint[])))
                  and s.resources > 0 ${query.when(given, (words) => `s.words @@ ${words}`)}
                group by s.folded, s.skill) k
        group by k.folded
        order by 2 desc, 1 limit ${query.param(most, 'int')}`,
    );
    return this.database.run<ListedSkill>(statement, query.values);
  }
}
