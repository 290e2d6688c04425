import type { AccountKey, OrganizationKey } from '../../platform/core/keys.js';
/** An account for which a reset link is asked. */
export interface ResetTarget {
  readonly userId: AccountKey;
  readonly isPlatformAdmin: boolean;
  readonly isEnabled: boolean;
  readonly organizations: readonly OrganizationKey[];
  /** The organizations of which the person is a learner, who belongs to them like a member. */
  readonly learnsAt: readonly OrganizationKey[];
}

export type ResetRight =
  | { readonly kind: 'not-permitted' | 'not-found' | 'wrong-status' }
  /** The organization whose ADMIN issues the link; null = a platform admin issues it. */
  | { readonly kind: 'granted'; readonly target: ResetTarget; readonly organizationId: OrganizationKey | null };

/**
 * The right to issue a reset link for an account (rules A3). `administered` are the VERIFIED organizations whose ADMIN the issuer
 * is. Beyond their members every address is the same: not found.
 */
export function resetRight(
  issuer: { readonly isPlatformAdmin: boolean; readonly administered: ReadonlySet<OrganizationKey> },
  target: ResetTarget | null,
): ResetRight {
  const granted = (organizationId: OrganizationKey | null, found: ResetTarget): ResetRight =>
    found.isEnabled ? { kind: 'granted', target: found, organizationId } : { kind: 'wrong-status' };
  if (issuer.isPlatformAdmin) return target === null ? { kind: 'not-found' } : granted(null, target);
  if (issuer.administered.size === 0) return { kind: 'not-permitted' };
  const common = target?.organizations.find((id) => issuer.administered.has(id));
  if (target === null || common === undefined) return { kind: 'not-found' };
  if (target.isPlatformAdmin || new Set([...target.organizations, ...target.learnsAt]).size > 1) {
    return { kind: 'not-permitted' };
  }
  return granted(common, target);
}
