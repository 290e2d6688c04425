import { Button } from 'antd';
import type { KeyboardEvent } from 'react';
import { day, money, range, time } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { Tag } from '../../ui/status-tag';
import { bookAsRuled, type Choices, move, skip } from './choices';
import type { SeriesDate } from './series-date';
import { MoveForm } from './move-form';

/** One date of a semester with its choice: booked, skipped or moved. */
export function DateRow({
  date,
  zone,
  step,
  choices,
  onChoose,
  moving,
  onMoving,
}: {
  readonly date: SeriesDate;
  readonly zone: string;
  readonly step: number;
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
  /** Whether the form that moves this date is open. */
  readonly moving: boolean;
  readonly onMoving: (open: boolean) => void;
}) {
  const { fromLocal, startsAt, endsAt, quote, specialDay } = date;
  const skipped = choices.skipped.has(fromLocal);
  const moved = choices.moves.has(fromLocal);
  const name = day(startsAt, zone);
  const choose = (next: Choices) => {
    onMoving(false);
    onChoose(next);
  };
  const toggleSkip = () => choose((skipped ? bookAsRuled : skip)(choices, fromLocal));
  const press = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget) return;
    const row = event.currentTarget;
    if (event.key.toLowerCase() === 's') toggleSkip();
    else if (event.key.toLowerCase() === 'm') onMoving(!moving);
    else if (event.key === 'ArrowDown') neighbour(row, 'nextElementSibling')?.focus();
    else if (event.key === 'ArrowUp') neighbour(row, 'previousElementSibling')?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <tr tabIndex={0} data-date onKeyDown={press} aria-label={name}>
        <th scope="row" data-label={t.series.date}>
          <span className="figure">
            {name}
            {specialDay != null && (
              <span className="small special-day">
                {specialDay.opensLike == null
                  ? specialDay.name
                  : t.series.makeUpDay(specialDay.name, t.shortWeekday[specialDay.opensLike])}
              </span>
            )}
          </span>
        </th>
        <td data-label={t.series.time} className="figure">
          {time(startsAt, zone)}–{time(endsAt, zone)}
        </td>
        <td data-label={t.series.status}>
          <DateStatus date={date} skipped={skipped} moved={moved} />
        </td>
        <td data-label={t.words.price} className="figure numeric">
          {quote == null || skipped ? '—' : money(quote)}
        </td>
        <td data-label={t.series.choice}>
          <div className="row series-choice">
            <Button
              size="small"
              aria-pressed={!skipped && !moved}
              aria-label={`${t.series.book}: ${name}`}
              onClick={() => choose(bookAsRuled(choices, fromLocal))}
            >
              {t.series.book}
            </Button>
            <Button
              size="small"
              aria-pressed={skipped}
              aria-label={`${t.series.skip}: ${name}`}
              onClick={() => choose(skip(choices, fromLocal))}
            >
              {t.series.skip}
            </Button>
            <Button
              size="small"
              aria-pressed={moved}
              aria-expanded={moving}
              aria-label={`${t.series.moveTo}: ${name}`}
              onClick={() => onMoving(!moving)}
            >
              {t.series.moveTo}
            </Button>
          </div>
        </td>
      </tr>
      {moving && (
        <tr>
          <td colSpan={5}>
            <MoveForm
              date={date}
              zone={zone}
              step={step}
              onMove={(to) => choose(move(choices, fromLocal, to))}
              describe={(alternative) => range(alternative.startsAt, alternative.endsAt, zone)}
            />
          </td>
        </tr>
      )}
    </>
  );
}

function DateStatus({
  date: { broken, userErrors },
  skipped,
  moved,
}: {
  readonly date: SeriesDate;
  readonly skipped: boolean;
  readonly moved: boolean;
}) {
  if (skipped) return <Tag>{t.series.skipped}</Tag>;
  return (
    <div>
      {moved && (
        <Tag tone="info" icon="calendar">
          {t.series.moved}
        </Tag>
      )}{' '}
      {!broken && (
        <Tag tone="success" icon="kept">
          {t.series.free}
        </Tag>
      )}
      {userErrors.map(({ message }) => (
        <div key={message} className="check-broken">
          {message}
        </div>
      ))}
    </div>
  );
}

/** The next row of a date, past the form that moves one. */
function neighbour(row: HTMLElement, way: 'nextElementSibling' | 'previousElementSibling'): HTMLElement | null {
  let next = row[way] as HTMLElement | null;
  while (next !== null && next.dataset.date === undefined) next = next[way] as HTMLElement | null;
  return next;
}
