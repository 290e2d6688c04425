import { Injectable } from '@nestjs/common';
import {
  actorFor,
  type GivenKey,
  keyedRequest,
  may,
  once,
  Quotas,
  roleWords,
  type Viewer,
} from '../../access/index.js';
import { happened } from '../../happenings/index.js';
import { type AgreementKey, distinctKeys, type OrganizationKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Instant } from '../../platform/core/time-range.js';
import { Database, type Tx } from '../../platform/db/database.js';
import type { OrganizationFacts } from '../core/organization.js';
import { organizationReasons } from '../core/refusals.js';
import { seesOrganization } from '../organization-visibility.js';
import { organizationsById } from '../organizations.queries.js';
import { ofAgreement } from './agreement-happening.js';
import { requiredAgreement } from './agreements.queries.js';
import { countProposals, insertAgreement } from './agreements.repository.js';
import { type AgreementFacts, type AgreementSide, subjectOf } from './core/agreement.js';
import { newAgreementProblems, type ProposedTerms, termOf } from './core/new-agreement.js';
import { type AccountingRefusal, agreementReasons, unverifiedProblems } from './core/refusals.js';
import { ProviderResources } from './provider-resources.js';

interface Sides {
  readonly provider: OrganizationFacts;
  readonly consumer: OrganizationFacts;
}

type Proposed = Result<AgreementFacts, readonly AccountingRefusal[]>;

/** Either side proposes; nothing binds until the other side accepts. */
@Injectable()
export class ProposeAgreement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly resources: ProviderResources,
    private readonly quotas: Quotas,
  ) {}

  execute(viewer: Viewer, terms: ProposedTerms, given: GivenKey<AgreementKey> | null = null): Promise<Proposed> {
    const now = this.clock.now();
    const request = keyedRequest(viewer, 'proposeAgreement', terms.providerId, given, now);
    return this.database.transaction((tx) =>
      once<AgreementFacts, readonly AccountingRefusal[], AgreementKey>(tx, request, {
        work: () => this.propose(tx, viewer, terms, now),
        keyOf: (agreement) => agreement.id,
        again: (key) => requiredAgreement(tx, key, now),
        refuse: (problem) => [problem],
      }),
    );
  }

  private async propose(tx: Tx, viewer: Viewer, terms: ProposedTerms, now: Instant): Promise<Proposed> {
    const sides = await this.permittedSides(tx, viewer, terms);
    if (!sides.ok) return sides;
    const { timeZone } = sides.value.provider;
    const resourceIds = terms.resourceIds === null ? null : distinctKeys(terms.resourceIds);
    const problems = newAgreementProblems({ ...terms, resourceIds }, timeZone);
    const none = problems.some((problem) => problem.field?.[0] === 'resourceIds');
    const missing = none ? [] : await this.missingResources(tx, viewer, terms);
    if (problems.length + missing.length > 0) return refuse([...problems, ...missing]);
    // A viewer who may propose for both speaks for the provider.
    const side: AgreementSide = may(viewer, 'proposeAgreement', { provider: terms.providerId })
      ? 'PROVIDER'
      : 'CONSUMER';
    const full = await this.quotaRefusal(tx, sides.value, side);
    if (full !== null) return refuse([full]);
    const proposal = { terms: { ...terms, resourceIds }, term: termOf(terms, timeZone), side };
    const proposed = await insertAgreement(tx, proposal, { userId: viewer.accountKey, at: now });
    const actor = actorFor(viewer, side === 'PROVIDER' ? proposed.providerId : proposed.consumerId);
    const told = { kind: 'AGREEMENT_PROPOSED', at: now } as const;
    await happened(tx, { ...ofAgreement(viewer, 'proposeAgreement', proposed, told), actor });
    return ok(proposed);
  }

  /** A proposal takes room until the other side answers or either side ends it. */
  private async quotaRefusal(
    tx: Tx,
    { provider, consumer }: Sides,
    side: AgreementSide,
  ): Promise<AccountingRefusal | null> {
    const [by, to] = side === 'PROVIDER' ? [provider, consumer] : [consumer, provider];
    const all = { kind: 'proposedAgreements', subject: by.key, status: by.status } as const;
    const pair = { ...all, kind: 'proposedAgreementsOfPair' } as const;
    return (
      (await this.quotas.refusal(tx, all, () => countProposals(tx, by.key, null))) ??
      this.quotas.refusal(tx, pair, () => countProposals(tx, by.key, to.key))
    );
  }

  private async permittedSides(
    tx: Tx,
    viewer: Viewer,
    terms: ProposedTerms,
  ): Promise<Result<Sides, AccountingRefusal[]>> {
    const found = await organizationsById(tx, [terms.providerId, terms.consumerId]);
    const seen = (id: OrganizationKey) => {
      const organization = found.get(id);
      return organization !== undefined && seesOrganization(viewer, organization) ? organization : null;
    };
    const [provider, consumer] = [seen(terms.providerId), seen(terms.consumerId)];
    const notFound = (field: string) => refusal(organizationReasons.notFound, [field]);
    if (provider === null || consumer === null) {
      return refuse([
        ...(provider === null ? [notFound('providerId')] : []),
        ...(consumer === null ? [notFound('consumerId')] : []),
      ]);
    }
    if (!may(viewer, 'proposeAgreement', subjectOf(terms))) {
      const roles = roleWords('proposeAgreement', 'own');
      const facts = { provider: provider.name, consumer: consumer.name, roles };
      return refuse([refusal(agreementReasons.proposing, null, facts)]);
    }
    const unverified = [
      ...unverifiedProblems(provider, 'providerId'),
      ...(consumer.key === provider.key ? [] : unverifiedProblems(consumer, 'consumerId')),
    ];
    return unverified.length > 0 ? refuse(unverified) : ok({ provider, consumer });
  }

  private async missingResources(tx: Tx, viewer: Viewer, terms: ProposedTerms): Promise<AccountingRefusal[]> {
    if (terms.resourceIds === null) return [];
    const visible = await this.resources.visible(tx, viewer, terms.providerId, terms.resourceIds);
    return terms.resourceIds.flatMap((id, index) =>
      visible.has(id.id) ? [] : [refusal(agreementReasons.resourceNotFound, ['resourceIds', String(index)])],
    );
  }
}
