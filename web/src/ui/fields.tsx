import { type InputHTMLAttributes, type Ref, type SelectHTMLAttributes } from 'react';

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
