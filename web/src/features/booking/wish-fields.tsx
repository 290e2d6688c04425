import { Input } from 'antd';
import { t } from '../../i18n/t';
import { PeriodFields } from '../../ui/booking/period-fields';
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
  return (
    <div className="wish">
      <PeriodFields period={wish} step={resource.stepMinutes} locked={locked} onChange={onChange} />
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
