import type { AgreementMoney } from '../../accounting/pricing/core/quote.js';
import type { AcceptedAgreement } from '../../organizations/agreements/core/covering-agreement.js';
import type { OrganizationKey } from '../../platform/core/keys.js';
import type { TimeRange } from '../../platform/core/time-range.js';

/** An agreement that was accepted, with what it gives. */
export type BookableAgreement = AcceptedAgreement & AgreementMoney;

/** From when to when an agreement makes an owner and the organization that books partners. */
export interface Partnership extends TimeRange {
  /** The owner. */
  readonly organizationId: OrganizationKey;
}
