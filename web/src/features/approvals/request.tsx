import { Link } from '@tanstack/react-router';
import { t } from '../../i18n/t';
import { type ActingBooking, BookingActions, zoneOf } from '../../ui/booking/actions';
import { lengthWord } from '../../ui/lengths';
import { Money, Period } from '../../ui/values';
import { Neighbours } from './neighbours';

const URGENT_MINUTES = 120;

/** A request with what an answer depends on: who, when, the price, the time left, and the day around it. */
export function Request({
  request,
  refused,
  isChosen,
  isChanged,
  isSelected,
  onSelect,
  onDone,
}: {
  readonly request: ActingBooking;
  /** The sentences that refused it when it was answered with others. */
  readonly refused: readonly string[];
  readonly isChosen: boolean;
  readonly isChanged: boolean;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onDone: () => void;
}) {
  const minutes = Math.max(0, Math.round((Date.parse(request.changesAt ?? request.startsAt) - Date.now()) / 60_000));
  const urgent = minutes < URGENT_MINUTES;
  return (
    <li
      className={['card request', isChosen && 'chosen', urgent && 'urgent', isChanged && 'changed']
        .filter(Boolean)
        .join(' ')}
      aria-current={isChosen ? 'true' : undefined}
    >
      <div>
        <h2 className="request-title">
          <input
            type="checkbox"
            checked={isSelected}
            onChange={onSelect}
            aria-label={t.bookings.select(request.title)}
          />
          <Link to="/b/$id" params={{ id: request.id }}>
            {request.title}
          </Link>
        </h2>
        <p>
          <Period from={request.startsAt} to={request.endsAt} zone={zoneOf(request)} />
        </p>
        <p>
          {request.items
            .map(({ resource, units }) => (units > 1 ? `${resource.name} × ${units}` : resource.name))
            .join(', ')}
        </p>
        <p className="muted">
          {request.organization.name} · {request.bookedBy.name}
          {request.attendees != null && ` · ${t.bookings.headcount(request.attendees)}`}
        </p>
        {refused.map((sentence) => (
          <p key={sentence} className="check-broken">
            {sentence}
          </p>
        ))}
        <BookingActions booking={request} onDone={onDone} only={['APPROVE', 'DECLINE']} />
      </div>
      <div>
        <p>
          <Money value={request.quote} />
        </p>
        <p className={urgent ? 'lapses urgent' : 'lapses'}>
          {urgent && `${t.bookings.urgent}: `}
          {t.bookings.lapses(lengthWord(minutes))}
        </p>
        <p className="small">{request.reference}</p>
        <Neighbours request={request} />
      </div>
    </li>
  );
}
