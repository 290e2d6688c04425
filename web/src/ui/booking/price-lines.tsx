import './preview.css';
import type { PricedLineFragment } from '../../api/generated/graphql';
import { count } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { Money } from '../values';

/** A price by line: each resource with the sentences of its price, and the total. */
export function PriceLines({
  lines,
  total,
}: {
  readonly lines: readonly PricedLineFragment[];
  readonly total: { readonly amount: string; readonly currency: string } | null | undefined;
}) {
  return (
    <ul className="price-lines" aria-label={t.booking.price}>
      {lines.map(({ resource, units, amount, parts }) => (
        <li key={resource.id}>
          <span>
            {resource.name}
            {units > 1 && ` × ${count(units)}`}
            {parts.map(({ description }) => (
              <span key={description} className="small price-part">
                {description}
              </span>
            ))}
          </span>
          <Money value={amount} />
        </li>
      ))}
      <li>
        <strong>{t.words.total}</strong>
        <strong>
          <Money value={total} />
        </strong>
      </li>
    </ul>
  );
}
