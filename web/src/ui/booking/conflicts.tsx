import './conflicts.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { PreviewFragment } from '../../api/generated/graphql';
import { money, range } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { dateOf, type Span, toLocal } from '../../time/zoned';
import { DayAround } from './day-around';

export type Conflict = PreviewFragment['conflicts'][number];
export type Alternative = PreviewFragment['alternatives'][number];

/** The wish that clashes, as far as a search for other equipment can keep it. */
export interface ClashingWish extends Span {
  readonly units: number;
  readonly people: number | null;
  readonly skills: readonly string[];
}

/** The search for other equipment with the same wish. */
function searchFor({ startsAt, endsAt, units, people, skills }: ClashingWish, zone: string) {
  const date = dateOf(toLocal(startsAt, zone));
  return {
    from: date,
    to: date,
    duration: (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000,
    ...(units > 1 && { units }),
    ...(people !== null && { seats: people }),
    ...(skills.length > 0 && { skills: [...skills] }),
  };
}

/** Shows each clash, named if it is the viewer's own, and other times that book in one click. Never a dead end. */
export function Conflicts({
  conflicts,
  alternatives,
  zone,
  wish,
  bookingId = null,
  quote,
  taken,
  onTake,
}: {
  readonly conflicts: readonly Conflict[];
  readonly alternatives: readonly Alternative[];
  readonly zone: string;
  readonly wish: ClashingWish;
  /** The booking that is moved; null = a new one. */
  readonly bookingId?: string | null;
  readonly quote: PreviewFragment['quote'];
  /** True when the time was free when the viewer chose it. */
  readonly taken: boolean;
  readonly onTake: (alternative: Alternative) => void;
}) {
  return (
    <section className="conflicts" aria-label={t.booking.conflict}>
      <h3>{t.booking.conflict}</h3>
      <ul>
        {conflicts.map(({ reason, resource, booking, startsAt, endsAt }) => (
          <li key={`${resource.id} ${startsAt} ${endsAt}`}>
            {t.booking.clash[reason]}: {resource.name}, {range(startsAt, endsAt, resource.timeZone)}
            {booking != null && (
              <>
                {' '}
                <Link to="/b/$id" params={{ id: booking.id }}>
                  {t.booking.ownBooking(booking.title, booking.reference)}
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
      {conflicts[0] !== undefined && (
        <Strips
          clash={conflicts[0]}
          clashes={conflicts}
          wish={wish}
          instead={alternatives[0] ?? null}
          bookingId={bookingId}
        />
      )}
      {alternatives.length === 0 ? (
        <p>{t.booking.changeFirst}</p>
      ) : (
        <>
          <p>{taken ? t.booking.taken : t.booking.alternatives}</p>
          <div className="alternatives">
            {alternatives.map((alternative) => (
              <Button key={alternative.startsAt} onClick={() => onTake(alternative)}>
                {t.booking.moveTo(range(alternative.startsAt, alternative.endsAt, zone))}
                {quote != null && ` · ${money(quote)}`}
              </Button>
            ))}
          </div>
        </>
      )}
      <p className="below">
        <Link to="/find" search={searchFor(wish, zone)}>
          {t.booking.similar}
        </Link>
      </p>
    </section>
  );
}

/** The day of the clash, and beside it the day of the first time that works: what would be, and what may be instead. */
function Strips({
  clash: { resource },
  clashes,
  wish,
  instead,
  bookingId,
}: {
  readonly clash: Conflict;
  readonly clashes: readonly Conflict[];
  readonly wish: ClashingWish;
  readonly instead: Alternative | null;
  readonly bookingId: string | null;
}) {
  const zone = resource.timeZone;
  const shown = { resourceId: resource.id, zone, bookingId };
  return (
    <dl className="clash-strips">
      <div>
        <dt>{t.booking.chosenTime(range(wish.startsAt, wish.endsAt, zone))}</dt>
        <dd>
          <DayAround {...shown} period={wish} clashes={clashes.filter((clash) => clash.resource.id === resource.id)} />
        </dd>
      </div>
      {instead !== null && (
        <div>
          <dt>{t.booking.timeInstead(range(instead.startsAt, instead.endsAt, zone))}</dt>
          <dd>
            <DayAround {...shown} period={instead} />
          </dd>
        </div>
      )}
    </dl>
  );
}
