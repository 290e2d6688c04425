import { Button } from 'antd';
import { useState } from 'react';
import type { ListingFragment } from '../../api/generated/graphql';
import { refusedBy, type UserError, useAction } from '../../api/use-action';
import { t } from '../../i18n/t';
import { timesOfDay } from '../../time/zoned';
import { Choose } from '../../ui/fields';
import { Refusals } from '../../ui/states';
import type { Hit } from './hit';
import { UPDATE_RESOURCE } from './listing.graphql';
import { WeekGridInput } from './week-grid';
import { WEEKDAYS } from '../../time/weekdays';
import { emptyGrid, gridOf, type OpeningPeriod, periodsOf, withPreset } from './week-grid.model';

const times = timesOfDay(30).map((time) => ({ value: time, label: time }));

/** Opening hours as a grid and as a table of the same periods. */
export function HoursForm({
  listing,
  submitLabel,
  onSaved,
}: {
  readonly listing: ListingFragment;
  readonly submitLabel: string;
  readonly onSaved: (listing: ListingFragment, hit: Hit) => void;
}) {
  const [grid, setGrid] = useState(() =>
    gridOf(
      listing.openingHours.map(({ weekday, opensAt, closesAt }) => ({
        weekday,
        opensAt: opensAt.slice(0, 5),
        closesAt: closesAt.slice(0, 5),
      })),
    ),
  );
  const [update, saving] = useAction(UPDATE_RESOURCE);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const periods = periodsOf(grid);
  const change = (place: number, period: OpeningPeriod | null) =>
    setGrid(gridOf(periods.flatMap((each, at) => (at === place ? (period === null ? [] : [period]) : [each]))));
  const save = async () => {
    const result = await update({ input: { resourceId: listing.id, openingHours: periods } });
    setErrors(refusedBy(result));
    const answer = result.data?.updateResource;
    if (answer?.resource != null) onSaved(answer.resource, answer);
  };
  return (
    <div className="stack">
      <p className="muted">{t.listing.hoursHint}</p>
      <div className="row">
        {(['workdays', 'evenings', 'weekend'] as const).map((preset) => (
          <Button key={preset} onClick={() => setGrid(withPreset(grid, preset))}>
            {t.listing.presets[preset]}
          </Button>
        ))}
        <Button onClick={() => setGrid(emptyGrid())}>{t.listing.clear}</Button>
      </div>
      <div className="hours-form">
        <WeekGridInput grid={grid} onChange={setGrid} />
        <section>
          <h3>{t.listing.periods}</h3>
          {periods.length === 0 && <p className="muted">{t.listing.noHours}</p>}
          <ul className="periods">
            {periods.map((period, place) => (
              <li key={`${period.weekday} ${period.opensAt}`} className="row">
                <Choose
                  aria-label={t.listing.weekday}
                  value={period.weekday}
                  choices={WEEKDAYS.map((weekday) => ({ value: weekday, label: t.weekday[weekday] }))}
                  onChange={(weekday) => change(place, { ...period, weekday: weekday as OpeningPeriod['weekday'] })}
                />
                <Choose
                  aria-label={t.listing.opens}
                  value={period.opensAt}
                  choices={times.filter(({ value }) => value < period.closesAt)}
                  onChange={(opensAt) => change(place, { ...period, opensAt })}
                />
                <Choose
                  aria-label={t.listing.closes}
                  value={period.closesAt}
                  choices={times.filter(({ value }) => value > period.opensAt)}
                  onChange={(closesAt) => change(place, { ...period, closesAt })}
                />
                <Button onClick={() => change(place, null)}>{t.words.remove}</Button>
              </li>
            ))}
          </ul>
          <Button
            onClick={() => setGrid(gridOf([...periods, { weekday: 'MONDAY', opensAt: '08:00', closesAt: '12:00' }]))}
          >
            {t.listing.addPeriod}
          </Button>
        </section>
      </div>
      <Refusals errors={errors} />
      <div className="form-actions">
        <Button type="primary" loading={saving} onClick={() => void save()}>
          {submitLabel}
        </Button>
      </div>
    </div>
  );
}
