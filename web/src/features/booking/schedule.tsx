import { useMemo, useRef } from 'react';
import { t } from '../../i18n/t';
import { type LocalPeriod, periodOf, fieldsOf, type Span } from '../../time/zoned';
import { coversDays, dayLines } from '../../timeline/day-lines';
import { listEntries } from '../../timeline/entries';
import { DayList } from '../../timeline/day-list';
import { Timeline } from '../../timeline/timeline';
import { type ScheduleView, shownDays } from '../../timeline/view';
import { ViewBar } from '../../timeline/view-bar';
import { Loading } from '../../ui/states';
import { rowsOf } from './schedule.model';
import type { ShownResource } from './shown-resource';
import { firstPeriod } from './wish';

/** The time of a resource as a timeline or as a list. A choice in either fills the booking panel. */
export function Schedule({
  resource,
  fetched,
  view,
  date,
  now,
  period,
  onDate,
  onView,
  onChoose,
}: {
  readonly resource: ShownResource;
  /** The window that the answer covers; the view may be ahead of it. */
  readonly fetched: Span;
  readonly view: ScheduleView;
  readonly date: string;
  readonly now: number;
  readonly period: LocalPeriod;
  readonly onDate: (date: string) => void;
  readonly onView: (view: ScheduleView) => void;
  readonly onChoose: (period: LocalPeriod, by: 'pointer' | 'keyboard') => void;
}) {
  const zone = resource.timeZone;
  const { first, days } = shownDays(view, date);
  const step = resource.policy.startStepMinutes ?? 30;
  const minimum = resource.policy.minimumMinutes ?? 60;
  const dateField = useRef<HTMLInputElement>(null);
  const rows = useMemo(() => rowsOf(resource, fetched), [resource, fetched]);
  const special = useMemo(
    () => new Map(resource.specialDays.map(({ day, name }) => [day, name])),
    [resource.specialDays],
  );
  const lines = useMemo(
    () => dayLines(first, days, zone, resource.freePeriods, listEntries(resource.schedule, resource.id)),
    [resource, first, days, zone],
  );
  const chosen = periodOf(period, zone);
  const selection = useMemo(
    () => ({ rowId: resource.id, startsAt: chosen.startsAt, endsAt: chosen.endsAt }),
    [resource.id, chosen.startsAt, chosen.endsAt],
  );
  return (
    <section className="card schedule" aria-label={t.resource.schedule}>
      <h2>{t.resource.schedule}</h2>
      <ViewBar
        view={view}
        first={first}
        days={days}
        date={date}
        zone={zone}
        dateField={dateField}
        onDate={onDate}
        onView={onView}
      />
      {view === 'list' ? (
        <>
          <p className="small">{t.resource.zoneNote(zone)}</p>
          {coversDays(fetched, first, days, zone) ? (
            <DayList
              days={lines}
              zone={zone}
              now={now}
              specialDays={special}
              onChoose={(line) => onChoose(firstPeriod(line, zone, now, { step, minimum }), 'pointer')}
            />
          ) : (
            <Loading lines={8} />
          )}
        </>
      ) : (
        <Timeline
          rows={rows}
          first={first}
          days={days}
          zone={zone}
          now={now}
          specialDays={special}
          selection={selection}
          step={step}
          length={Math.ceil(Math.max(minimum, 60) / step) * step}
          onChoose={({ startsAt, endsAt }, by) => onChoose(fieldsOf(startsAt, endsAt, zone), by)}
          onDay={onDate}
          onDate={() => dateField.current?.focus()}
          hrefOf={({ id }) => `/r/${id}`}
        />
      )}
    </section>
  );
}
