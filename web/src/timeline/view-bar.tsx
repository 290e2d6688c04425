import './view-bar.css';
import { Button } from 'antd';
import type { Ref } from 'react';
import { localDay } from '../i18n/formats';
import { t } from '../i18n/t';
import { addDays, type LocalDate, today } from '../time/zoned';
import { DateInput } from '../ui/fields';
import { Icon } from '../ui/icon';
import { type ScheduleView, VIEWS } from './view';

/** Turns a schedule from day to day or week to week, and chooses its view. */
export function ViewBar({
  view,
  first,
  days,
  date,
  zone,
  dateField,
  onDate,
  onView,
}: {
  readonly view: ScheduleView;
  readonly first: LocalDate;
  readonly days: number;
  /** The date that was asked for; the view shows the days around it. */
  readonly date: LocalDate;
  readonly zone: string;
  /** The field for a date, so that a key can lead there. */
  readonly dateField?: Ref<HTMLInputElement> | undefined;
  readonly onDate: (date: LocalDate) => void;
  readonly onView: (view: ScheduleView) => void;
}) {
  const isDay = days === 1;
  return (
    <div className="view-bar">
      <div className="row">
        <Button
          aria-label={isDay ? t.resource.previousDay : t.resource.previousWeek}
          icon={<Icon name="left" />}
          onClick={() => onDate(addDays(first, -days))}
        />
        <Button onClick={() => onDate(today(zone))}>{t.timeline.today}</Button>
        <Button
          aria-label={isDay ? t.resource.nextDay : t.resource.nextWeek}
          icon={<Icon name="right" />}
          onClick={() => onDate(addDays(first, days))}
        />
        <span className="view-bar-days figure">
          {isDay ? localDay(first) : `${localDay(first)} – ${localDay(addDays(first, days - 1))}`}
        </span>
        <DateInput
          ref={dateField}
          aria-label={t.timeline.goTo}
          value={date}
          onChange={(chosen) => chosen !== '' && onDate(chosen)}
        />
      </div>
      <div className="segments" role="group" aria-label={t.timeline.views}>
        {VIEWS.map((each) => (
          <Button key={each} aria-pressed={each === view} onClick={() => onView(each)}>
            {t.timeline[each]}
          </Button>
        ))}
      </div>
    </div>
  );
}
