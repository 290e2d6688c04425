import { t } from '../../i18n/t';
import type { Weekday } from '../../time/weekdays';
import { without } from '../../ui/address';
import { Choose, ChooseTime, DateInput, WholeInput } from '../../ui/fields';
import { Labelled } from '../../ui/labelled';
import { WeekdayToggle } from '../../ui/weekday-toggle';
import { daysText, type SeriesSearch } from './rule';

export function RuleForm({
  search,
  days,
  step,
  units,
  onGo,
}: {
  readonly search: SeriesSearch & {
    readonly from: string;
    readonly start: string;
    readonly end: string;
    readonly until: string;
  };
  readonly days: readonly Weekday[];
  readonly step: number;
  /** How many units the resource has. */
  readonly units: number;
  readonly onGo: (search: SeriesSearch) => void;
}) {
  const rest = without<SeriesSearch>(search, ['count', 'until']);
  return (
    <section className="card series-rule" aria-label={t.series.rule}>
      <WeekdayToggle
        label={t.series.days}
        days={days}
        onChange={(chosen) => chosen.length > 0 && onGo({ ...search, days: daysText(chosen) })}
      />
      <div className="wish">
        <Labelled label={t.series.from}>
          {(id) => (
            <DateInput id={id} value={search.from} onChange={(from) => from !== '' && onGo({ ...search, from })} />
          )}
        </Labelled>
        <Labelled label={t.words.start}>
          {(id) => (
            <ChooseTime
              id={id}
              value={search.start}
              step={step}
              part="start"
              onChange={(start) => onGo({ ...search, start })}
            />
          )}
        </Labelled>
        <Labelled label={t.words.end}>
          {(id) => (
            <ChooseTime
              id={id}
              value={search.end}
              step={step}
              part="end"
              onChange={(end) => onGo({ ...search, end })}
            />
          )}
        </Labelled>
        <Labelled label={t.series.every}>
          {(id) => (
            <Choose
              id={id}
              value={search.every ?? '1'}
              choices={[
                { value: '1', label: t.series.weekly },
                { value: '2', label: t.series.biweekly },
              ]}
              onChange={(every) => onGo({ ...search, every: every === '2' ? '2' : '1' })}
            />
          )}
        </Labelled>
        <Labelled label={t.series.ends}>
          {(id) => (
            <Choose
              id={id}
              value={search.count === undefined ? 'date' : 'count'}
              choices={[
                { value: 'date', label: t.series.byDate },
                { value: 'count', label: t.series.byCount },
              ]}
              onChange={(kind) => onGo(kind === 'count' ? { ...rest, count: 16 } : { ...rest, until: search.until })}
            />
          )}
        </Labelled>
        {search.count === undefined ? (
          <Labelled label={t.series.until}>
            {(id) => (
              <DateInput
                id={id}
                value={search.until}
                onChange={(until) => until !== '' && onGo({ ...search, until })}
              />
            )}
          </Labelled>
        ) : (
          <Labelled label={t.series.count}>
            {(id) => (
              <WholeInput id={id} value={search.count} onChange={(count) => onGo({ ...rest, count: count ?? 1 })} />
            )}
          </Labelled>
        )}
        {units > 1 && (
          <Labelled label={t.booking.units}>
            {(id) => (
              <WholeInput
                id={id}
                value={search.units ?? 1}
                onChange={(wanted) => onGo({ ...search, units: wanted ?? 1 })}
              />
            )}
          </Labelled>
        )}
        <Labelled label={t.booking.people}>
          {(id) => (
            <WholeInput
              id={id}
              value={search.people}
              onChange={(people) =>
                onGo(people === null ? without<SeriesSearch>(search, ['people']) : { ...search, people })
              }
            />
          )}
        </Labelled>
      </div>
      <p>
        {t.series.sentence(
          search.every === '2' ? t.series.biweekly : t.series.weekly,
          days.map((each) => t.shortWeekday[each]).join(', '),
          `${search.start}–${search.end}`,
        )}
      </p>
    </section>
  );
}
