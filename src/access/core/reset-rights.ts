/** An account for which a reset link is asked. */
export interface ResetTarget {
  readonly userId: string;
  readonly isPlatformAdmin: boolean;
  readonly isEnabled: boolean;
  readonly organizations: readonly string[];
}

export type ResetRight =
  | { readonly kind: 'not-permitted' | 'not-found' | 'wrong-status' }
  /** The organization whose ADMIN issues the link; null = a platform admin issues it. */
  | { readonly kind: 'granted'; readonly target: ResetTarget; readonly organizationId: string | null };

/**
 * The right to issue a reset link for an account (rules A3). `administered` are the VERIFIED organizations whose ADMIN the issuer
 * is. Beyond their members every address is the same: not found.
 */
export function resetRight(
  issuer: { readonly isPlatformAdmin: boolean; readonly administered: ReadonlySet<string> },
  target: ResetTarget | null,
): ResetRight {
  const granted = (organizationId: string | null, found: ResetTarget): ResetRight =>
    found.isEnabled ? { kind: 'granted', target: found, organizationId } : { kind: 'wrong-status' };
  if (issuer.isPlatformAdmin) return target === null ? { kind: 'not-found' } : granted(null, target);
  if (issuer.administered.size === 0) return { kind: 'not-permitted' };
  const common = target?.organizations.find((id) => issuer.administered.has(id));
  if (target === null || common === undefined) return { kind: 'not-found' };
  if (target.isPlatformAdmin || target.organizations.length > 1) return { kind: 'not-permitted' };
  return granted(common, target);
}
