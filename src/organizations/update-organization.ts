import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../access/index.js';
import { refusal } from '../platform/core/refusal.js';
import { changesBetween, happened } from '../happenings/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import type { OrganizationFacts } from './core/organization.js';
import { changed, changedProblems, type DetailChanges, retentionProblems } from './core/organization-details.js';
import { organizationNotFound, organizationReasons, type OrganizationRefusal } from './core/refusals.js';
import { seesOrganization } from './organization-visibility.js';
import { memberActor, ofOrganization } from './organization-happening.js';
import { lockOrganization, updateOrganizationDetails } from './organizations.repository.js';

type Command = DetailChanges & {
  readonly organizationId: OrganizationKey;
  /** Absent = stays, null = as is usual. */
  readonly learnerRetentionMonths?: number | null | undefined;
};

const valuesOf = (organization: OrganizationFacts) => {
  const { name, address, registrationCode, description, contact, statusReason, learnerRetentionMonths } = organization;
  return { name, address, registrationCode, description, contact, statusReason, learnerRetentionMonths };
};

/** Changes what an organization says of itself; by its ADMIN that corrects what it was declined for. What a platform admin verified, a platform admin changes. */
@Injectable()
export class UpdateOrganization {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(viewer: Viewer, command: Command): Promise<Result<OrganizationFacts, readonly OrganizationRefusal[]>> {
    return this.database.transaction(async (tx) => {
      const organization = await lockOrganization(tx, command.organizationId);
      if (organization === null || !seesOrganization(viewer, organization)) {
        return refuse([organizationNotFound]);
      }
      if (!may(viewer, 'updateOrganization', { own: organization.key })) {
        const facts = { organization: organization.name, roles: roleWords('updateOrganization', 'own') };
        return refuse([refusal(organizationReasons.changingIt, ['organizationId'], facts)]);
      }
      const isCorrected = may(viewer, 'correctedDetails', { own: organization.key });
      const statusReason = isCorrected ? null : organization.statusReason;
      const learnerRetentionMonths =
        command.learnerRetentionMonths === undefined
          ? organization.learnerRetentionMonths
          : command.learnerRetentionMonths;
      const after = { ...changed(organization, command), statusReason, learnerRetentionMonths };
      const verified = (['name', 'registrationCode'] as const).filter((field) => after[field] !== organization[field]);
      if (organization.status !== 'PENDING' && !may(viewer, 'verifiedDetails') && verified.length > 0) {
        const facts = { organization: organization.name };
        return refuse(verified.map((field) => refusal(organizationReasons.verifiedUnderIt, [field], facts)));
      }
      const problems = [...changedProblems(after), ...retentionProblems(after.learnerRetentionMonths)];
      if (problems.length > 0) return refuse(problems);
      const now = this.clock.now();
      const wasDeclined = organization.status === 'PENDING' && organization.statusReason !== null;
      await updateOrganizationDetails(tx, after, wasDeclined && isCorrected ? now : null);
      const changes = changesBetween(valuesOf(organization), valuesOf(after));
      if (changes.length > 0) {
        const told = { kind: 'ORGANIZATION_CHANGED', at: now, changes } as const;
        await happened(tx, ofOrganization(memberActor(viewer, organization.key), after, told));
      }
      return ok(after);
    });
  }
}
