/** An exact number that is not negative; amounts are rounded once, when all of them is known. */
export interface Fraction {
  readonly of: bigint;
  readonly by: bigint;
}

export const fraction = (of: bigint | number, by: bigint | number = 1n): Fraction => ({
  of: BigInt(of),
  by: BigInt(by),
});

export const NOTHING = fraction(0n);

export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.by === b.by ? { of: a.of + b.of, by: a.by } : { of: a.of * b.by + b.of * a.by, by: a.by * b.by };

export const times = (a: Fraction, b: Fraction): Fraction => ({ of: a.of * b.of, by: a.by * b.by });

export const isLess = (a: Fraction, b: Fraction): boolean => a.of * b.by < b.of * a.by;

/** The nearest whole number; what lies in the middle goes up. */
export const roundedHalfUp = ({ of, by }: Fraction): bigint => (2n * of + by) / (2n * by);
