import { Link } from '@tanstack/react-router';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { type ActionResult, refusedBy, type UserError, useAction } from '../../api/use-action';
import { t } from '../../i18n/t';
import { CANCEL } from '../../ui/booking/actions.graphql';
import { ConfirmButton } from '../../ui/confirm';
import { Labelled } from '../../ui/labelled';
import { toast } from '../../ui/live-region';
import { Notice, Refusals } from '../../ui/states';
import { CANCEL_SERIES } from './booking.graphql';

type Reach = 'this' | 'following' | 'all';
const REACHES: readonly Reach[] = ['this', 'following', 'all'];

interface OfSeries {
  readonly id: string;
  readonly startsAt: string;
  readonly provided: boolean;
  readonly viewerCan: readonly string[];
  readonly series?: { readonly id: string } | null;
}

/** Says that a booking is one of a series, leads to the others, and cancels it, the following ones or all. */
export function SeriesBanner({
  booking,
  slug,
  onDone,
}: {
  readonly booking: OfSeries;
  /** The organization of the viewer whose list shows the others. */
  readonly slug: string;
  readonly onDone: () => void;
}) {
  const [reach, setReach] = useState<Reach>('this');
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [cancel] = useAction(CANCEL);
  const [cancelSeries] = useAction(CANCEL_SERIES);
  if (booking.series == null) return null;
  const seriesId = booking.series.id;
  const send = (): Promise<ActionResult<object>> =>
    reach === 'this'
      ? cancel({ input: { bookingId: booking.id, reason: reason || null } })
      : cancelSeries({
          input: { seriesId, from: reach === 'following' ? booking.startsAt : null, reason: reason || null },
        });
  const act = async () => {
    const refused = refusedBy(await send());
    setErrors(refused);
    onDone();
    if (refused.length > 0) return false;
    toast(t.bookingStatus.CANCELLED);
    return true;
  };
  return (
    <Notice>
      <p>
        {t.bookings.partOfSeries}{' '}
        <Link
          to="/o/$slug/bookings"
          params={{ slug }}
          search={{ as: booking.provided ? 'provider' : 'consumer', series: seriesId }}
        >
          {t.bookings.wholeSeries}
        </Link>
      </p>
      {booking.viewerCan.includes('CANCEL') && (
        <ConfirmButton danger label={t.bookings.cancelSeries} title={t.bookings.cancelSeriesTitle} act={act}>
          <Refusals errors={errors} />
          <Radio.Group
            aria-label={t.bookings.cancelSeriesTitle}
            value={reach}
            onChange={(event) => setReach(event.target.value as Reach)}
            options={REACHES.map((value) => ({ value, label: t.bookings.reach[value] }))}
          />
          <p className="below">{t.bookings.cancelText}</p>
          <Labelled label={booking.provided ? t.words.reason : `${t.words.reason} (${t.words.optional})`}>
            {(id) => (
              <Input id={id} value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
            )}
          </Labelled>
        </ConfirmButton>
      )}
    </Notice>
  );
}
