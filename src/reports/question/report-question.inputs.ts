import { ID, InputType } from '@nestjs/graphql';
import { resourceIds, siteIds } from '../../organizations/ids.js';
import { organizationIds } from '../../access/ids.js';
import { ResourceKind } from '../../catalog/index.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import { DAY_MS } from '../../platform/core/time-range.js';
import { badUserInput } from '../../platform/graphql/api-error.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { LocalDateScalar } from '../../platform/graphql/scalars/local-date.js';
import type { Days } from './core/buckets.js';
import type { UtilizationQuestion } from './report-question.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

export const UtilizationGrouping = enumType('UtilizationGrouping', 'Groupings of a utilization report.', {
  RESOURCE: 'One resource, idle ones too; by organization, code.',
  ORGANIZATION: 'All of one owner; by name.',
  SITE: 'All at one site; by name.',
  KIND: 'All of one kind.',
  SKILL: 'All on which a skill is trained, by skill; who has several is in several rows.',
  DAY: 'A day of each resource’s own zone.',
  WEEK: 'An ISO week, as far as it lies in the window.',
  MONTH: 'A month, as far as it lies in the window.',
  HOUR_OF_WEEK: 'An hour of a weekday on the wall clock, over all weeks; from Monday 00:00 on.',
});
export type UtilizationGrouping = keyof typeof UtilizationGrouping;

/** The resources and the window; common to all reports of resources. */
@InputType({ isAbstract: true })
export abstract class ReportedResourcesInput {
  @Field(() => LocalDateScalar, 'The first day, in each resource’s own zone.') from: LocalDateTime;
  @Field(() => LocalDateScalar, 'The first day after it; at most 366 days later.') to: LocalDateTime;
  @NullableField(() => ID, 'The owner; null: every organization whose reports the viewer may see.')
  organizationId?: string | null;
  @NullableField(() => ID, 'Where they stand.') siteId?: string | null;
  @NullableField(() => ResourceKind, 'The kind of the resources.') kind?: ResourceKind | null;
  @NullableField(() => [ID], 'Only these; what is inside of them is not meant.') resourceIds?: string[] | null;
}

@InputType('UtilizationReportInput', { description: 'The subject and the window. All that is given must hold.' })
export class UtilizationReportInput extends ReportedResourcesInput {
  @Field(() => UtilizationGrouping, 'The grouping of the rows.', { defaultValue: UtilizationGrouping.RESOURCE })
  groupBy: UtilizationGrouping;
}

const MOST_DAYS = 366;

/** Throws BAD_USER_INPUT for a window that is empty or too long. */
export function windowOf({ from, to }: Days): Days {
  if (to <= from) throw badUserInput('`to` must be a later day than `from`.');
  if (to - from > MOST_DAYS * DAY_MS) throw badUserInput(`A report covers ${MOST_DAYS} days at most.`);
  return { from, to };
}

/** Throws BAD_USER_INPUT for a window that is empty or too long. */
export function questionOf(input: UtilizationReportInput): UtilizationQuestion {
  return {
    days: windowOf(input),
    groupBy: input.groupBy,
    organizationId: organizationIds.readGiven(input.organizationId) ?? null,
    siteId: siteIds.readGiven(input.siteId) ?? null,
    kind: input.kind ?? null,
    resourceIds: input.resourceIds?.map((id) => resourceIds.read(id)) ?? null,
  };
}
