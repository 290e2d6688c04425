import { Button, Form, Input } from 'antd';
import { useAction } from '../../api/use-action';
import { t } from '../../i18n/t';
import { ActionForm } from '../../ui/action-form';
import type { ActingBooking } from '../../ui/booking/actions';
import { toast } from '../../ui/live-region';
import { UPDATE_BOOKING } from './booking.graphql';

interface Values {
  readonly title: string;
  readonly attendees: string;
}

/** Changes the title of a booking and how many people come. */
export function TitleForm({
  booking,
  onSaved,
  onClose,
}: {
  readonly booking: ActingBooking;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) {
  const [update] = useAction(UPDATE_BOOKING);
  return (
    <section className="card" aria-label={t.bookings.rename}>
      <h2>{t.bookings.rename}</h2>
      <ActionForm<Values, object>
        fields={['title', 'attendees']}
        initialValues={{ title: booking.title, attendees: booking.attendees == null ? '' : String(booking.attendees) }}
        submit={({ title, attendees }) =>
          update({ input: { bookingId: booking.id, title, attendees: attendees === '' ? null : Number(attendees) } })
        }
        done={() => {
          toast(t.words.saved);
          onSaved();
        }}
        submitLabel={t.words.save}
        extra={<Button onClick={onClose}>{t.words.close}</Button>}
      >
        <Form.Item name="title" label={t.words.title}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="attendees" label={`${t.bookings.people} (${t.words.optional})`}>
          <Input type="number" min={1} />
        </Form.Item>
      </ActionForm>
    </section>
  );
}
