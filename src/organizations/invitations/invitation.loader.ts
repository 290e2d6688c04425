import { Injectable } from '@nestjs/common';
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

  find(context: RequestContext, id: string): Promise<InvitationObject | null> {
    const batch = async (ids: readonly string[]) => {
      const found = await invitationsById(this.database, ids);
      return new Map([...found].map(([each, facts]) => [each, new InvitationObject(facts)]));
    };
    return context.loaders.load(this, batch, id);
  }

  async openOf(context: RequestContext, organizationId: string): Promise<InvitationObject[]> {
    const batch = (ids: readonly string[]) => openInvitationsOf(this.database, ids, this.clock.now());
    const found = (await context.loaders.load(this.openOfOrganization, batch, organizationId)) ?? [];
    return found.map((facts) => new InvitationObject(facts));
  }
}
