import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer, type ViewerContext } from '../../access/index.js';
import type { AgreementKey, OrganizationKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Locale } from '../../platform/core/locale.js';
import { message, textIn } from '../../platform/core/message.js';
import type { Result } from '../../platform/core/result.js';
import { Database } from '../../platform/db/database.js';
import { forbidden } from '../../platform/graphql/api-error.js';
import { AgreementObject } from './agreement.object.js';
import { AgreementPayload } from './agreements.payloads.js';
import { agreementsById, agreementsOf } from './agreements.queries.js';
import { type AccountingRefusal, agreementsAreHidden } from './core/refusals.js';
import { type AgreementFacts, subjectOf } from './core/agreement.js';

/** Agreements as they stand now. */
@Injectable()
export class FindAgreements {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The one with this key; null = none that the viewer may see. */
  async visible({ viewer, loaders }: ViewerContext, id: AgreementKey): Promise<AgreementObject | null> {
    if (viewer === null) return null;
    const now = this.clock.now();
    const facts = await loaders.load(agreementsById, (ids) => agreementsById(this.database, ids, now), id);
    return facts !== null && may(viewer, 'agreements', subjectOf(facts)) ? new AgreementObject(facts, now) : null;
  }

  /** Agreements in which the organization is a side. Throws FORBIDDEN in the language given. */
  async ofOrganization(viewer: Viewer, organizationId: OrganizationKey, locale: Locale): Promise<AgreementObject[]> {
    if (!may(viewer, 'agreements', { own: organizationId, provider: organizationId })) {
      throw forbidden(textIn(locale, message(agreementsAreHidden, { roles: roleWords('agreements', 'own') })));
    }
    const now = this.clock.now();
    return (await agreementsOf(this.database, organizationId, now)).map((facts) => new AgreementObject(facts, now));
  }

  payloadOf(result: Result<AgreementFacts, readonly AccountingRefusal[]>): AgreementPayload {
    return AgreementPayload.of(result, this.clock.now());
  }
}
