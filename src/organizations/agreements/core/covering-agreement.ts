import type { AgreementKey, ResourceKey } from '../../../platform/core/keys.js';
import type { Instant, TimeRange } from '../../../platform/core/time-range.js';

/** An agreement that was accepted and has not been ended. */
export interface AcceptedAgreement extends TimeRange {
  readonly id: AgreementKey;
  /** The resources that it covers; null = all of the provider's. */
  readonly resourceIds: readonly ResourceKey[] | null;
}

function covers(agreement: AcceptedAgreement, resourceIds: readonly ResourceKey[]): boolean {
  if (agreement.resourceIds === null) return true;
  const covered = new Set(agreement.resourceIds.map(({ id }) => id));
  return resourceIds.every(({ id }) => covered.has(id));
}

/**
 * The agreement in force at an instant that covers every one of the resources; of several the one that ends first, and
 * of those the one with the least id (rules.md §6). Null when there is none.
 */
export function coveringAgreement<Agreement extends AcceptedAgreement>(
  agreements: readonly Agreement[],
  resourceIds: readonly ResourceKey[],
  at: Instant,
): Agreement | null {
  const inForce = agreements.filter((agreement) => agreement.startsAt <= at && at < agreement.endsAt);
  const endingFirst = inForce.sort((a, b) => a.endsAt - b.endsAt || (a.id.id < b.id.id ? -1 : 1));
  return endingFirst.find((agreement) => covers(agreement, resourceIds)) ?? null;
}
