import { lineProblem } from './line.js';
import { textOrNull } from './organization-details.js';
import { invalid, type OrganizationRefusal } from './organization-refusal.js';

const ADDRESS_LONGEST = 500;
const LATITUDE_MOST = 90;
const LONGITUDE_MOST = 180;

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

function degreesProblem(field: 'latitude' | 'longitude', degrees: number | null, most: number) {
  if (degrees === null || (degrees >= -most && degrees <= most)) return null;
  return invalid(field, `A ${field} is from -${most} to ${most} degrees; this one is ${degrees}.`);
}

/** All that is wrong with a site; its texts are trimmed already. */
export function newSiteProblems({ name, address, latitude, longitude }: NewSite): OrganizationRefusal[] {
  const nameProblem = lineProblem('A name', name);
  const addressProblem = address === null ? null : lineProblem('An address', address, ADDRESS_LONGEST);
  const missing = latitude === null ? 'latitude' : 'longitude';
  const half = (latitude === null) !== (longitude === null);
  return [
    nameProblem === null ? null : invalid('name', nameProblem),
    addressProblem === null ? null : invalid('address', addressProblem),
    half ? invalid(missing, `Give latitude and longitude, or neither; the ${missing} is missing.`) : null,
    degreesProblem('latitude', latitude, LATITUDE_MOST),
    degreesProblem('longitude', longitude, LONGITUDE_MOST),
  ].filter((problem) => problem !== null);
}
