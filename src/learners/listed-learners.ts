import type { OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { type Composed, ComposedQuery, limitFor } from '../platform/db/composed-query.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import type { LearnerStatus } from './core/learner.js';
import { learnerColumns, statusColumn } from './learners.repository.js';

/** All that is given must hold. */
export interface LearnerCriteria {
  readonly status: LearnerStatus | null;
  readonly cohort: string | null;
  readonly programme: string | null;
  readonly text: string | null;
  /** Folded. */
  readonly number: string | null;
}

/** ERASED learners have no number; they come by id, and only when they are asked for. */
const NUMBER = `coalesce(i.number_folded, '')`;

function listOf(organization: OrganizationKey, filter: LearnerCriteria, at: Instant) {
  const query = new ComposedQuery();
  const now = query.param(sqlInstant(at), 'timestamptz');
  const parts = (text: string) => `(strpos(lower(normalize(i.name, nfkc)), lower(${text})) > 0
       or starts_with(lower(i.number_folded), lower(${text})))`;
  const status = filter.status === null ? `<> 'ERASED'` : `= ${query.param(filter.status, 'text')}`;
  // Nothing finds a learner who is ERASED, also while the rows are still there.
  const isNobody =
    filter.status === 'ERASED' && Object.values({ ...filter, status: null }).some((each) => each !== null);
  const text = `
    from learner l
    join organization o on o.organization_id = l.organization_id
    left join learner_identity i on i.organization_id = l.organization_id and i.learner_id = l.learner_id
   where l.organization_id = ${query.param(organization, 'bigint')}
     and ${statusColumn(now)} ${status} ${isNobody ? 'and false' : ''}
     ${query.when(filter.cohort, (cohort) => `i.cohort = ${query.param(cohort, 'text')}`)}
     ${query.when(filter.programme, (programme) => `i.programme = ${query.param(programme, 'text')}`)}
     ${query.when(filter.number, (number) => `i.number_folded = ${query.param(number, 'text')}`)}
     ${query.when(filter.text, (given) => parts(query.param(given, 'text')))}`;
  return { query, text, now };
}

/** By number, then id. */
export function learnerPage(
  organization: OrganizationKey,
  filter: LearnerCriteria,
  part: { readonly after: readonly [number: string, id: string] | null; readonly count: number },
  at: Instant,
): Composed {
  const { query, text, now } = listOf(organization, filter, at);
  const number = filter.status === 'ERASED' ? `''` : NUMBER;
  const rest = query.when(
    part.after,
    ([after, id]) =>
      `(${number} collate "C", l.learner_id) > (${query.param(after, 'text')} collate "C", ${query.param(id, 'uuid')})`,
  );
  const statement = query.statement(
    'learner.page',
    `select ${learnerColumns(now)}, ${number} as "numberFolded" ${text} ${rest}
      order by ${number} collate "C", l.learner_id limit ${limitFor(part.count)}`,
  );
  return { statement, values: query.values };
}

export function learnerCount(organization: OrganizationKey, filter: LearnerCriteria, at: Instant): Composed {
  const { query, text } = listOf(organization, filter, at);
  return { statement: query.statement('learner.count', `select count(*)::int as total ${text}`), values: query.values };
}
