import { ResourceKind } from '../../catalog/index.js';
import { formatLocalDate } from '../../platform/core/calendar.js';
import { choiceOf, dayOf, listOf, type Parameters, textOf } from '../../platform/http/query-parameters.js';
import type { Days } from './core/buckets.js';
import type { ReportedResourcesInput } from './report-question.inputs.js';

/** The parameters of a file that say which resources are meant, and when. */
export const WHICH = ['from', 'to', 'organizationId', 'siteId', 'kind', 'resourceIds'];

/** Throws BAD_USER_INPUT. */
export const whichOf = (parameters: Parameters): ReportedResourcesInput => ({
  from: dayOf(parameters, 'from'),
  to: dayOf(parameters, 'to'),
  organizationId: textOf(parameters, 'organizationId'),
  siteId: textOf(parameters, 'siteId'),
  kind: choiceOf(parameters, 'kind', ResourceKind),
  resourceIds: listOf(parameters, 'resourceIds'),
});

/** The grouping of a report in the name of its file. */
export const nameOf = (grouping: string): string => grouping.toLowerCase().replaceAll('_', '-');

/** The days of a report in the name of its file. */
export const daysOf = ({ days }: { readonly days: Days }): string =>
  [days.from, days.to].map(formatLocalDate).join('-');
