import { ID, InputType } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import { NullableField } from '../platform/graphql/field.js';
import { OrganizationKind, OrganizationStatus } from './core/organization.js';
import type { OrganizationCriteria } from './list-organizations.js';

@InputType('OrganizationFilter', { description: 'All that is given must hold.' })
export class OrganizationFilter {
  @NullableField(
    () => String,
    'Words, each of which must be found in the name or the slug: Latin ones from their beginning, Chinese ones ' +
      'anywhere, whatever their case, accents and width. Blank: not filtered. At most 200 characters.',
  )
  text?: string | null;
  @NullableField(() => OrganizationKind, 'The kind.') kind?: OrganizationKind | null;
  @NullableField(() => OrganizationStatus, 'In this status; null = in any in which the viewer may see it.')
  status?: OrganizationStatus | null;
  @NullableField(
    () => ID,
    'One of the viewer’s organizations, with which it has an ACTIVE agreement; FORBIDDEN for any other.',
  )
  partnerOf?: string | null;
}

export const criteriaOf = (filter: OrganizationFilter): OrganizationCriteria => ({
  ...filter,
  partnerOf: organizationIds.readGiven(filter.partnerOf),
});
