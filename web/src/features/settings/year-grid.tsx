import { type KeyboardEvent, useRef } from 'react';
import { localDay, month as monthName } from '../../i18n/formats';
import { office } from '../../i18n/office';
import { t } from '../../i18n/t';
import type { LocalDate } from '../../time/zoned';
import type { Day } from './settings-types';
import { dayAfterKey, monthsOf } from './year.model';

/**
 * A year of days, each a button. One of them is reached by Tab; arrows lead on by days and weeks, Page up and Page down by
 * months.
 */
export function YearGrid({
  year,
  days,
  chosen,
  today,
  onChoose,
  onPick,
}: {
  readonly year: number;
  readonly days: readonly Day[];
  readonly chosen: LocalDate;
  readonly today: LocalDate;
  readonly onChoose: (day: LocalDate) => void;
  /** Called once a day was pressed, not only passed by arrows. */
  readonly onPick: () => void;
}) {
  const grid = useRef<HTMLDivElement>(null);
  const special = new Map(days.map((day) => [day.day, day]));
  const reached = chosen.startsWith(String(year)) ? chosen : `${year}-01-01`;
  const move = (event: KeyboardEvent, from: LocalDate) => {
    const next = dayAfterKey(from, event.key);
    if (next === null) return;
    event.preventDefault();
    onChoose(next);
    grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  return (
    <div>
      <div className="year-grid" ref={grid}>
        {monthsOf(year).map(({ first, weeks }) => (
          <table key={first} className="year-month">
            <caption>{monthName(first)}</caption>
            <thead>
              <tr>
                {Object.values(t.weekday).map((name) => (
                  <th key={name} scope="col" abbr={name}>
                    {office.settings.weekdays(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week.find((day) => day !== null)}>
                  {week.map((day, column) =>
                    day === null ? (
                      <td key={`${first} ${column}`} />
                    ) : (
                      <td key={day}>
                        <DayButton
                          day={day}
                          special={special.get(day)}
                          isChosen={day === chosen}
                          isToday={day === today}
                          isReached={day === reached}
                          onChoose={() => {
                            onChoose(day);
                            onPick();
                          }}
                          onKeyDown={(event) => move(event, day)}
                        />
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <p className="row small year-legend" aria-hidden="true">
        {(['HOLIDAY', 'CLOSURE', 'MAKE_UP_DAY'] as const).map((kind) => (
          <span key={kind} className="row">
            <span className={`year-day year-${kind}`} data-mark={office.settings.marks[kind]} />
            {office.settings.kinds[kind]}
          </span>
        ))}
      </p>
    </div>
  );
}

function DayButton({
  day,
  special,
  isChosen,
  isToday,
  isReached,
  onChoose,
  onKeyDown,
}: {
  readonly day: LocalDate;
  readonly special: Day | undefined;
  readonly isChosen: boolean;
  readonly isToday: boolean;
  readonly isReached: boolean;
  readonly onChoose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const name =
    special === undefined
      ? localDay(day)
      : office.settings.dayOf(localDay(day), office.settings.kinds[special.kind], special.name);
  return (
    <button
      type="button"
      className={['year-day', special && `year-${special.kind}`, isToday && 'year-today'].filter(Boolean).join(' ')}
      data-day={day}
      data-mark={special === undefined ? undefined : office.settings.marks[special.kind]}
      aria-label={name}
      aria-pressed={isChosen}
      title={special === undefined ? undefined : name}
      tabIndex={isReached ? 0 : -1}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      {Number(day.slice(8))}
    </button>
  );
}
