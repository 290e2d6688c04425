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

/** The number times 10 to the power of `digits`, exactly: 12.5 on 2 digits is 1250. It must have no more of them. */
export function scaled(decimal: Decimal, digits: number): bigint {
  const [whole = '', fraction = ''] = decimal.split('.');
  if (fraction.length > digits) throw new Error(`${decimal} has more than ${digits} digits behind the point`);
  return BigInt(whole + fraction.padEnd(digits, '0'));
}

/** The inverse of `scaled`, written with exactly that many digits behind the point: 1250 on 2 digits is 12.50. */
export function unscaled(value: bigint, digits: number): Decimal {
  const sign = value < 0n ? '-' : '';
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return (digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-digits)}`) as Decimal;
}
