import './day-list.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { localDay, time } from '../i18n/formats';
import { t } from '../i18n/t';
import type { LocalDate } from '../time/zoned';
import { Icon, type IconName } from '../ui/icon';
import { type DayLine, type DayOfLines, endTime, type LineKind } from './day-lines';

const looks: Readonly<Record<LineKind, { icon: IconName; word: () => string }>> = {
  FREE: { icon: 'kept', word: () => t.resource.free },
  BUSY: { icon: 'broken', word: () => t.resource.busy },
  HOLD: { icon: 'hold', word: () => t.resource.hold },
  DOWN: { icon: 'down_time', word: () => t.resource.down },
  INSIDE: { icon: 'machine', word: () => t.timeline.inside },
};

/** The schedule in words, day by day: equal to the timeline, and the way for keyboards, screen readers and phones. */
export function DayList({
  days,
  zone,
  now,
  specialDays,
  onChoose,
}: {
  readonly days: readonly DayOfLines[];
  readonly zone: string;
  readonly now: number;
  readonly specialDays?: ReadonlyMap<LocalDate, string>;
  /** Chooses a free stretch; absent where nothing can be booked. */
  readonly onChoose?: (line: DayLine) => void;
}) {
  return (
    <div className="day-list">
      {days.map(({ date, lines }) => (
        <section key={date} aria-label={localDay(date)}>
          <h3>
            {localDay(date)} {specialDays?.has(date) && <span className="small">{specialDays.get(date)}</span>}
          </h3>
          {lines.length === 0 && <p className="muted">{t.resource.closed}</p>}
          <ul>
            {lines.map((line) => (
              <li key={`${line.kind} ${line.startsAt} ${line.bookingId}`} className={`day-line line-${line.kind}`}>
                <Icon name={looks[line.kind].icon} size={16} />
                <span className="figure">
                  {time(line.startsAt, zone)}–{endTime(line, zone)}
                </span>
                <span>
                  {line.bookingId === null ? (
                    (line.label ?? looks[line.kind].word())
                  ) : (
                    <Link to="/b/$id" params={{ id: line.bookingId }}>
                      {line.label ?? looks[line.kind].word()}
                    </Link>
                  )}
                </span>
                {line.kind === 'FREE' && onChoose !== undefined && Date.parse(line.endsAt) > now && (
                  <Button
                    size="small"
                    onClick={() => onChoose(line)}
                    aria-label={`${localDay(date)} ${t.resource.bookFrom(time(line.startsAt, zone))}`}
                  >
                    {t.booking.book}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
