import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { agreementIds } from '../ids.js';
import { organizationIds } from '../../access/ids.js';
import { CurrentViewer, givenKey, Sessions, type Viewer, type ViewerContext } from '../../access/index.js';
import type { Locale } from '../../platform/core/locale.js';
import { RequestLocale } from '../../platform/graphql/request-locale.js';
import { AcceptAgreement } from './accept-agreement.js';
import { AgreementObject } from './agreement.object.js';
import { AgreementActionInput, ProposeAgreementInput, proposedTerms } from './agreements.inputs.js';
import { AgreementPayload } from './agreements.payloads.js';
import { EndAgreement } from './end-agreement.js';
import { FindAgreements } from './find-agreements.js';
import { ProposeAgreement } from './propose-agreement.js';
import { Input } from '../../platform/graphql/input.js';

@Resolver()
export class AgreementsResolver {
  constructor(
    private readonly find: FindAgreements,
    private readonly sessions: Sessions,
    private readonly proposing: ProposeAgreement,
    private readonly accepting: AcceptAgreement,
    private readonly ending: EndAgreement,
  ) {}

  @Query(() => [AgreementObject], {
    description:
      'The agreements in which an organization is a side, the latest `from` first, then in the order in which they ' +
      'were proposed; at most 1,000, declined ones left out first. FORBIDDEN to all but its ADMINs and FINANCE and ' +
      'platform admins.',
  })
  agreements(
    @Args('organizationId', { type: () => ID, description: 'The organization.' }) organizationId: string,
    @CurrentViewer() viewer: Viewer,
    @RequestLocale() locale: Locale,
  ): Promise<AgreementObject[]> {
    return this.find.ofOrganization(viewer, organizationIds.read(organizationId), locale);
  }

  @Mutation(() => AgreementPayload, {
    description: 'Proposes terms to the other side; for ADMINs and FINANCE of either.',
  })
  async proposeAgreement(
    @Input(ProposeAgreementInput, 'The terms.') input: ProposeAgreementInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<AgreementPayload> {
    const result = await this.proposing.execute(viewer, proposedTerms(input), givenKey(input, agreementIds));
    return this.find.payloadOf(result);
  }

  @Mutation(() => AgreementPayload, {
    description: 'Makes a proposal binding; for ADMINs of the side that did not propose.',
  })
  async acceptAgreement(
    @Input(AgreementActionInput, 'The one that is meant.') input: AgreementActionInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: ViewerContext,
  ): Promise<AgreementPayload> {
    const result = await this.accepting.execute(viewer, agreementIds.read(input.agreementId));
    // Partners see more of each other: what follows in the same document is asked as one.
    if (result.ok) context.viewer = await this.sessions.viewerOfUser(viewer.accountKey);
    return this.find.payloadOf(result);
  }

  @Mutation(() => AgreementPayload, {
    description: 'Ends an ACTIVE agreement now, or declines a PROPOSED one; for ADMINs and FINANCE of either side.',
  })
  async endAgreement(
    @Input(AgreementActionInput, 'The agreement, and the reason.') input: AgreementActionInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: ViewerContext,
  ): Promise<AgreementPayload> {
    const result = await this.ending.execute(viewer, { ...input, agreementId: agreementIds.read(input.agreementId) });
    // The viewer may have lost a partner with it.
    if (result.ok) context.viewer = await this.sessions.viewerOfUser(viewer.accountKey);
    return this.find.payloadOf(result);
  }
}
