import { coveringAgreement } from '../../organizations/agreements/core/covering-agreement.js';
import { intersect, type TimeRange, union } from '../../platform/core/time-range.js';
import type { ValidatedRequest } from './request-validation.js';
import { frozenPolicy } from './terms.js';

/** The starts in a range at which a booking would not wait for approval; half-open, by start. */
export function instantStarts(admission: ValidatedRequest, range: TimeRange): TimeRange[] {
  if (!frozenPolicy(admission, false).needsApproval) return [range];
  if (frozenPolicy(admission, true).needsApproval) return [];
  const resources = admission.items.map((item) => item.resource.id);
  const terms = admission.agreements.filter((each) => coveringAgreement([each], resources, each.startsAt) !== null);
  return union(terms.flatMap((term) => intersect(term, range) ?? []));
}
