import { Button } from 'antd';
import { t } from '../i18n/t';
import { type Weekday, WEEKDAYS } from '../time/weekdays';

/** Buttons for the days of the week, of which any number can be chosen. */
export function WeekdayToggle({
  label,
  days,
  onChange,
}: {
  readonly label: string;
  readonly days: readonly Weekday[];
  readonly onChange: (days: readonly Weekday[]) => void;
}) {
  return (
    <div className="row" role="group" aria-label={label}>
      {WEEKDAYS.map((day) => (
        <Button
          key={day}
          aria-pressed={days.includes(day)}
          onClick={() => onChange(WEEKDAYS.filter((each) => days.includes(each) !== (each === day)))}
        >
          {t.shortWeekday[day]}
        </Button>
      ))}
    </div>
  );
}
