import { invalid, type OrganizationRefusal } from './organization-refusal.js';
import { lineProblem } from './line.js';

const SLUG = /^[a-z0-9](-?[a-z0-9])*$/;
const SLUG_LONGEST = 63;

export const isSlug = (slug: string): boolean => slug.length <= SLUG_LONGEST && SLUG.test(slug);

/** All that is wrong with an organization that somebody registers; the name is trimmed already. */
export function newOrganizationProblems(organization: { slug: string; name: string }): OrganizationRefusal[] {
  const { slug, name } = organization;
  const problems: OrganizationRefusal[] = [];
  if (slug.length > SLUG_LONGEST) {
    problems.push(invalid('slug', `A slug has at most ${SLUG_LONGEST} characters; this one has ${slug.length}.`));
  } else if (!SLUG.test(slug)) {
    const shape = 'lower-case letters a to z, digits and single hyphens between them';
    problems.push(invalid('slug', `A slug is made of ${shape}, like north-college; ${JSON.stringify(slug)} is not.`));
  }
  const nameProblem = lineProblem('A name', name);
  if (nameProblem !== null) problems.push(invalid('name', nameProblem));
  return problems;
}
