import { codeWords } from '../../platform/core/message.js';

/** Roles of members in an organization; the table of permissions.ts says what each role may do. */
export const MemberRole = {
  ADMIN: 'ADMIN',
  RESOURCE_MANAGER: 'RESOURCE_MANAGER',
  COORDINATOR: 'COORDINATOR',
  FINANCE: 'FINANCE',
  MEMBER: 'MEMBER',
  TRAINER: 'TRAINER',
} as const;

export type MemberRole = (typeof MemberRole)[keyof typeof MemberRole];

export const everyRole: readonly MemberRole[] = Object.values(MemberRole);

/** Each role once, in the order of the enum. */
export const distinctRoles = (roles: readonly MemberRole[]): MemberRole[] =>
  everyRole.filter((role) => roles.includes(role));

/** A role as a sentence names it. */
export const roleWord = codeWords<MemberRole>({
  ADMIN: '管理员',
  RESOURCE_MANAGER: '设备管理员',
  COORDINATOR: '教学协调员',
  FINANCE: '财务',
  MEMBER: '成员',
  TRAINER: '实训教师',
});
