/** The kinds of things that can happen, in the order of the contract. */
export const happeningKinds = [
  'BOOKING_REQUESTED',
  'BOOKING_HELD',
  'BOOKING_CONFIRMED',
  'BOOKING_APPROVED',
  'BOOKING_DECLINED',
  'BOOKING_MOVED',
  'BOOKING_CHANGED',
  'BOOKING_CANCELLED',
  'BOOKING_EXPIRED',
  'BOOKING_CHECKED_IN',
  'BOOKING_COMPLETED',
  'BOOKING_MISSED',
  'BOOKING_TIMES_RECORDED',
  'SERIES_BOOKED',
  'SERIES_CANCELLED',
  'DOWNTIME_SCHEDULED',
  'DOWNTIME_CHANGED',
  'DOWNTIME_CANCELLED',
  'RESOURCE_LISTED',
  'RESOURCE_WITHDRAWN',
  'RESOURCE_CHANGED',
  'CALENDAR_CHANGED',
  'RATE_PUBLISHED',
  'RATE_WITHDRAWN',
  'AGREEMENT_PROPOSED',
  'AGREEMENT_ACCEPTED',
  'AGREEMENT_ENDED',
  'STATEMENT_ISSUED',
  'STATEMENT_ACCEPTED',
  'STATEMENT_SETTLED',
  'STATEMENT_DISPUTED',
  'STATEMENT_ADJUSTED',
  'MEMBER_INVITED',
  'MEMBER_JOINED',
  'MEMBER_CHANGED',
  'ORGANIZATION_REGISTERED',
  'ORGANIZATION_CHANGED',
  'ORGANIZATION_VERIFIED',
  'ORGANIZATION_DECLINED',
  'ORGANIZATION_SUSPENDED',
] as const;

export type HappeningKind = (typeof happeningKinds)[number];

/** Record months are kept for 25 months, money months for 10 years. */
export type HappeningClass = 'record' | 'money';

export const monthsKept: Readonly<Record<HappeningClass, number>> = { record: 25, money: 120 };

/** The parts of an organization's work. The roles that see a happening follow from its area. */
export type HappeningArea = 'BOOKINGS' | 'EQUIPMENT' | 'MONEY' | 'SETTINGS';

const areaOfPrefix: Readonly<Record<string, HappeningArea>> = {
  BOOKING: 'BOOKINGS',
  SERIES: 'BOOKINGS',
  DOWNTIME: 'EQUIPMENT',
  RESOURCE: 'EQUIPMENT',
  CALENDAR: 'EQUIPMENT',
  RATE: 'MONEY',
  AGREEMENT: 'MONEY',
  STATEMENT: 'MONEY',
};

export const areaOf = (kind: HappeningKind): HappeningArea => areaOfPrefix[kind.split('_')[0] ?? ''] ?? 'SETTINGS';

export const classOf = (kind: HappeningKind): HappeningClass => (areaOf(kind) === 'MONEY' ? 'money' : 'record');
