import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { RequestBookingMutation } from '../../api/generated/graphql';
import { range } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { Notice } from '../../ui/states';
import { Money } from '../../ui/values';

export type Booked = NonNullable<RequestBookingMutation['requestBooking']['booking']>;

export const statusWord = ({ status }: Booked): string =>
  status === 'PENDING_APPROVAL' || status === 'HELD' ? t.booking.done[status] : t.booking.done.CONFIRMED;

export function Done({
  booked,
  zone,
  onAgain,
}: {
  readonly booked: Booked;
  readonly zone: string;
  readonly onAgain: () => void;
}) {
  return (
    <Notice kind="success">
      <p>
        <strong>{statusWord(booked)}</strong>
      </p>
      <dl className="facts">
        <dt>{t.booking.reference}</dt>
        <dd>
          <Link to="/b/$id" params={{ id: booked.id }}>
            {booked.reference}
          </Link>
        </dd>
        <dt>{t.booking.title}</dt>
        <dd>{booked.title}</dd>
        <dt>{t.booking.date}</dt>
        <dd>{range(booked.startsAt, booked.endsAt, zone)}</dd>
        <dt>{t.booking.price}</dt>
        <dd>
          <Money value={booked.quote} />
        </dd>
      </dl>
      <p className="below">
        {booked.status === 'PENDING_APPROVAL' ? t.booking.next.PENDING_APPROVAL : t.booking.next.CONFIRMED}
      </p>
      <div className="row">
        <Button onClick={onAgain}>{t.booking.another}</Button>
        <Link to="/find" search={{}}>
          {t.booking.backToSearch}
        </Link>
      </div>
    </Notice>
  );
}
