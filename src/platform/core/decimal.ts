declare const decimalBrand: unique symbol;

/**
 * An exact decimal number as it is written: digits with a point, no exponent, no zeros that say nothing. It stays a text
 * because a float would lose cents; what computes with it decides on its scale.
 */
export type Decimal = string & { readonly [decimalBrand]: true };

const DECIMAL = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;
/** Longer than any amount, and short enough that nothing slows down on it. */
const LONGEST = 40;

export const ZERO = '0' as Decimal;

/**
 * Reads 125.50 as 125.5 and -0 as 0; null for what is no plain decimal: exponents, NaN, a plus sign, leading zeros, a
 * point without digits on both its sides, and more than 40 characters.
 */
export function parseDecimal(text: string): Decimal | null {
  const match = text.length > LONGEST ? null : DECIMAL.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', written = ''] = match;
  const fraction = written.replace(/0+$/, '');
  const size = fraction === '' ? whole : `${whole}.${fraction}`;
  return (size === '0' ? size : `${sign}${size}`) as Decimal;
}

/** How many digits stand behind the point. */
export const fractionDigits = (decimal: Decimal): number => decimal.split('.')[1]?.length ?? 0;
