import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { t } from '../../i18n/t';
import { dateOf, localAt, timeOf, toLocal } from '../../time/zoned';
import { ChooseTime, DateInput } from '../../ui/fields';
import { Labelled } from '../../ui/labelled';
import { type Move, moveTo } from './choices';
import type { SeriesDate } from './series-date';

type Alternative = SeriesDate['alternatives'][number];

/** Where a date of a semester may go instead: times that are free, or any other that the viewer types. */
export function MoveForm({
  date,
  zone,
  step,
  onMove,
  describe,
}: {
  readonly date: SeriesDate;
  readonly zone: string;
  readonly step: number;
  readonly onMove: (to: Move) => void;
  readonly describe: (alternative: Alternative) => string;
}) {
  const [from, to] = [toLocal(date.startsAt, zone), toLocal(date.endsAt, zone)];
  const [typed, setTyped] = useState({ day: dateOf(from), start: timeOf(from), end: timeOf(to) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    onMove(moveTo(localAt(typed.day, typed.start), typed.end));
  };
  return (
    <form className="stack" onSubmit={send} aria-label={t.series.moveTo}>
      {date.alternatives.length > 0 && (
        <div className="row">
          {date.alternatives.map((alternative) => (
            <Button
              key={alternative.startsAt}
              onClick={() =>
                onMove({
                  startsAtLocal: toLocal(alternative.startsAt, zone),
                  endsAtLocal: toLocal(alternative.endsAt, zone),
                })
              }
            >
              {t.booking.moveTo(describe(alternative))}
            </Button>
          ))}
        </div>
      )}
      <div className="search-more">
        <Labelled label={t.words.date}>
          {(id) => (
            <DateInput id={id} value={typed.day} onChange={(day) => day !== '' && setTyped({ ...typed, day })} />
          )}
        </Labelled>
        <Labelled label={t.words.start}>
          {(id) => (
            <ChooseTime
              id={id}
              value={typed.start}
              step={step}
              part="start"
              onChange={(start) => setTyped({ ...typed, start })}
            />
          )}
        </Labelled>
        <Labelled label={t.words.end}>
          {(id) => (
            <ChooseTime
              id={id}
              value={typed.end}
              step={step}
              part="end"
              onChange={(end) => setTyped({ ...typed, end })}
            />
          )}
        </Labelled>
        <Button htmlType="submit">{t.series.moveDate}</Button>
      </div>
    </form>
  );
}
