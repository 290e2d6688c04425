import type { Word } from '../../platform/core/message.js';
import type { AccountKey, OrganizationKey } from '../../platform/core/keys.js';
import { everyRole, type MemberRole, roleWord } from './member-role.js';
import type { Viewer } from './viewer.js';

/** Grounds of a permission, any of which suffices. `own` is the booking, consuming or owned organization. */
interface RowGrant {
  readonly platformAdmin?: true;
  readonly booker?: true;
  /** The learner whom it is about. */
  readonly learner?: true;
  readonly own?: readonly MemberRole[];
  readonly provider?: readonly MemberRole[];
}

export type Grant = { readonly anyone: true } | { readonly signedIn: true } | RowGrant;

const anyone = { anyone: true } as const;
const signedIn = { signedIn: true } as const;
const managers = ['RESOURCE_MANAGER', 'ADMIN'] as const satisfies readonly MemberRole[];
const bookers = ['COORDINATOR', 'RESOURCE_MANAGER', 'ADMIN'] as const satisfies readonly MemberRole[];

const seeBooking = {
  platformAdmin: true,
  booker: true,
  own: ['COORDINATOR', 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN'],
  provider: ['RESOURCE_MANAGER', 'FINANCE', 'ADMIN'],
} as const;
const book = { own: bookers } as const;
const bookersSide = { booker: true, own: bookers } as const;
const eitherSide = { ...bookersSide, provider: managers } as const;
const manageOwn = { own: managers } as const;
const manageProvided = { provider: managers } as const;
const accountants = ['FINANCE', 'ADMIN'] as const satisfies readonly MemberRole[];
const agree = { own: accountants, provider: accountants } as const;
const account = { provider: accountants } as const;
const seeFigures = { platformAdmin: true, provider: ['RESOURCE_MANAGER', 'FINANCE', 'ADMIN'] } as const;
const teachers = ['COORDINATOR', 'ADMIN'] as const satisfies readonly MemberRole[];
const teachOwn = { own: teachers } as const;
const runPlatform = { platformAdmin: true } as const;

/**
 * The callers of each field of Query, Mutation and Subscription. A field that is not named is refused. `signedIn` says that the rows
 * decide: such an operation answers to everybody with what that person may see.
 */
const operations = {
  viewer: anyone,
  signUp: anyone,
  signIn: anyone,
  signOut: signedIn,
  changePassword: signedIn,
  /** By an ADMIN for a member, by a platform admin for anybody. */
  issuePasswordReset: { platformAdmin: true, own: ['ADMIN'] },
  resetPassword: anyone,
  updateProfile: signedIn,
  endSession: signedIn,
  closeAccount: signedIn,
  disableAccount: runPlatform,
  enableAccount: runPlatform,
  node: signedIn,

  organization: signedIn,
  organizations: signedIn,
  registerOrganization: signedIn,
  verifyOrganization: runPlatform,
  declineOrganization: runPlatform,
  suspendOrganization: runPlatform,
  setMember: { own: ['ADMIN'] },
  invitation: anyone,
  inviteMember: { own: ['ADMIN'] },
  revokeInvitation: { own: ['ADMIN'] },
  acceptInvitation: signedIn,
  leaveOrganization: signedIn,
  updateOrganization: { platformAdmin: true, own: ['ADMIN'] },
  createSite: manageOwn,
  updateSite: manageOwn,

  skills: signedIn,
  putSkill: runPlatform,

  courses: signedIn,
  course: signedIn,
  saveCourse: teachOwn,
  publishCourse: teachOwn,

  publicCalendars: signedIn,
  setCalendarDays: manageOwn,
  removeCalendarDays: manageOwn,
  observePublicCalendar: manageOwn,
  announcePublicCalendarYear: runPlatform,

  agreements: { platformAdmin: true, ...agree },
  proposeAgreement: agree,
  /** On the side that did not propose. */
  acceptAgreement: { own: ['ADMIN'], provider: ['ADMIN'] },
  endAgreement: agree,

  publishRate: account,
  withdrawRate: account,

  statements: { platformAdmin: true, ...agree },
  balances: { platformAdmin: true, ...agree },
  settlement: { platformAdmin: true, ...agree },
  /** Also sees the bookings that stop a statement from being issued. */
  monthClose: { platformAdmin: true, ...account },
  issueStatement: account,
  settleStatement: account,
  adjustStatementLine: account,
  acceptStatement: { own: accountants },
  disputeStatementLine: { own: accountants },

  resource: signedIn,
  resources: signedIn,
  listedSkills: signedIn,
  availableResources: signedIn,
  createResource: manageOwn,
  updateResource: manageOwn,
  deleteDraftResource: manageOwn,
  /** Also uploads images. */
  setResourceImages: manageOwn,
  tryPolicy: manageOwn,

  previewRecurrence: signedIn,
  booking: seeBooking,
  bookings: seeBooking,
  bookingCounts: signedIn,
  previewBooking: book,
  previewBookingSeries: book,
  requestBooking: book,
  requestBookingSeries: book,
  confirmBooking: bookersSide,
  rescheduleBooking: bookersSide,
  previewReschedule: bookersSide,
  updateBooking: bookersSide,
  cancelBooking: eitherSide,
  cancelBookingSeries: eitherSide,
  approveBooking: manageProvided,
  declineBooking: manageProvided,
  answerBookings: manageProvided,
  checkInBooking: eitherSide,
  checkOutBooking: eitherSide,
  markNoShow: manageProvided,
  scheduleDowntime: manageProvided,
  updateDowntime: manageProvided,
  cancelDowntime: manageProvided,
  previewDowntime: manageProvided,
  downtimes: { provider: everyRole },

  learners: teachOwn,
  learner: { learner: true, ...teachOwn },
  importLearners: teachOwn,
  inviteLearner: teachOwn,
  claimLearner: signedIn,
  /** The learner records the own consent alone. */
  recordConsent: { learner: true, ...teachOwn },
  /** Also exports what is kept about the person. */
  eraseLearner: { learner: true, own: ['ADMIN'] },

  utilizationReport: seeFigures,
  utilizationBookings: seeFigures,
  idleCapacity: seeFigures,
  refusedDemand: seeFigures,
  setRatedHours: manageProvided,

  happenings: signedIn,
  changed: signedIn,
  markHappeningsRead: signedIn,
} as const satisfies Readonly<Record<string, Grant>>;

/** Permissions inside an operation, for some of its callers. */
const particulars = {
  /** To see an organization that is PENDING or SUSPENDED. */
  unverifiedOrganization: { platformAdmin: true, own: everyRole },
  /** To see who belongs to an organization. */
  memberships: { own: everyRole },
  /** Sees the open invitations of an organization. */
  invitations: { own: ['ADMIN'] },
  /** Sees the registration number of an organization. */
  registrationCode: { platformAdmin: true, own: everyRole },
  /** Sees who registered an organization, and why it was declined or suspended. */
  registration: { platformAdmin: true, own: everyRole },
  /** Corrects an organization that was declined by changing it. */
  correctedDetails: { own: ['ADMIN'] },
  /** Changes the name or registration number of an organization that is not PENDING. */
  verifiedDetails: runPlatform,
  /** To see a listed resource of one's own organization, whatever its audience. */
  ownResource: { own: everyRole },
  /** To see a resource that is a draft or withdrawn. */
  unlistedResource: manageOwn,
  /** To see a course that is a draft or retired, and the drafts of others; the partners of its owner count as the owner. */
  unpublishedCourse: { own: ['TRAINER', 'COORDINATOR', 'RESOURCE_MANAGER', 'ADMIN'] },
  /** To see what a resource costs whom; quotes are seen with what is booked. */
  rates: account,
  /** To see the one rate by which an organization is or would be charged. */
  ownRate: { own: ['COORDINATOR', 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN'], provider: accountants },
  /** To see that it is a downtime that takes a resource, and why. */
  downtime: { provider: everyRole },
  /** To book a start in the past, for any organization. */
  pastBooking: manageProvided,
  /** To say afterwards when a booking was really checked in or out. */
  recordedTimes: manageProvided,
  /** To see what happened to bookings and series of an organization; one booking's history comes with the booking. */
  bookingHappenings: { platformAdmin: true, own: bookers, provider: managers },
  /** To see what happened to resources, downtimes and the calendar. */
  equipmentHappenings: { platformAdmin: true, own: managers, provider: managers },
  /** To see what happened to agreements, rates and statements. */
  moneyHappenings: { platformAdmin: true, own: accountants, provider: accountants },
  /** To see what happened to members and settings. */
  settingsHappenings: { platformAdmin: true, own: ['ADMIN'], provider: ['ADMIN'] },
  /** To book without notice, further ahead than others and without approval. */
  exemption: manageProvided,
} as const satisfies Readonly<Record<string, Grant>>;

const permissions = { ...operations, ...particulars };

export type Operation = keyof typeof operations;
export type Permission = keyof typeof permissions;

/** The subject of a permission: the organizations on its two sides, and the person who booked it. */
export interface Subject {
  readonly own?: OrganizationKey;
  readonly provider?: OrganizationKey;
  readonly booker?: AccountKey;
  /** The account of the learner; null = none has claimed the learner. */
  readonly learner?: AccountKey | null;
}

export const operationNames = Object.keys(operations) as readonly Operation[];

/** The grant of a field; null = the table does not name it, so it is refused. */
export function grantOf(rootField: string): Grant | null {
  return Object.hasOwn(operations, rootField) ? operations[rootField as Operation] : null;
}

function holds(
  viewer: Viewer,
  organizationId: OrganizationKey | undefined,
  roles: readonly MemberRole[] | undefined,
): boolean {
  if (organizationId === undefined || roles === undefined) return false;
  const held = viewer.roles.get(organizationId);
  return held !== undefined && roles.some((role) => held.has(role));
}

/** A person who booked counts as the booker only while a member, with any role, of the organization that booked. */
const isBooker = (viewer: Viewer, { booker, own }: Subject): boolean =>
  booker === viewer.accountKey && own !== undefined && holds(viewer, own, everyRole);

/** Whether the viewer may do it to this subject; a side that the subject leaves out gives no right. */
export function may(viewer: Viewer, permission: Permission, subject: Subject = {}): boolean {
  const grant: Grant = permissions[permission];
  if ('anyone' in grant || 'signedIn' in grant) return true;
  return (
    (grant.platformAdmin === true && viewer.isPlatformAdmin) ||
    (grant.booker === true && isBooker(viewer, subject)) ||
    (grant.learner === true && subject.learner === viewer.accountKey) ||
    holds(viewer, subject.own, grant.own) ||
    holds(viewer, subject.provider, grant.provider)
  );
}

/** The side of the subject for which the viewer may do it, one's own first; null = neither, as for a platform admin. */
export function sideOf(viewer: Viewer, permission: Permission, subject: Subject): OrganizationKey | null {
  const { own, provider } = subject;
  const asBooker = 'booker' in permissions[permission] && isBooker(viewer, subject);
  if (own !== undefined && (asBooker || holds(viewer, own, rolesFor(permission, 'own')))) return own;
  if (provider !== undefined && holds(viewer, provider, rolesFor(permission, 'provider'))) return provider;
  return null;
}

/** The roles that give the right on one side; empty when that side gives none. */
export function rolesFor(permission: Permission, side: 'own' | 'provider'): readonly MemberRole[] {
  const grant: Grant = permissions[permission];
  return 'anyone' in grant || 'signedIn' in grant ? [] : (grant[side] ?? []);
}

/** The same roles as a sentence names them, such as "RESOURCE_MANAGER or ADMIN". */
export const roleWords = (permission: Permission, side: 'own' | 'provider'): readonly Word[] =>
  rolesFor(permission, side).map(roleWord);

/** The organizations in which the viewer has one of the roles: the allowed-id set of a list query. */
export const organizationsWhere = (viewer: Viewer, roles: readonly MemberRole[]): OrganizationKey[] =>
  [...viewer.roles.keys()].filter((organizationId) => holds(viewer, organizationId, roles));
