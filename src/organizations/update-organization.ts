import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../access/index.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import type { OrganizationFacts } from './core/organization.js';
import { changed, changedProblems, type DetailChanges } from './core/organization-details.js';
import { notPermitted, organizationNotFound, type OrganizationRefusal } from './core/organization-refusal.js';
import { seesOrganization } from './organization-visibility.js';
import { lockOrganization, updateOrganizationDetails } from './organizations.repository.js';

type Command = DetailChanges & { readonly organizationId: string };

/** Changes what an organization says of itself. What a platform admin verified, a platform admin changes. */
@Injectable()
export class UpdateOrganization {
  constructor(private readonly database: Database) {}

  execute(viewer: Viewer, command: Command): Promise<Result<OrganizationFacts, readonly OrganizationRefusal[]>> {
    return this.database.transaction(async (tx) => {
      const organization = await lockOrganization(tx, command.organizationId);
      if (organization === null || !seesOrganization(viewer, organization)) {
        return refuse([organizationNotFound(command.organizationId)]);
      }
      if (!may(viewer, 'updateOrganization', { own: organization.id })) {
        return refuse([notPermitted(`Only an ADMIN of ${organization.name} or a platform admin changes it.`)]);
      }
      const after = changed(organization, command);
      const verified = (['name', 'registrationCode'] as const).filter((field) => after[field] !== organization[field]);
      if (organization.status !== 'PENDING' && !may(viewer, 'verifiedDetails') && verified.length > 0) {
        const message = `${organization.name} was verified under this; a platform admin changes it.`;
        return refuse(verified.map((field) => ({ code: 'NOT_PERMITTED', message, field: [field] })));
      }
      const problems = changedProblems(after);
      if (problems.length > 0) return refuse(problems);
      await updateOrganizationDetails(tx, after);
      return ok(after);
    });
  }
}
