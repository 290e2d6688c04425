import type { Word } from '../../platform/core/message.js';
import { refusal } from '../../platform/core/refusal.js';
import { lineProblems } from './line.js';
import { textOrNull } from './organization-details.js';
import { type OrganizationRefusal, organizationReasons } from './refusals.js';

const coordinates = {
  latitude: { most: 90, word: { code: 'latitude', en: 'latitude', zh: '纬度' } },
  longitude: { most: 180, word: { code: 'longitude', en: 'longitude', zh: '经度' } },
} as const satisfies Record<string, { readonly most: number; readonly word: Word }>;

/** Degrees of WGS 84. */
export interface Location {
  readonly latitude: number;
  readonly longitude: number;
}

/** Changes of a site: absent = stays, null = cleared. */
export interface SiteChanges {
  readonly name?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly latitude?: number | null | undefined;
  readonly longitude?: number | null | undefined;
}

interface NewSite {
  readonly name: string;
  readonly address: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** The site after the changes. A position given by half stays half, so that newSiteProblems refuses it. */
export function changedSite(
  before: { readonly name: string; readonly address: string | null; readonly location: Location | null },
  { name, address, latitude, longitude }: SiteChanges,
): NewSite {
  const moved = latitude !== undefined || longitude !== undefined;
  return {
    name: name === undefined ? before.name : (name ?? '').trim(),
    address: address === undefined ? before.address : textOrNull(address),
    latitude: moved ? (latitude ?? null) : (before.location?.latitude ?? null),
    longitude: moved ? (longitude ?? null) : (before.location?.longitude ?? null),
  };
}

function degreesProblems(field: keyof typeof coordinates, degrees: number | null): OrganizationRefusal[] {
  const { most, word } = coordinates[field];
  if (degrees === null || (degrees >= -most && degrees <= most)) return [];
  const facts = { coordinate: word, least: -most, most, given: degrees };
  return [refusal(organizationReasons.degrees, [field], facts)];
}

/** Every problem of a site; its texts are trimmed already. */
export function newSiteProblems({ name, address, latitude, longitude }: NewSite): OrganizationRefusal[] {
  const missing = latitude === null ? 'latitude' : 'longitude';
  const half = (latitude === null) !== (longitude === null);
  return [
    ...lineProblems('name', name),
    ...lineProblems('address', address),
    ...(half ? [refusal(organizationReasons.halfPosition, [missing], { missing: coordinates[missing].word })] : []),
    ...degreesProblems('latitude', latitude),
    ...degreesProblems('longitude', longitude),
  ];
}
