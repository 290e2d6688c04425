import { Choose } from './fields';

/** The zones that the browser knows, by name; takes `id`, `value` and `onChange` of a form item. */
export function ZoneInput({
  empty,
  value,
  ...item
}: {
  /** The label of "no zone chosen". */
  readonly empty?: string;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (zone: string) => void;
}) {
  const known = Intl.supportedValuesOf('timeZone');
  const zones = value === undefined || value === '' || known.includes(value) ? known : [value, ...known];
  return (
    <Choose
      {...item}
      {...(value !== undefined && { value })}
      {...(empty !== undefined && { empty })}
      choices={zones.map((zone) => ({ value: zone, label: zone }))}
    />
  );
}
