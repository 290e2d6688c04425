import { type InputHTMLAttributes, type Ref, type SelectHTMLAttributes } from 'react';
import { timesOfDay } from '../time/zoned';

/** A native date input: antd's pickers fail the checks of accessibility. Takes `value` and `onChange` of a form item. */
export function DateInput({
  onChange,
  value,
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'type'> & {
  readonly ref?: Ref<HTMLInputElement> | undefined;
  readonly value?: string | undefined;
  readonly onChange?: (date: string) => void;
}) {
  return (
    <input
      {...rest}
      type="date"
      className="native-input"
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

/** A native select: it works with every keyboard, screen reader and phone. */
export function Choose({
  choices,
  value,
  onChange,
  empty,
  ...rest
}: Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> & {
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
  readonly onChange?: (value: string) => void;
  /** The label of "no choice", whose value is "". */
  readonly empty?: string;
}) {
  return (
    <select {...rest} className="native-input" value={value ?? ''} onChange={(event) => onChange?.(event.target.value)}>
      {empty !== undefined && <option value="">{empty}</option>}
      {choices.map(({ value: key, label, disabled }) => (
        <option key={key} value={key} disabled={disabled}>
          {label}
        </option>
      ))}
    </select>
  );
}

/**
 * A time of day in steps of some minutes, and the one that stands there although it is off the steps. A start is never
 * 24:00, and an end never 00:00.
 */
export function ChooseTime({
  value,
  step,
  part,
  ...rest
}: Omit<Parameters<typeof Choose>[0], 'choices' | 'value'> & {
  readonly value: string;
  readonly step: number;
  /** The end of a period that it is; absent = a time of its own. */
  readonly part?: 'start' | 'end';
}) {
  const times = [...new Set([...timesOfDay(step), value])].sort();
  const never = part === 'start' ? '24:00' : part === 'end' ? '00:00' : null;
  const choices = times.flatMap((time) => (time === never ? [] : [{ value: time, label: time }]));
  return <Choose {...rest} value={value} choices={choices} />;
}

/** A whole number of at least 1; null when the field is empty. */
export function WholeInput({
  value,
  onChange,
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'type' | 'min'> & {
  readonly value: number | null | undefined;
  readonly onChange: (value: number | null) => void;
}) {
  return (
    <input
      {...rest}
      type="number"
      min={1}
      className="native-input"
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? null : Math.max(1, Math.floor(Number(target.value))))}
    />
  );
}
