import { Injectable } from '@nestjs/common';
import type { InvitationKey, OrganizationKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/db/database.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { InvitationObject } from './invitation.object.js';
import { invitationsById, openInvitationsOf } from './invitations.repository.js';

/** Invitations, batched within a request. Not filtered by what the viewer may see. */
@Injectable()
export class InvitationLoader {
  private readonly openOfOrganization = {};

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  find(context: RequestContext, key: InvitationKey): Promise<InvitationObject | null> {
    const batch = async (keys: readonly InvitationKey[]) => {
      const found = await invitationsById(this.database, keys);
      return new Map([...found].map(([each, facts]) => [each, new InvitationObject(facts)]));
    };
    return context.loaders.load(this, batch, key);
  }

  async openOf(context: RequestContext, organizationId: OrganizationKey): Promise<InvitationObject[]> {
    const batch = (keys: readonly OrganizationKey[]) => openInvitationsOf(this.database, keys, this.clock.now());
    const found = (await context.loaders.load(this.openOfOrganization, batch, organizationId)) ?? [];
    return found.map((facts) => new InvitationObject(facts));
  }
}
