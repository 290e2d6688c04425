import { refusal } from '../../platform/core/refusal.js';
import { lineProblems } from './line.js';
import { type OrganizationRefusal, organizationReasons } from './refusals.js';

const SLUG = /^[a-z0-9](-?[a-z0-9])*$/;
const SLUG_LONGEST = 63;

export const isSlug = (slug: string): boolean => slug.length <= SLUG_LONGEST && SLUG.test(slug);

function slugProblems(slug: string): OrganizationRefusal[] {
  if (isSlug(slug)) return [];
  const { length: given } = slug;
  return given > SLUG_LONGEST
    ? [refusal(organizationReasons.slugTooLong, ['slug'], { most: SLUG_LONGEST, given })]
    : [refusal(organizationReasons.slugShape, ['slug'], { given: slug })];
}

/** Every problem of an organization that a person registers; the name is trimmed already. */
export const newOrganizationProblems = ({ slug, name }: { slug: string; name: string }): OrganizationRefusal[] => [
  ...slugProblems(slug),
  ...lineProblems('name', name),
];
