import { t } from '../../i18n/t';
import { type LocalDate, type LocalPeriod } from '../../time/zoned';
import { ChooseTime, DateInput } from '../fields';
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
          <ChooseTime
            id={id}
            value={period.start}
            step={step ?? 15}
            part="start"
            disabled={locked || startLocked}
            onChange={(start) => onChange({ start })}
          />
        )}
      </Labelled>
      <Labelled label={t.booking.end}>
        {(id) => (
          <ChooseTime
            id={id}
            value={period.end}
            step={step ?? 15}
            part="end"
            disabled={locked}
            onChange={(end) => onChange({ end })}
          />
        )}
      </Labelled>
    </>
  );
}
