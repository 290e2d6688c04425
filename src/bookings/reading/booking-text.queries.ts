import type { OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { badUserInput } from '../../platform/graphql/api-error.js';

/** The longest text of a search, in characters. It bounds the cost of one search. */
const MOST_CHARACTERS = 200;

/** A word that a booking must have: in its own words, or in those of an organization or a resource. */
export interface TextTerm {
  /** A tsquery for words of bookings. */
  readonly term: string;
  /** Organizations that have it in their names. */
  readonly organizations: readonly OrganizationKey[];
  /** Resources that have it in their names or codes, with their owners. */
  readonly owners: readonly OrganizationKey[];
  readonly resources: readonly ResourceKey['id'][];
}

// A resource is found by the index of all its words, and looked at again by those of its code and name alone.
const findTerms = statement('booking.text-terms')`select t.term,
          array(select o.organization_id::text from organization o where o.words @@ t.term::tsquery) as organizations,
          coalesce(r.owners, '{}') as owners, coalesce(r.resources, '{}') as resources
     from resource_text_terms($1) t
     left join lateral (
       select array_agg(r.organization_id::text) as owners, array_agg(r.resource_id::text) as resources
         from resource r
        where r.words @@ t.term::tsquery and resource_words(r.code, r.name, null, '{}') @@ t.term::tsquery
          and ($2 or r.organization_id = any ($3::bigint[]) or exists (
                select from booking b
                 where b.consumer_id = any ($4::bigint[]) and b.organization_id = r.organization_id))) r on true`;

/** The bookings that the viewer may see. */
interface Scope {
  readonly seesAll: boolean;
  readonly providers: readonly OrganizationKey[];
  readonly memberOf: readonly OrganizationKey[];
}

/**
 * The words of a text as the search of resources folds them, each with what else has it; null: no text. Text without
 * letters and digits has no words, and nothing has it: an empty list. Throws BAD_USER_INPUT.
 */
export async function textTerms(
  queryable: Queryable,
  text: string | null | undefined,
  scope: Scope,
): Promise<readonly TextTerm[] | null> {
  if (text == null || text.trim() === '') return null;
  if (text.length > MOST_CHARACTERS) throw badUserInput(`text may have ${MOST_CHARACTERS} characters.`);
  const values = [text.replaceAll('\0', ' '), scope.seesAll, scope.providers, scope.memberOf];
  return queryable.run<TextTerm>(findTerms, values);
}
