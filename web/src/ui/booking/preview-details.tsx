import type { PreviewFragment } from '../../api/generated/graphql';
import { dayAndTime, money } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { Checklist } from '../checklist';
import { PriceLines } from './price-lines';

/** The rules as a checklist, the price by line, the cost of cancelling and the one who must approve. */
export function PreviewDetails({ preview, zone }: { readonly preview: PreviewFragment; readonly zone: string }) {
  const { checks, lines, lateFrom, lateCancellationFee, noShowFee, approver, status } = preview;
  return (
    <>
      <h3>{t.booking.checks}</h3>
      <Checklist label={t.booking.checks} checks={checks} />
      {/* A request that cannot be booked has no price yet. */}
      {lines.length > 0 && (
        <>
          <h3 className="below">{t.booking.price}</h3>
          <PriceLines lines={lines} total={preview.quote} />
          <p className="small">
            {lateCancellationFee == null
              ? t.booking.freeToCancel
              : lateFrom == null
                ? t.booking.lateCosts(money(lateCancellationFee))
                : t.booking.freeUntil(dayAndTime(lateFrom, zone), money(lateCancellationFee))}
            {noShowFee != null && ` ${t.booking.noShowCosts(money(noShowFee))}`}
          </p>
        </>
      )}
      {approver != null && <p>{t.booking.approvedBy(approver.name)}</p>}
      {status != null && <p>{t.booking.statusNow(t.bookingStatus[status])}</p>}
    </>
  );
}
