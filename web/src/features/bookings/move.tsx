import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { refusedBy, useAction, useIdempotencyKey, type UserError } from '../../api/use-action';
import { useLateQuery } from '../../api/use-late-query';
import { t } from '../../i18n/t';
import { fieldsOf } from '../../time/zoned';
import { type ActingBooking, zoneOf } from '../../ui/booking/actions';
import { type Alternative, Conflicts } from '../../ui/booking/conflicts';
import { PeriodFields } from '../../ui/booking/period-fields';
import { PreviewDetails } from '../../ui/booking/preview-details';
import { announce } from '../../ui/live-region';
import { Loading, Problem, Refusals } from '../../ui/states';
import { Period } from '../../ui/values';
import { MOVE_BOOKING, PREVIEW_MOVE } from './booking.graphql';
import { moveOf, type Slot, slotOfMove } from './move.model';

/** Moves a booking: the old slot, the new one, and all rules and the price before anything happens. */
export function MovePanel({
  booking,
  step,
  skills,
  onMoved,
  onClose,
}: {
  readonly booking: ActingBooking;
  /** Minutes of the resource's steps; null = none are set. */
  readonly step: number | null;
  /** The skills of the booked equipment, by which others like it are found. */
  readonly skills: readonly string[];
  readonly onMoved: () => void;
  readonly onClose: () => void;
}) {
  const zone = zoneOf(booking);
  const [move, setMove] = useState(() => moveOf(booking, zone));
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  /** True when others took the slot after the viewer had seen it free. */
  const [lost, setLost] = useState(false);
  const [reschedule, moving] = useAction(MOVE_BOOKING);
  const [key, renewKey] = useIdempotencyKey();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const slot = slotOfMove(move, zone);
  const asked = useLateQuery(PREVIEW_MOVE, { input: { bookingId: booking.id, ...slot } });
  const preview = asked.data?.previewReschedule;
  const isSame =
    Date.parse(slot.startsAt) === Date.parse(booking.startsAt) &&
    Date.parse(slot.endsAt) === Date.parse(booking.endsAt);

  const send = async (wanted: Slot, idempotencyKey: string) => {
    const result = await reschedule({ input: { bookingId: booking.id, ...wanted, idempotencyKey } });
    const answer = result.data?.rescheduleBooking;
    setErrors(refusedBy(result).filter(({ codeName }) => codeName !== 'CONFLICT'));
    if (answer?.booking != null) {
      announce(t.bookings.moved);
      onMoved();
      return;
    }
    if (answer !== undefined && answer.conflicts.length > 0) {
      setLost(true);
      announce(t.booking.taken);
    }
    renewKey();
    asked.refetch();
  };
  const take = ({ startsAt, endsAt }: Alternative) => {
    setMove({ ...move, period: fieldsOf(startsAt, endsAt, zone) });
    void send({ startsAt, endsAt }, crypto.randomUUID());
  };
  return (
    <section className="card move-panel" aria-label={t.bookings.move}>
      <h2 ref={heading} tabIndex={-1}>
        {t.bookings.move}
      </h2>
      <p className="muted">{t.bookings.moveHint}</p>
      <dl className="facts move-slots">
        <dt>{t.bookings.oldSlot}</dt>
        <dd>
          <Period from={booking.startsAt} to={booking.endsAt} zone={zone} />
        </dd>
        <dt>{t.bookings.newSlot}</dt>
        <dd>
          <strong>
            <Period from={slot.startsAt} to={slot.endsAt} zone={zone} />
          </strong>
        </dd>
      </dl>
      {booking.status === 'IN_USE' && <p className="small">{t.bookings.startStays}</p>}
      <div className="wish">
        <PeriodFields
          period={move.period}
          step={step}
          startLocked={booking.status === 'IN_USE'}
          onChange={(part) => {
            setLost(false);
            setErrors([]);
            renewKey();
            setMove({ ...move, period: { ...move.period, ...part } });
          }}
        />
      </div>
      {asked.problem !== null && <Problem problem={asked.problem} onRetry={asked.refetch} />}
      {preview === undefined && asked.problem === null && <Loading lines={3} />}
      {preview !== undefined && (
        <div className={asked.asking ? 'preview asking' : 'preview'} aria-busy={asked.asking}>
          <PreviewDetails preview={preview} zone={zone} />
        </div>
      )}
      {preview !== undefined && preview.conflicts.length > 0 && (
        <Conflicts
          conflicts={preview.conflicts}
          alternatives={preview.alternatives}
          zone={zone}
          wish={{ ...slot, units: booking.items[0]?.units ?? 1, people: booking.attendees ?? null, skills }}
          bookingId={booking.id}
          quote={preview.quote}
          taken={lost}
          onTake={take}
        />
      )}
      <Refusals errors={errors} />
      <div className="form-actions below">
        <Button
          type="primary"
          loading={moving}
          disabled={isSame || asked.asking || preview?.status == null}
          onClick={() => void send(slot, key)}
        >
          {t.bookings.move}
        </Button>
        <Button onClick={onClose}>{t.words.close}</Button>
      </div>
    </section>
  );
}
