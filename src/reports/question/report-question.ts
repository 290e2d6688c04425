import type { OrganizationKey, ResourceKey, SiteKey } from '../../platform/core/keys.js';
import type { Days } from './core/buckets.js';
import type { Grouping } from './core/grouping.js';

/** The question of a report; all that is given must hold. */
export interface UtilizationQuestion {
  readonly days: Days;
  readonly groupBy: Grouping;
  /** The organization; null = all whose reports the viewer may see. */
  readonly organizationId: OrganizationKey | null;
  readonly siteId: SiteKey | null;
  readonly kind: string | null;
  readonly resourceIds: readonly ResourceKey[] | null;
}
