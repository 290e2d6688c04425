import { changesBetween, type FieldChange, type HappeningKind } from '../happenings/index.js';
import { resourceIds, siteIds } from '../organizations/ids.js';
import type { CataloguedResource, ResourceStatus } from './core/resource.js';

const openingHoursText = ({ openingHours }: CataloguedResource): string => JSON.stringify(openingHours);

/** The values of a resource that its history tells. */
const valuesOf = (resource: CataloguedResource) => ({
  code: resource.code,
  name: resource.name,
  description: resource.description,
  units: resource.units,
  seats: resource.seats,
  skills: resource.skills,
  audience: resource.audience,
  status: resource.status,
  siteId: resource.siteId === null ? null : siteIds.encode(resource.siteId),
  parentId: resource.parentId === null ? null : resourceIds.encode(resource.parentId),
  openingHours: openingHoursText(resource),
  ...Object.fromEntries(
    Object.entries(resource.policy).map(([rule, value]) => [`policy.${rule}`, value as string | null]),
  ),
});

/** The fields of a resource that changed. */
export const resourceChanges = (before: CataloguedResource, after: CataloguedResource): FieldChange[] =>
  changesBetween(valuesOf(before), valuesOf(after));

const kindOfStatus: Readonly<Partial<Record<ResourceStatus, HappeningKind>>> = {
  LISTED: 'RESOURCE_LISTED',
  WITHDRAWN: 'RESOURCE_WITHDRAWN',
};

/** The kind of a change from one status to another; null of a draft, of which nothing is told. */
export function kindOfChange(before: ResourceStatus | null, after: ResourceStatus): HappeningKind | null {
  if (after === 'DRAFT') return null;
  return (before === after ? null : kindOfStatus[after]) ?? 'RESOURCE_CHANGED';
}
