import type { GraphQLSchema } from 'graphql';
import type { Planted } from './secrets.js';
import { type Call, callOf, everything } from './schema-walk.js';

/** Objects inside each other that a query asks for: enough to come across everything that is planted. */
const DEPTH = 3;

/** The planted things that an argument or input field names. */
const kinds: Readonly<Record<string, string>> = {
  organizationId: 'Organization',
  providerId: 'Organization',
  consumerId: 'Organization',
  siteId: 'Site',
  resourceId: 'Resource',
  parentId: 'Resource',
  resourceIds: 'Resource',
  bookingId: 'Booking',
  seriesId: 'BookingSeries',
  downtimeId: 'Downtime',
  agreementId: 'Agreement',
  rateId: 'Rate',
  invitationId: 'Invitation',
  learnerId: 'Learner',
  courseId: 'Course',
};

/** The planted things that fields with an argument `id` show; others show resources. */
const ofId: Readonly<Record<string, string>> = { booking: 'Booking', course: 'Course', learner: 'Learner' };

/** Filters that would keep queries from coming across what is planted. */
const unfiltered = ['after', 'filter', 'agreementId', 'siteId', 'kind', 'resourceIds', 'skills'];

/** The turn-th of the planted things that a name stands for. */
export const plantedBy = (planted: Planted, turn: number) => (name: string) => {
  if (name === 'slug') return planted.slugs[turn % planted.slugs.length];
  if (name === 'email') return planted.emails[turn % planted.emails.length];
  if (name === 'idempotencyKey') return null;
  const ids = planted.ids[kinds[name] ?? ''];
  const id = ids?.[turn % ids.length];
  return name === 'resourceIds' && id !== undefined ? [id] : id;
};

/** The turns in which each planted thing comes up. */
export const turnsOf = (planted: Planted): number => Math.max(...Object.values(planted.ids).map((ids) => ids.length));

/** Every query with every planted thing, by its own field and by `node`, and by lists without any filter. */
export function queriesOf(schema: GraphQLSchema, planted: Planted): Call[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter((field) => field.name !== 'node');
  const byField = fields.flatMap((field) =>
    Array.from({ length: turnsOf(planted) }, (_, turn) => {
      const foreign = plantedBy(planted, turn);
      const ids = planted.ids[ofId[field.name] ?? 'Resource'];
      const valueOf = (name: string) => {
        if (name === 'first') return 100;
        if (name === 'groupBy') return 'RESOURCE';
        if (field.name === 'happenings' && name === 'filter') {
          return { organizationId: foreign('organizationId') };
        }
        if (unfiltered.includes(name)) return null;
        return name === 'id' ? ids?.[turn % ids.length] : foreign(name);
      };
      return callOf(schema, 'query', field, valueOf, DEPTH);
    }),
  );
  const byNode = Object.entries(planted.ids).flatMap(([type, ids]) => {
    const selection = everything(schema, schema.getType(type) as never, DEPTH);
    const document = `query ($id: ID!) { node(id: $id) { __typename ... on ${type} ${selection} } }`;
    return ids.map((id): Call => ({ name: `node of ${type}`, document, variables: { id } }));
  });
  const unique = new Map([...byField, ...byNode].map((call) => [JSON.stringify(call), call]));
  return [...unique.values()];
}
