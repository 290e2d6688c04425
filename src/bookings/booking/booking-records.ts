import { sqlInstantOrNull } from '../../platform/db/sql-values.js';
import type { ValidatedRequest } from '../core/request-validation.js';
import type { FrozenItem } from '../core/booking.js';
import type { Terms } from '../core/terms.js';

/** The columns of termsRecord(). */
export const TERMS_RECORD = `status text, expires_at timestamptz, confirmed_at timestamptz, no_show_at timestamptz,
  needs_approval boolean, cancellation_notice_minutes integer, no_show_after_minutes integer,
  check_in_opens_minutes integer, agreement_id uuid, discount_percent numeric, quote_minor numeric,
  quote_currency text, rate_ids uuid[], included_minutes integer[]`;

/** The columns of itemRecords(), in this order. */
export const ITEM_COLUMNS = 'resource_id, position, units, whole, turnaround_minutes';
export const ITEM_RECORD =
  'resource_id uuid, position smallint, units integer, whole boolean, turnaround_minutes integer';

export const termsRecord = (terms: Terms) => ({
  status: terms.status,
  expires_at: sqlInstantOrNull(terms.expiresAt),
  confirmed_at: sqlInstantOrNull(terms.confirmedAt),
  no_show_at: sqlInstantOrNull(terms.noShowAt),
  needs_approval: terms.needsApproval,
  cancellation_notice_minutes: terms.cancellationNoticeMinutes,
  no_show_after_minutes: terms.noShowAfterMinutes,
  check_in_opens_minutes: terms.checkInOpensMinutes,
  agreement_id: terms.agreementId === null ? null : terms.agreementId.id,
  discount_percent: terms.discountPercent,
  quote_minor: terms.quote?.minor.toString() ?? null,
  quote_currency: terms.quote?.currency ?? null,
  rate_ids: terms.priced.map(({ rate }) => (rate === null ? null : rate.id.id)),
  included_minutes: terms.priced.map((item) => item.includedMinutes),
});

export const itemRecords = (admission: ValidatedRequest) =>
  admission.items.map((item, index) => ({
    resource_id: item.resource.id.id,
    position: index + 1,
    units: item.units,
    whole: item.whole,
    turnaround_minutes: item.resource.policy.turnaroundMinutes,
  }));

export const itemsOf = (admission: ValidatedRequest, { priced }: Terms): FrozenItem[] =>
  admission.items.map((item, index) => ({
    resourceId: item.resource.id,
    units: item.units,
    whole: item.whole,
    rateId: priced[index]?.rate?.id ?? null,
    includedMinutes: priced[index]?.includedMinutes ?? 0,
  }));
