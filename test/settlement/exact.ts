/** Exact numbers of the recomputation, which takes nothing from the service. `by` is not 0. */
export interface Ratio {
  readonly of: bigint;
  readonly by: bigint;
}

export const whole = (number: bigint | number): Ratio => ({ of: BigInt(number), by: 1n });

/** Reads 12.5 as 125 / 10. */
export function ratio(decimal: string): Ratio {
  const [units = '0', behind = ''] = decimal.split('.');
  return { of: BigInt(units + behind), by: 10n ** BigInt(behind.length) };
}

export const sum = (a: Ratio, b: Ratio): Ratio => ({ of: a.of * b.by + b.of * a.by, by: a.by * b.by });

export const product = (...all: readonly Ratio[]): Ratio =>
  all.reduce((a, b) => ({ of: a.of * b.of, by: a.by * b.by }), whole(1));

export const over = (a: bigint | number, b: bigint | number): Ratio => ({ of: BigInt(a), by: BigInt(b) });

export const isLess = (a: Ratio, b: Ratio): boolean => a.of * b.by < b.of * a.by;

/** The part that a discount in percent leaves. */
export const without = (percent: string): Ratio => {
  const { of, by } = ratio(percent);
  return { of: 100n * by - of, by: 100n * by };
};

const DIGITS: Readonly<Record<string, number>> = { CNY: 2, EUR: 2, JPY: 0, KWD: 3 };

export const digitsOf = (currency: string): number => {
  const digits = DIGITS[currency];
  if (digits === undefined) throw new Error(`nobody pays in ${currency} here`);
  return digits;
};

/** In the smallest unit of the currency; half of one goes up. */
export function rounded(amount: Ratio, currency: string): bigint {
  const minor = product(amount, whole(10n ** BigInt(digitsOf(currency))));
  return (minor.of * 2n + minor.by) / (minor.by * 2n);
}

/** 1250 of a currency with 2 digits as 12.50. */
export function written(minor: bigint, currency: string): string {
  const digits = digitsOf(currency);
  const sign = minor < 0n ? '-' : '';
  const text = String(minor < 0n ? -minor : minor).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The inverse of `written`. */
export function minorOf(amount: string, currency: string): bigint {
  const [, behind = ''] = amount.split('.');
  if (behind.length !== digitsOf(currency)) throw new Error(`${amount} is no amount in ${currency}`);
  return BigInt(amount.replace('.', ''));
}
