import { type Instant, MINUTE_MS } from '../../platform/core/time-range.js';
import type { AccessRefusal } from './access-refusal.js';

const WINDOW_MINUTES = 15;

/** Failures before this instant no longer count. */
export const windowStart = (now: Instant): Instant => now - WINDOW_MINUTES * MINUTE_MS;

export interface SignInLimits {
  readonly perAccount: number;
  readonly perAddress: number;
}

/** How many sign-ins failed within the window. */
export interface SignInFailures {
  readonly ofAccount: number;
  readonly ofAddress: number;
}

/** The same whether or not there is such an account, so that nothing is learnt from it. Null: go on. */
export function tooManyAttempts(failures: SignInFailures, limits: SignInLimits): AccessRefusal | null {
  const refusal = (most: number, whose: string, failed: number): AccessRefusal => ({
    code: 'TOO_MANY_ATTEMPTS',
    message: `At most ${most} sign-ins ${whose} may fail in ${WINDOW_MINUTES} minutes; ${failed} have. Try again later.`,
    field: null,
  });
  if (failures.ofAccount >= limits.perAccount) {
    return refusal(limits.perAccount, 'with one e-mail address', failures.ofAccount);
  }
  if (failures.ofAddress >= limits.perAddress) {
    return refusal(limits.perAddress, 'from one network address', failures.ofAddress);
  }
  return null;
}

/**
 * What counts as one network address. A customer gets at least a /64 of IPv6, so single addresses there would be as
 * good as no limit; an IPv4 address may come dressed as IPv6.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address.slice(0, 64);
  const [head = '', tail] = address.toLowerCase().split('%', 1).join('').split('::', 2);
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const before = groups(head);
  const after = groups(tail ?? '');
  const zeros = tail === undefined ? 0 : Math.max(8 - before.length - after.length, 0);
  const all = [...before, ...Array<string>(zeros).fill('0'), ...after];
  const network = all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').slice(0, 4));
  return `${network.join(':')}::/64`;
}
