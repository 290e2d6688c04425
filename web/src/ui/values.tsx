import { day, dayAndTime, money, range } from '../i18n/formats';
import { t } from '../i18n/t';

/** An amount; null = free. */
export function Money({
  value,
  none,
}: {
  readonly value: { amount: string; currency: string } | null | undefined;
  readonly none?: string;
}) {
  return <span className="figure">{value == null ? (none ?? t.words.free) : money(value)}</span>;
}

/** A period on the wall clock of a zone. */
export function Period({ from, to, zone }: { readonly from: string; readonly to: string; readonly zone: string }) {
  return (
    <time dateTime={from} className="figure">
      {range(from, to, zone)}
    </time>
  );
}

/** An instant on the wall clock of a zone. */
export function When({
  at,
  zone,
  dayOnly,
}: {
  readonly at: string;
  readonly zone: string;
  readonly dayOnly?: boolean;
}) {
  return (
    <time dateTime={at} className="figure">
      {dayOnly ? day(at, zone) : dayAndTime(at, zone)}
    </time>
  );
}
