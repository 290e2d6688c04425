import { registerEnumType } from '@nestjs/graphql';
import { MemberRole } from './core/member-role.js';

registerEnumType(MemberRole, {
  name: 'MemberRole',
  description: 'Roles of members in an organization.',
  valuesMap: {
    ADMIN: { description: 'Runs the organization: members, settings, and all that the others may.' },
    RESOURCE_MANAGER: { description: 'Keeps resources, policies, approvals, downtimes and the check-in desk; books.' },
    COORDINATOR: { description: "Books on the organization's behalf." },
    FINANCE: { description: 'Keeps rates, agreements, usage and statements.' },
    MEMBER: { description: "Sees the organization's listed resources, and bookings that are the member's own." },
  },
});

export { MemberRole };
