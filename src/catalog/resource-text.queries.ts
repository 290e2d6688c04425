import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { Database, statement } from '../platform/db/database.js';
import { badUserInput } from '../platform/graphql/api-error.js';
import { visibilityOf, visible } from './visible-resources.queries.js';

/** So that no search costs much more than another. */
const MOST_CHARACTERS = 200;

/** A condition on the words of a resource: a tsquery, and the word in it that may be misspelt, if any. */
interface Term {
  readonly term: string;
  readonly spelling: string | null;
}

const findTerms = statement('resource-text.terms')`select term, spelling from resource_text_terms($1)`;

// A word with which a word of a visible resource begins is meant as it is. Otherwise those words of visible resources
// are, that are nearest: one letter wrong, missing, too many, or two swapped, and twice that from 8 letters on. So what
// the viewer may not see changes nothing. (Only who floods the catalogue with words alike can make it more than 100.)
export const findCorrections = statement('resource-text.corrections')`with typed as (
     select word, case when length(word) < 8 then 1 else 2 end as most
       from unnest($4::text[]) word
      where not exists (select from resource r where r.words @@ (quote_literal(word) || ':*')::tsquery and ${visible})
   ), near as (
     select t.word as spelling, n.word, rank() over (partition by t.word order by n.mistakes) as nearness
       from typed t
      cross join lateral (
        select k.word, m.mistakes
          from resource_word k
         cross join lateral (
           select min(v.mistakes + levenshtein_less_equal(v.word, k.word, t.most))
             from (select t.word, 0
                    union all
                   select overlay(t.word placing reverse(substr(t.word, i, 2)) from i for 2), 1
                     from generate_series(1, length(t.word) - 1) i) v (word, mistakes)) m (mistakes)
         where k.stems && resource_word_stems(t.word, t.most) and m.mistakes <= t.most
         order by m.mistakes, k.word
         limit 100) n
      where exists (select from resource r where r.words @@ quote_literal(n.word)::tsquery and ${visible})
   )
   select t.word as spelling, array_agg(n.word order by n.word) filter (where n.word is not null) as words
     from typed t left join near n on n.spelling = t.word and n.nearness = 1
    group by t.word`;

/** A tsquery as text for `r.words @@ $n::tsquery`, where r is a resource. */
type WordsQuery = string;

const allOf = (terms: readonly Term[]): WordsQuery => terms.map(({ term }) => `(${term})`).join(' & ');

@Injectable()
export class ResourceText {
  constructor(private readonly database: Database) {}

  /**
   * Answers what `search` finds for the text. If that is nothing, and words of the text begin none that the viewer may
   * see, it searches once more for the words that are near. Blank text is none (null); text without letters and digits
   * finds nothing. Throws BAD_USER_INPUT.
   */
  async find<Row>(
    viewer: Viewer,
    text: string | null | undefined,
    search: (words: WordsQuery | null) => Promise<Row[]>,
  ): Promise<Row[]> {
    if (text == null || text.trim() === '') return search(null);
    if (text.length > MOST_CHARACTERS) throw badUserInput(`text may have ${MOST_CHARACTERS} characters.`);
    // PostgreSQL's text holds no U+0000; it separates words like any other sign.
    const terms = await this.database.run<Term>(findTerms, [text.replaceAll('\0', ' ')]);
    if (terms.length === 0) return [];
    const rows = await search(allOf(terms));
    if (rows.length > 0) return rows;
    const meant = await this.corrected(viewer, terms);
    return meant === null ? [] : search(meant);
  }

  /** The corrected query; null = there is nothing to correct, or no word is near. */
  private async corrected(viewer: Viewer, terms: readonly Term[]): Promise<WordsQuery | null> {
    const spellings = terms.flatMap(({ spelling }) => spelling ?? []);
    if (spellings.length === 0) return null;
    const values = [...visibilityOf(viewer), spellings];
    const found = await this.database.run<{ spelling: string; words: string[] | null }>(findCorrections, values);
    const corrections = new Map(found.map(({ spelling, words }) => [spelling, words]));
    if (corrections.size === 0 || [...corrections.values()].includes(null)) return null;
    return allOf(
      terms.map(({ term, spelling }) => {
        const words = corrections.get(spelling ?? '');
        return words == null ? { term, spelling } : { term: words.map((word) => `'${word}':*`).join(' | '), spelling };
      }),
    );
  }
}
