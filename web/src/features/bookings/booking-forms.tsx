import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { t } from '../../i18n/t';
import { BookingActions, type ActingBooking, cancellingCost } from '../../ui/booking/actions';
import { Loading } from '../../ui/states';
import type { BookingSearch } from './booking-search';
import { MovePanel } from './move';

/** The form comes with antd's fields, which the page itself does without. */
const TitleForm = lazy(async () => ({ default: (await import('./title-form')).TitleForm }));

/** Everything that the viewer may do to a booking now; moving and renaming have forms of their own. */
export function BookingForms({
  booking,
  step,
  skills,
  onDone,
}: {
  readonly booking: ActingBooking;
  readonly step: number | null;
  readonly skills: readonly string[];
  readonly onDone: () => void;
}) {
  const { form } = useSearch({ from: '/b/$id' });
  const navigate = useNavigate();
  const go = (search: BookingSearch) =>
    void navigate({ to: '/b/$id', params: { id: booking.id }, search, replace: true, resetScroll: false });
  const done = () => {
    go({});
    onDone();
  };
  const can = (action: ActingBooking['viewerCan'][number]) => booking.viewerCan.includes(action);
  return (
    <>
      <BookingActions booking={booking} onDone={onDone}>
        {can('RESCHEDULE') && form !== 'move' && (
          <Button onClick={() => go({ form: 'move' })}>{t.bookings.move}</Button>
        )}
        {can('UPDATE') && form !== 'title' && (
          <Button onClick={() => go({ form: 'title' })}>{t.bookings.rename}</Button>
        )}
      </BookingActions>
      {can('CANCEL') && <p className="small">{cancellingCost(booking)}</p>}
      {form === 'move' && can('RESCHEDULE') && (
        <MovePanel booking={booking} step={step} skills={skills} onMoved={done} onClose={() => go({})} />
      )}
      {form === 'title' && can('UPDATE') && (
        <Suspense fallback={<Loading lines={3} />}>
          <TitleForm booking={booking} onSaved={done} onClose={() => go({})} />
        </Suspense>
      )}
    </>
  );
}
