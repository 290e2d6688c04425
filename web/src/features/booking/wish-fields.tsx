import { Input } from 'antd';
import { t } from '../../i18n/t';
import { PeriodFields } from '../../ui/booking/period-fields';
import { WholeInput } from '../../ui/fields';
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
            <WholeInput
              id={id}
              value={wish.units}
              disabled={locked}
              onChange={(units) => onChange({ units: units ?? 1 })}
            />
          )}
        </Labelled>
      )}
      <Labelled label={t.booking.people}>
        {(id) => (
          <WholeInput id={id} value={wish.people} disabled={locked} onChange={(people) => onChange({ people })} />
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
