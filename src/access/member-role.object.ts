import { describeEnum } from '../platform/graphql/enum-type.js';
import { MemberRole } from './core/member-role.js';

describeEnum(MemberRole, 'MemberRole', 'Roles of members in an organization.', {
  ADMIN: 'Runs the organization: members, settings, and all that the others may.',
  RESOURCE_MANAGER: 'Keeps resources, policies, approvals, downtimes and the check-in desk; books.',
  COORDINATOR: "Books on the organization's behalf.",
  FINANCE: 'Keeps rates, agreements, usage and statements.',
  MEMBER: "Sees the organization's listed resources, and bookings that are the member's own.",
  TRAINER: 'Sees rosters, and records presence and hours of the trainings that name the person; books nothing.',
});

export { MemberRole };
