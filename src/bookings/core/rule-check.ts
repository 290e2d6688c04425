import type { ResourceKey } from '../../platform/core/keys.js';
import { type BookingErrorCode, bookingErrorCodes, type BookingRefusal, oncePerCode } from './booking-refusal.js';
import type { KeptRule } from './words.js';

/** One rule that was asked of a request. `resourceId` names the item that it is about; null = the whole request. */
export type RuleCheck =
  | { readonly kept: true; readonly resourceId: ResourceKey | null; readonly rule: KeptRule }
  | { readonly kept: false; readonly resourceId: ResourceKey | null; readonly refusal: BookingRefusal };

/** The outcome of a rule: broken if there is a refusal. */
export const ruleCheck = (
  resourceId: ResourceKey | null,
  rule: KeptRule,
  refusal: BookingRefusal | null = null,
): RuleCheck => (refusal === null ? { kept: true, resourceId, rule } : { kept: false, resourceId, refusal });

export const brokenRule = (resourceId: ResourceKey | null, refusal: BookingRefusal): RuleCheck => ({
  kept: false,
  resourceId,
  refusal,
});

/** The refusals of the rules that are broken, each code once. */
export const refusalsIn = (checks: readonly RuleCheck[]): BookingRefusal[] =>
  oncePerCode(checks.flatMap((check) => (check.kept ? [] : [check.refusal])));

const codeOf = (check: RuleCheck): BookingErrorCode => (check.kept ? check.rule.code : check.refusal.code);

const MOST_CHECKS = 200;

const position = new Map(bookingErrorCodes.map((code, index) => [code, index]));

/**
 * The checks that a client is told, in the order of the codes: of broken rules exactly those whose refusals it is told,
 * and of kept ones as many as fit.
 */
export function toldChecks(checks: readonly RuleCheck[]): RuleCheck[] {
  const refusals = new Set(refusalsIn(checks));
  const broken = checks.filter((check) => !check.kept && refusals.has(check.refusal));
  const kept = checks.filter((check) => check.kept).slice(0, MOST_CHECKS - broken.length);
  const order = (check: RuleCheck) => position.get(codeOf(check)) ?? 0;
  return [...broken, ...kept].sort((a, b) => order(a) - order(b));
}

/** The check of a refusal that stands alone, because it stopped what follows. Its field may name an item. */
export function stoppingCheck(
  refusal: BookingRefusal,
  items: readonly { readonly resourceId: ResourceKey }[],
): RuleCheck {
  const [list, index] = refusal.field ?? [];
  // A resource that is not found is none that the viewer may see.
  const item = list === 'items' && refusal.code !== 'NOT_FOUND' ? items[Number(index ?? -1)] : undefined;
  return brokenRule(item?.resourceId ?? null, refusal);
}
