import { codeWords } from '../../platform/core/message.js';
import type { OrganizationKey, ResourceKey, SiteKey } from '../../platform/core/keys.js';
import type { OpeningPeriod } from '../../availability/core/opening-hours.js';
import type { BookingPolicy } from './policy.js';

export type ResourceKind = 'EQUIPMENT' | 'LAB' | 'TRAINING_BASE';
export type ResourceStatus = 'DRAFT' | 'LISTED' | 'WITHDRAWN';
export type Audience = 'OWN_ORGANIZATION' | 'PARTNERS' | 'EVERYONE';

/** An audience as a sentence names it. */
export const audienceWord = codeWords<Audience>({
  OWN_ORGANIZATION: '本单位',
  PARTNERS: '合作单位',
  EVERYONE: '所有单位',
});

/** A kind as a sentence names it. */
export const resourceKindWord = codeWords<ResourceKind>({
  EQUIPMENT: '设备',
  LAB: '实训室',
  TRAINING_BASE: '培训基地',
});

/** A resource as the catalogue knows it. */
export interface CataloguedResource {
  readonly id: ResourceKey;
  readonly organizationId: OrganizationKey;
  readonly siteId: SiteKey;
  readonly parentId: ResourceKey | null;
  /** All that contain it, the nearest first. */
  readonly containerIds: readonly ResourceKey[];
  /** The seats of each of them, in the same order; null = it has none of its own. */
  readonly containerSeats: readonly (number | null)[];
  readonly code: string;
  readonly name: string;
  readonly description: string | null;
  readonly kind: ResourceKind;
  readonly status: ResourceStatus;
  readonly units: number;
  readonly seats: number | null;
  readonly skills: readonly string[];
  readonly audience: Audience;
  readonly timeZone: string;
  readonly openingHours: readonly OpeningPeriod[];
  readonly policy: BookingPolicy;
  /** A resource of an owner that is not is listed to nobody else. */
  readonly ownerVerified: boolean;
}

const height: Readonly<Record<ResourceKind, number>> = { EQUIPMENT: 0, LAB: 1, TRAINING_BASE: 2 };

/** base > lab > equipment. */
export const mayContain = (parent: ResourceKind, child: ResourceKind): boolean => height[parent] > height[child];
