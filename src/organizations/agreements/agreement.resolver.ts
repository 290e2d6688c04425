import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { agreementIds } from '../ids.js';
import type { ViewerContext } from '../../access/index.js';
import { NodeRegistry } from '../../platform/graphql/node-registry.js';
import { OrganizationLoader } from '../organization-loader.js';
import { OrganizationObject } from '../organization.object.js';
import { AgreementObject } from './agreement.object.js';
import { FindAgreements } from './find-agreements.js';

@Resolver(() => AgreementObject)
export class AgreementResolver {
  constructor(
    private readonly organizations: OrganizationLoader,
    agreements: FindAgreements,
    nodes: NodeRegistry,
  ) {
    nodes.register(agreementIds.prefix, (id, context) =>
      agreements.visible(context as ViewerContext, agreementIds.read(id)),
    );
  }

  @ResolveField(() => OrganizationObject, { description: 'The provider whose resources it is about.' })
  provider(@Parent() agreement: AgreementObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, agreement.providerId);
  }

  @ResolveField(() => OrganizationObject, { description: 'The organization that books them and pays.' })
  consumer(@Parent() agreement: AgreementObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, agreement.consumerId);
  }

  @ResolveField(() => OrganizationObject, { description: 'The side that proposed it.' })
  proposedBy(@Parent() agreement: AgreementObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, agreement.proposerId);
  }
}
