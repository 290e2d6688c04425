import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { may, type ViewerContext } from '../../access/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/db/database.js';
import { NodeRegistry } from '../../platform/graphql/node-registry.js';
import { agreementIds } from '../ids.js';
import { OrganizationLoader } from '../organization-loader.js';
import { OrganizationObject } from '../organization.object.js';
import { AgreementObject } from './agreement.object.js';
import { agreementById } from './agreements.queries.js';
import { subjectOf } from './core/agreement.js';

@Resolver(() => AgreementObject)
export class AgreementResolver {
  constructor(
    private readonly organizations: OrganizationLoader,
    database: Database,
    clock: Clock,
    nodes: NodeRegistry,
  ) {
    nodes.register(agreementIds.prefix, async (id, context) => {
      const { viewer } = context as ViewerContext;
      const now = clock.now();
      const facts = viewer === null ? null : await agreementById(database, id, now);
      if (viewer === null || facts === null || !may(viewer, 'agreements', subjectOf(facts))) return null;
      return new AgreementObject(facts, now);
    });
  }

  @ResolveField('provider', () => OrganizationObject, { description: 'Whose resources it is about.' })
  provider(@Parent() agreement: AgreementObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, agreement.providerId);
  }

  @ResolveField('consumer', () => OrganizationObject, { description: 'Who books them, and pays.' })
  consumer(@Parent() agreement: AgreementObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, agreement.consumerId);
  }

  @ResolveField('proposedBy', () => OrganizationObject, { description: 'Which of the two proposed it.' })
  proposedBy(@Parent() agreement: AgreementObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, agreement.proposerId);
  }
}
