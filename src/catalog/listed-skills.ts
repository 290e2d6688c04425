import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { ComposedQuery } from '../platform/db/composed-query.js';
import { Database } from '../platform/db/database.js';
import { badUserInput } from '../platform/graphql/api-error.js';
import { visibilityOf, visible } from './visible-resources.queries.js';

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
    // The words of a whole resource have an index. The words of its skills are asked of those that it finds.
    const statement = query.statement(
      'resource.skills',
      `select s.skill, s.resources
         from (select mode() within group (order by k.skill) as skill, count(distinct r.resource_id)::int as resources
                 from resource r cross join lateral unnest(r.skills, r.folded_skills) k (skill, folded)
                where r.status = 'LISTED' and ${visible} ${query.when(given, (words) => `r.words @@ ${words}`)}
                group by k.folded) s
        where true ${query.when(given, (words) => `resource_words(null, null, null, array[s.skill]) @@ ${words}`)}
        order by s.resources desc, s.skill limit ${query.param(most, 'int')}`,
    );
    return this.database.run<ListedSkill>(statement, query.values);
  }
}
