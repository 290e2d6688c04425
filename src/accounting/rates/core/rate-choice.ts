import type { Audience } from '../../../catalog/core/resource.js';
import type { Instant } from '../../../platform/core/time-range.js';
import type { RateVersion } from '../../pricing/core/rate-terms.js';

/** The relation of the booking organization to the owner at the start of the booking. */
export type Relation = 'OWNER' | 'PARTNER' | 'OTHER';

/** The audiences that mean a booker, the narrowest first; the owner pays by its own rates alone. */
const audiencesOf: Readonly<Record<Relation, readonly Audience[]>> = {
  OWNER: ['OWN_ORGANIZATION'],
  PARTNER: ['PARTNERS', 'EVERYONE'],
  OTHER: ['EVERYONE'],
};

const latest = (versions: readonly RateVersion[]): RateVersion | undefined =>
  versions.reduce<RateVersion | undefined>(
    (last, version) => (last === undefined || version.effectiveFrom > last.effectiveFrom ? version : last),
    undefined,
  );

/** The version of a resource's rates that is in effect for a booker at an instant; null: free of charge. */
export function rateInEffect(versions: readonly RateVersion[], relation: Relation, at: Instant): RateVersion | null {
  const begun = versions.filter((version) => version.effectiveFrom <= at);
  for (const audience of audiencesOf[relation]) {
    const version = latest(begun.filter((each) => each.audience === audience));
    if (version !== undefined) return version;
  }
  return null;
}
