import { coveringAgreement } from '../../organizations/agreements/core/covering-agreement.js';
import type { AgreementKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import type { ValidatedRequest } from './request-validation.js';
import type { BookableAgreement } from './agreements-between.js';

/**
 * The agreement under which a booking that starts at the instant stands: the preferred one if it is in force then and
 * covers every item, else the one that does and ends first (rules.md §6); null when none does.
 */
export function agreementFor(
  { agreements, items }: Pick<ValidatedRequest, 'agreements' | 'items'>,
  startsAt: Instant,
  preferredId: AgreementKey | null,
): BookableAgreement | null {
  const resourceIds = items.map((item) => item.resource.id);
  const preferred = agreements.filter((agreement) => agreement.id.id === preferredId?.id);
  return coveringAgreement(preferred, resourceIds, startsAt) ?? coveringAgreement(agreements, resourceIds, startsAt);
}
