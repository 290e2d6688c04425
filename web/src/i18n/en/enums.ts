/** Names of the values of the API. */
export const bookingStatus = {
  HELD: 'On hold',
  PENDING_APPROVAL: 'Awaiting approval',
  CONFIRMED: 'Confirmed',
  IN_USE: 'In use',
  COMPLETED: 'Completed',
  NO_SHOW: 'No-show',
  CANCELLED: 'Cancelled',
  DECLINED: 'Declined',
  EXPIRED: 'Expired',
};
export const organizationKind = { SCHOOL: 'School', ENTERPRISE: 'Enterprise', TRAINING_CENTER: 'Training center' };
export const organizationStatus = { PENDING: 'Awaiting verification', VERIFIED: 'Verified', SUSPENDED: 'Suspended' };
export const resourceKind = { EQUIPMENT: 'Equipment', LAB: 'Lab', TRAINING_BASE: 'Training base' };
export const role = {
  MEMBER: 'Member',
  COORDINATOR: 'Coordinator',
  RESOURCE_MANAGER: 'Resource manager',
  FINANCE: 'Finance',
  ADMIN: 'Admin',
  TRAINER: 'Trainer',
};
export const roleMeaning = {
  MEMBER: 'Sees the equipment of the organization.',
  COORDINATOR: 'Books, moves and cancels for the organization.',
  RESOURCE_MANAGER: 'Manages equipment and downtimes, answers requests, checks people in and out, and books.',
  FINANCE: 'Sets prices, agreements and settlement, and sees reports.',
  ADMIN: 'Does all of this, and manages members and the organization itself.',
  TRAINER: 'Sees the rosters of the own trainings, records presence and hours, and books nothing.',
};
export const weekday = {
  MONDAY: 'Monday',
  TUESDAY: 'Tuesday',
  WEDNESDAY: 'Wednesday',
  THURSDAY: 'Thursday',
  FRIDAY: 'Friday',
  SATURDAY: 'Saturday',
  SUNDAY: 'Sunday',
};
export const shortWeekday = {
  MONDAY: 'Mon',
  TUESDAY: 'Tue',
  WEDNESDAY: 'Wed',
  THURSDAY: 'Thu',
  FRIDAY: 'Fri',
  SATURDAY: 'Sat',
  SUNDAY: 'Sun',
};
