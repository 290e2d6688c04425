import type { AccountKey, OrganizationKey } from '../../platform/core/keys.js';
import { type ResetTarget, resetRight } from './reset-rights.js';

const first = '1' as OrganizationKey;
const second = '2' as OrganizationKey;
const target: ResetTarget = {
  userId: 'somebody' as AccountKey,
  isPlatformAdmin: false,
  isEnabled: true,
  organizations: [first],
  learnsAt: [],
};
const root = { isPlatformAdmin: true, administered: new Set<OrganizationKey>() };
const admin = { isPlatformAdmin: false, administered: new Set([first]) };
const nobody = { isPlatformAdmin: false, administered: new Set<OrganizationKey>() };

describe('The right to issue a reset link', () => {
  it.each([
    ['a platform admin, of anybody', root, target, 'granted'],
    ['a platform admin, of another platform admin', root, { ...target, isPlatformAdmin: true }, 'granted'],
    ['a platform admin, of nobody', root, null, 'not-found'],
    ['an ADMIN, of a member', admin, target, 'granted'],
    [
      'an ADMIN, of a member who also belongs elsewhere',
      admin,
      { ...target, organizations: [first, second] },
      'not-permitted',
    ],
    ['an ADMIN, of a platform admin', admin, { ...target, isPlatformAdmin: true }, 'not-permitted'],
    ['an ADMIN, of somebody else', admin, { ...target, organizations: [second] }, 'not-found'],
    ['an ADMIN, of nobody', admin, null, 'not-found'],
    ['an ADMIN, of a disabled member', admin, { ...target, isEnabled: false }, 'wrong-status'],
    ['an account that is ADMIN of no VERIFIED organization', nobody, target, 'not-permitted'],
    ['an account without any right, of nobody', nobody, null, 'not-permitted'],
  ] as const)('the right to a reset link for %s is %s', (_, issuer, whom, kind) => {
    expect(resetRight(issuer, whom).kind).toBe(kind);
  });

  it('an ADMIN’s reset link names the organization and ends when its person joins another', () => {
    expect(resetRight(admin, target)).toMatchObject({ organizationId: first });
    expect(resetRight(root, target)).toMatchObject({ organizationId: null });
  });
});
