import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ListedBookingFragment } from '../../api/generated/graphql';
import { type ActionResult, refusedBy, useAction, type UserError } from '../../api/use-action';
import { dayAndTime, money } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { fieldsOf, periodOf } from '../../time/zoned';
import { ConfirmButton } from '../confirm';
import { ChooseTime } from '../fields';
import { Labelled } from '../labelled';
import { announce } from '../live-region';
import { Refusals } from '../states';
import { APPROVE, CANCEL, CHECK_IN, CHECK_OUT, CONFIRM, DECLINE, NO_SHOW } from './actions.graphql';

/** A booking with what its viewer may do to it. */
export type ActingBooking = ListedBookingFragment;

/** The zone of a booking's place: all its resources belong to one provider. */
export const zoneOf = ({ items }: Pick<ActingBooking, 'items'>): string => items[0]?.resource.timeZone ?? 'UTC';

const isLate = ({ lateFrom }: Pick<ActingBooking, 'lateFrom'>): boolean =>
  lateFrom != null && Date.parse(lateFrom) <= Date.now();

/** The sentence that tells the cost of cancelling now. A provider cancels for free. */
export const cancellingCost = (booking: ActingBooking): string =>
  !booking.provided && isLate(booking) && booking.lateCancellationFee != null
    ? t.bookings.lateNow(money(booking.lateCancellationFee))
    : t.bookings.freeNow;

/** Runs an action, says what came of it, and keeps the refusals to be read. */
function useActing(onDone: () => void) {
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const run = async (work: Promise<ActionResult<object>>, said: string): Promise<boolean> => {
    const refused = refusedBy(await work);
    setErrors(refused);
    onDone();
    if (refused.length > 0) return false;
    announce(said);
    return true;
  };
  return { errors, run };
}

/** The buttons of what the viewer may do to a booking now; `only` narrows them to some. */
export function BookingActions({
  booking,
  onDone,
  only,
  children,
}: {
  readonly booking: ActingBooking;
  readonly onDone: () => void;
  readonly only?: readonly ActingBooking['viewerCan'][number][];
  /** Further buttons, before the one that cancels. */
  readonly children?: ReactNode;
}) {
  const { errors, run } = useActing(onDone);
  const [confirm] = useAction(CONFIRM);
  const [approve] = useAction(APPROVE);
  const [checkIn] = useAction(CHECK_IN);
  const [checkOut] = useAction(CHECK_OUT);
  const can = (action: ActingBooking['viewerCan'][number]) =>
    booking.viewerCan.includes(action) && (only?.includes(action) ?? true);
  const bookingId = booking.id;
  return (
    <div className="booking-actions">
      <Refusals errors={errors} />
      <div className="row">
        {can('CONFIRM') && (
          <Button type="primary" onClick={() => void run(confirm({ input: { bookingId } }), t.bookingStatus.CONFIRMED)}>
            {t.bookings.confirm}
          </Button>
        )}
        {can('APPROVE') && (
          <Button type="primary" onClick={() => void run(approve({ input: { bookingId } }), t.bookingStatus.CONFIRMED)}>
            {t.bookings.approve}
          </Button>
        )}
        {can('DECLINE') && <DeclineButton booking={booking} run={run} />}
        {can('CHECK_IN') && (
          <Button type="primary" onClick={() => void run(checkIn({ input: { bookingId } }), t.bookingStatus.IN_USE)}>
            {t.bookings.checkIn}
          </Button>
        )}
        {can('CHECK_OUT') && (
          <Button
            type="primary"
            onClick={() => void run(checkOut({ input: { bookingId } }), t.bookingStatus.COMPLETED)}
          >
            {t.bookings.checkOut}
          </Button>
        )}
        {can('MARK_NO_SHOW') && <NoShowButton booking={booking} run={run} />}
        {can('RECORD_TIMES') && booking.changesAt == null && <RecordTimesButton booking={booking} run={run} />}
        {children}
        {can('CANCEL') && <CancelButton booking={booking} run={run} />}
      </div>
    </div>
  );
}

interface ActionButton {
  readonly booking: ActingBooking;
  readonly run: (work: Promise<ActionResult<object>>, said: string) => Promise<boolean>;
}

