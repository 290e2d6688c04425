/** What a member may do in an organization; the table of permissions.ts says what each role is good for. */
export const MemberRole = {
  ADMIN: 'ADMIN',
  RESOURCE_MANAGER: 'RESOURCE_MANAGER',
  COORDINATOR: 'COORDINATOR',
  FINANCE: 'FINANCE',
  MEMBER: 'MEMBER',
} as const;

export type MemberRole = (typeof MemberRole)[keyof typeof MemberRole];

export const everyRole: readonly MemberRole[] = Object.values(MemberRole);

/** Each role once, in the order of the enum. */
export const distinctRoles = (roles: readonly MemberRole[]): MemberRole[] =>
  everyRole.filter((role) => roles.includes(role));
