import { claimArguments, claimTime, giveTimeBackMoving } from '../../availability/index.js';
import { redraw } from '../../organizations/index.js';
import { LostRaceError, statement, type Tx } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { allocationsOf, drawOf, racing } from '../booking/booking-claims.js';
import {
  ITEM_COLUMNS,
  ITEM_RECORD,
  itemRecords,
  itemsOf,
  TERMS_RECORD,
  termsRecord,
} from '../booking/booking-records.js';
import type { ValidatedRequest } from '../core/request-validation.js';
import type { Booking } from '../core/booking.js';
import { includedMinutesOf } from '../core/price.js';
import { holdExpiry, statusAt, type Terms } from '../core/terms.js';

const clearItems = statement('booking.clear-items')`
  delete from booking_item where organization_id = $1 and booking_id = $2`;

const moveAndClaim = statement('booking.move')`with moved as (
     update booking b
        set starts_at = $4, ends_at = $5, recorded_status = t.status, expires_at = t.expires_at,
            confirmed_at = t.confirmed_at, no_show_at = t.no_show_at, needs_approval = t.needs_approval,
            cancellation_notice_minutes = t.cancellation_notice_minutes,
            no_show_after_minutes = t.no_show_after_minutes, check_in_opens_minutes = t.check_in_opens_minutes,
            agreement_id = t.agreement_id, discount_percent = t.discount_percent, quote_minor = t.quote_minor,
            quote_currency = t.quote_currency
       from jsonb_to_record($6) as t (${TERMS_RECORD})
      where b.organization_id = $2 and b.booking_id = $3),
   new_item as (
     insert into booking_item (organization_id, booking_id, ${ITEM_COLUMNS}, rate_id, included_minutes)
     select $2, $3, i.*, t.rate_ids[i.position], t.included_minutes[i.position]
       from jsonb_to_record($6) as t (${TERMS_RECORD}) cross join jsonb_to_recordset($7) as i (${ITEM_RECORD}))
   select ${claimTime(8)} as missing`;

/** The new items, period and terms of a booking. */
export interface MovedTo {
  readonly admission: ValidatedRequest;
  readonly period: TimeRange;
  readonly terms: Terms;
}

/**
 * Gives time and included minutes of a locked booking back, takes those of the new period and items, and answers the
 * booking as it is then. Throws LostRaceError when somebody took them since the caller looked.
 */
export async function moveBooking(tx: Tx, booking: Booking, to: MovedTo, now: Instant): Promise<Booking> {
  const key = booking.id;
  const { admission, period, terms } = to;
  const drawn = drawOf(key.id, terms);
  const draws = drawn.minutes > 0 || includedMinutesOf(booking.items) > 0 ? [drawn] : [];
  await redraw(tx, key.provider, draws, now);
  await giveTimeBackMoving(tx, key, period.startsAt, now);
  await tx.run(clearItems, [key.provider, key.id]);
  const values = [
    sqlInstant(now),
    key.provider,
    key.id,
    sqlInstant(period.startsAt),
    sqlInstant(period.endsAt),
    JSON.stringify(termsRecord(terms)),
    JSON.stringify(itemRecords(admission)),
    ...claimArguments(allocationsOf(admission, key.id, period, terms)),
  ];
  const [written] = await racing(() => tx.run<{ missing: number }>(moveAndClaim, values));
  if (written?.missing !== 0) throw new LostRaceError();
  return movedBooking(booking, to, now);
}

/** The booking as it is, or would be, once it was moved. */
export const movedBooking = (booking: Booking, { admission, period, terms }: MovedTo, now: Instant): Booking => ({
  ...booking,
  ...terms,
  status: statusAt(terms, now),
  expiresAt: holdExpiry(terms),
  period,
  items: itemsOf(admission, terms),
});
