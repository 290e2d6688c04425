import { t } from '../../i18n/t';
import { type LocalDate, type LocalPeriod, timesOfDay } from '../../time/zoned';
import { Choose, DateInput } from '../fields';
import { Labelled } from '../labelled';

/** Date, start and end on the wall clock of a resource, in its steps. */
export function PeriodFields({
  period,
  step,
  locked = false,
  startLocked = false,
  onChange,
}: {
  readonly period: LocalPeriod;
  /** Minutes; null = no steps are set. */
  readonly step: number | null;
  readonly locked?: boolean;
  /** A booking in use has begun, so its start stays. */
  readonly startLocked?: boolean;
  readonly onChange: (part: Partial<LocalPeriod>) => void;
}) {
  const times = timesOfDay(step ?? 15);
  const choices = (chosen: string) =>
    [...new Set([...times, chosen])].sort().map((time) => ({ value: time, label: time }));
  return (
    <>
      <Labelled label={t.booking.date}>
        {(id) => (
          <DateInput
            id={id}
            value={period.date}
            disabled={locked || startLocked}
            onChange={(date: LocalDate) => date !== '' && onChange({ date })}
          />
        )}
      </Labelled>
      <Labelled label={t.booking.start}>
        {(id) => (
          <Choose
            id={id}
            value={period.start}
            disabled={locked || startLocked}
            choices={choices(period.start).filter(({ value }) => value !== '24:00')}
            onChange={(start) => onChange({ start })}
          />
        )}
      </Labelled>
      <Labelled label={t.booking.end}>
        {(id) => (
          <Choose
            id={id}
            value={period.end}
            disabled={locked}
            choices={choices(period.end).filter(({ value }) => value !== '00:00')}
            onChange={(end) => onChange({ end })}
          />
        )}
      </Labelled>
    </>
  );
}
