import { Input } from 'antd';
import { t } from '../../i18n/t';
import { type LocalDate, timesOfDay } from '../../time/zoned';
import { Choose, DateInput } from '../../ui/fields';
import { Labelled } from '../../ui/labelled';
import type { Wish } from './wish';

export interface Bookable {
  readonly id: string;
  readonly name: string;
  readonly units: number;
  readonly seats?: number | null;
  readonly skills: readonly string[];
  readonly timeZone: string;
  readonly stepMinutes: number | null;
}

export function WishFields({
  resource,
  wish,
  onChange,
  locked,
}: {
  readonly resource: Bookable;
  readonly wish: Wish;
  readonly onChange: (part: Partial<Wish>) => void;
  readonly locked: boolean;
}) {
  const times = timesOfDay(resource.stepMinutes ?? 15);
  const choices = (chosen: string) =>
    [...new Set([...times, chosen])].sort().map((time) => ({ value: time, label: time }));
  return (
    <div className="wish">
      <Labelled label={t.booking.date}>
        {(id) => (
          <DateInput
            id={id}
            value={wish.date}
            disabled={locked}
            onChange={(date: LocalDate) => date !== '' && onChange({ date })}
          />
        )}
      </Labelled>
      <Labelled label={t.booking.start}>
        {(id) => (
          <Choose
            id={id}
            value={wish.start}
            disabled={locked}
            choices={choices(wish.start).filter(({ value }) => value !== '24:00')}
            onChange={(start) => onChange({ start })}
          />
        )}
      </Labelled>
      <Labelled label={t.booking.end}>
        {(id) => (
          <Choose
            id={id}
            value={wish.end}
            disabled={locked}
            choices={choices(wish.end).filter(({ value }) => value !== '00:00')}
            onChange={(end) => onChange({ end })}
          />
        )}
      </Labelled>
      {resource.units > 1 && (
        <Labelled label={t.booking.units}>
          {(id) => (
            <input
              id={id}
              type="number"
              className="native-input"
              min={1}
              value={wish.units}
              disabled={locked}
              onChange={(event) => onChange({ units: Math.max(1, Math.floor(Number(event.target.value))) })}
            />
          )}
        </Labelled>
      )}
      <Labelled label={t.booking.people}>
        {(id) => (
          <input
            id={id}
            type="number"
            className="native-input"
            min={1}
            value={wish.people ?? ''}
            disabled={locked}
            onChange={(event) =>
              onChange({ people: event.target.value === '' ? null : Math.floor(Number(event.target.value)) })
            }
          />
        )}
      </Labelled>
      <Labelled label={t.booking.title} wide>
        {(id) => (
          <Input
            id={id}
            value={wish.title}
            maxLength={200}
            disabled={locked}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Labelled>
    </div>
  );
}
