import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../../access/index.js';
import { noSpecialDays, specialDaysIn } from '../../availability/index.js';
import { type CataloguedResource, resourcesById } from '../../catalog/index.js';
import { sitesById } from '../../organizations/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { ResourceKey, SiteKey } from '../../platform/core/keys.js';
import type { Locale } from '../../platform/core/locale.js';
import { message, textIn } from '../../platform/core/message.js';
import { Database } from '../../platform/db/database.js';
import { forbidden } from '../../platform/graphql/api-error.js';
import { draftAt, periodOf, type PolicyTrial, tryPolicy } from '../core/policy-trial.js';
import { spanOf } from './facts.queries.js';
import { trialIsHidden } from '../core/refusals.js';
import type { RuleCheck } from '../core/rule-check.js';

export interface TryPolicyCommand extends PolicyTrial {
  /** The resource whose rules are changed, or the site of one that does not exist yet. */
  readonly of: { readonly resource: ResourceKey } | { readonly site: SiteKey };
}

/** Asks rules before anybody is bound by them: books nothing and counts as no demand. */
@Injectable()
export class TryPolicy {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws FORBIDDEN in the language given, in the same words for what does not exist. */
  async execute(viewer: Viewer, command: TryPolicyCommand, locale: Locale): Promise<RuleCheck[]> {
    const resource = await this.find(command.of);
    if (resource === null || !may(viewer, 'tryPolicy', { own: resource.organizationId })) {
      throw forbidden(textIn(locale, message(trialIsHidden, { roles: roleWords('tryPolicy', 'own') })));
    }
    const owner = resource.organizationId;
    const specialDays = await specialDaysIn(this.database, [owner], spanOf(periodOf(command, resource.timeZone)));
    return tryPolicy(resource, specialDays.get(owner) ?? noSpecialDays, command, this.clock.now());
  }

  private async find(of: TryPolicyCommand['of']): Promise<CataloguedResource | null> {
    if ('resource' in of) return (await resourcesById(this.database, [of.resource])).get(of.resource.id) ?? null;
    const site = (await sitesById(this.database, [of.site])).get(of.site);
    return site === undefined ? null : draftAt(site);
  }
}
