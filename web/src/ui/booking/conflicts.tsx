import './conflicts.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { PreviewFragment } from '../../api/generated/graphql';
import { money, range } from '../../i18n/formats';
import { t } from '../../i18n/t';

export type Conflict = PreviewFragment['conflicts'][number];
export type Alternative = PreviewFragment['alternatives'][number];

/** Shows each clash, named if it is the viewer's own, and other times that book in one click. Never a dead end. */
export function Conflicts({
  conflicts,
  alternatives,
  zone,
  skills,
  quote,
  taken,
  onTake,
}: {
  readonly conflicts: readonly Conflict[];
  readonly alternatives: readonly Alternative[];
  readonly zone: string;
  readonly skills: readonly string[];
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
        <Link to="/find" search={skills.length > 0 ? { skills: [...skills] } : {}}>
          {t.booking.similar}
        </Link>
      </p>
    </section>
  );
}
