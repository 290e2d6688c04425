import { type OrganizationKey, type ResourceKey, wholeOf } from '../../platform/core/keys.js';

/** The things that a subscription was made for. */
export interface Coverage {
  /** Resources, by their whole keys as text. */
  readonly resources: ReadonlyMap<string, ResourceKey>;
  readonly organizations: ReadonlySet<OrganizationKey>;
  /** Organizations to verify. */
  readonly platform: boolean;
}

const MOST_IDS = 100;

/** The problem of a subscription; null = none. */
export function coverageProblem(resources: number, organizations: number, platform: boolean): string | null {
  if (Math.max(resources, organizations) > MOST_IDS) return `A subscription takes at most ${MOST_IDS} ids of a kind.`;
  if (resources + organizations === 0 && !platform) {
    return 'Name at least one resource or organization, or set platform to true.';
  }
  return null;
}

export const coverageOf = (
  resources: readonly ResourceKey[],
  organizations: readonly OrganizationKey[],
  platform: boolean,
): Coverage => ({
  resources: new Map(resources.map((key) => [wholeOf(key), key])),
  organizations: new Set(organizations),
  platform,
});