function CancelButton({ booking, run }: ActionButton) {
  const [cancel] = useAction(CANCEL);
  const [reason, setReason] = useState('');
  const { lateFrom } = booking;
  return (
    <ConfirmButton
      danger
      label={t.bookings.cancel}
      title={t.bookings.cancelTitle}
      act={() => run(cancel({ input: { bookingId: booking.id, reason: reason || null } }), t.bookingStatus.CANCELLED)}
    >
      <p>
        <strong>{cancellingCost(booking)}</strong>
      </p>
      {!isLate(booking) && lateFrom != null && <p>{t.bookings.lateFrom(dayAndTime(lateFrom, zoneOf(booking)))}</p>}
      <p>{t.bookings.cancelText}</p>
      <Reason value={reason} onChange={setReason} needed={booking.provided} />
    </ConfirmButton>
  );
}

function DeclineButton({ booking, run }: ActionButton) {
  const [decline] = useAction(DECLINE);
  const [reason, setReason] = useState('');
  return (
    <ConfirmButton
      label={t.bookings.decline}
      title={t.bookings.declineTitle}
      act={() => run(decline({ input: { bookingId: booking.id, reason } }), t.bookingStatus.DECLINED)}
    >
      <Reason value={reason} onChange={setReason} needed chips={t.bookings.declineReasons} />
    </ConfirmButton>
  );
}

function NoShowButton({ booking, run }: ActionButton) {
  const [mark] = useAction(NO_SHOW);
  return (
    <ConfirmButton
      label={t.bookings.markNoShow}
      title={t.bookings.noShowTitle}
      act={() => run(mark({ input: { bookingId: booking.id } }), t.bookingStatus.NO_SHOW)}
    >
      <p>{t.bookings.noShowText}</p>
    </ConfirmButton>
  );
}

/** Records when a booking that is over really began and ended. */
function RecordTimesButton({ booking, run }: ActionButton) {
  const zone = zoneOf(booking);
  const usual = fieldsOf(booking.startsAt, booking.endsAt, zone);
  const [checkIn] = useAction(CHECK_IN);
  const [checkOut] = useAction(CHECK_OUT);
  const [came, setCame] = useState(usual.start);
  const [left, setLeft] = useState(usual.end);
  // A booking over midnight ends on the next day.
  const { startsAt, endsAt } = periodOf({ date: usual.date, start: came, end: left }, zone);
  const record = async () => {
    if (booking.status === 'CONFIRMED') {
      const arrived = await run(checkIn({ input: { bookingId: booking.id, at: startsAt } }), t.bookingStatus.IN_USE);
      if (!arrived) return false;
    }
    return run(checkOut({ input: { bookingId: booking.id, at: endsAt } }), t.bookingStatus.COMPLETED);
  };
  return (
    <ConfirmButton primary label={t.bookings.recordTimes} title={t.bookings.recordTimes} act={record}>
      <div className="wish">
        {booking.status === 'CONFIRMED' && (
          <Labelled label={t.bookings.checkIn}>
            {(id) => <ChooseTime id={id} value={came} step={5} part="start" onChange={setCame} />}
          </Labelled>
        )}
        <Labelled label={t.bookings.checkOut}>
          {(id) => <ChooseTime id={id} value={left} step={5} onChange={setLeft} />}
        </Labelled>
      </div>
    </ConfirmButton>
  );
}

function Reason({
  value,
  onChange,
  needed = false,
  chips = [],
}: {
  readonly value: string;
  readonly onChange: (reason: string) => void;
  readonly needed?: boolean;
  readonly chips?: readonly string[];
}) {
  return (
    <>
      {chips.length > 0 && (
        <div className="row chips">
          {chips.map((chip) => (
            <Button key={chip} size="small" onClick={() => onChange(chip)}>
              {chip}
            </Button>
          ))}
        </div>
      )}
      <Labelled label={needed ? t.words.reason : `${t.words.reason} (${t.words.optional})`}>
        {(id) => <Input id={id} value={value} maxLength={1000} onChange={(event) => onChange(event.target.value)} />}
      </Labelled>
    </>
  );
}
