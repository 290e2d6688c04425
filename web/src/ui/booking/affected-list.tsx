import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { AffectedFragment } from '../../api/generated/graphql';
import { range } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { Notice } from '../states';
import { Period } from '../values';
import { zoneOf } from './actions';

const because = (code: string): string =>
  code in t.affected.because ? t.affected.because[code as keyof typeof t.affected.because] : t.affected.other;

/** The bookings that a change of a resource hits, with other times and other machines for each. */
export function AffectedList({
  affected,
  total,
}: {
  readonly affected: readonly AffectedFragment[];
  /** All of them, also those that the viewer may not see. */
  readonly total: number;
}) {
  const top = useRef<HTMLParagraphElement>(null);
  // The button that saved may stand far below.
  useEffect(() => {
    // Newer browsers answer a promise, which is no way to undo an effect.
    void top.current?.scrollIntoView({ block: 'center' });
  }, [affected]);
  if (total === 0) return null;
  return (
    <Notice kind="warning">
      <p ref={top}>
        <strong>{t.affected.title(total)}</strong>
      </p>
      <p>{t.affected.hint}</p>
      <ul>
        {affected.map(({ booking, because: code, alternatives, equivalents }) => (
          <li key={booking.id}>
            <Link to="/b/$id" params={{ id: booking.id }}>
              {booking.title}
            </Link>{' '}
            · <Period from={booking.startsAt} to={booking.endsAt} zone={zoneOf(booking)} /> ·{' '}
            {booking.organization.name} · {because(code)}
            {alternatives.length > 0 && (
              <div className="small">
                {t.downtimes.alternatives}:{' '}
                {alternatives.map(({ startsAt, endsAt }) => range(startsAt, endsAt, zoneOf(booking))).join(', ')}
              </div>
            )}
            {equivalents.length > 0 && (
              <div className="small">
                {t.downtimes.equivalents}: {equivalents.map(({ resource }) => resource.name).join(', ')}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
