import type { FieldArguments, FieldPrice, Prices } from '../platform/graphql/limits/prices.js';

const DAY_MS = 86_400_000;

/** Days of a window of instants or of days; 0 for one that is refused anyway. */
function daysBetween(from: unknown, to: unknown): number {
  if (typeof from !== 'number' || typeof to !== 'number' || to <= from) return 0;
  return Math.min(Math.ceil((to - from) / DAY_MS), 366);
}

const ownDays = ({ from, to }: FieldArguments): number => daysBetween(from, to);

const input = (args: FieldArguments): FieldArguments => (args['input'] ?? {}) as FieldArguments;

/** Requests that are answered at once; more than 100 are refused. */
const answersIn = ({ approve, decline }: FieldArguments): number =>
  Math.min(100, [approve, decline].flat().filter((id) => id !== undefined).length);

const inputDays = (args: FieldArguments): number => ownDays(input(args));

const shorter = 'ask for a shorter window (`from`, `to`) or for fewer resources';

/** A list by its usual length and the most that it may have. */
const list = (usual: number, most = usual): FieldPrice => ({
  length: () => usual,
  most,
  narrow: 'ask for fewer lists inside lists, or for less per page with `first`',
});

const work = (fields: number, narrow: string): FieldPrice => ({ work: () => fields, narrow });

/** Eight periods a weekday are allowed, though most resources have one or two; even a closed day costs a little. */
const freePeriods: FieldPrice = {
  length: (args) => 8 * ownDays(args),
  work: (args) => 12 * ownDays(args),
  narrow: shorter,
};

/** Most resources are open once or twice a day. */
const openPeriods: FieldPrice = {
  length: (args) => 2 * ownDays(args),
  work: (args) => 4 * ownDays(args),
  narrow: shorter,
};

/** A special day comes about once in ten days. */
const specialDays: FieldPrice = { length: (args) => Math.ceil(ownDays(args) / 10), most: 366, narrow: shorter };

/** A busy machine has about eight bookings a day; with what stands inside, those of a few machines. */
const schedule: FieldPrice = {
  length: (args) => (args['inside'] === true ? 20 : 8) * ownDays(args),
  work: (args) => (args['inside'] === true ? 20 : 4) * ownDays(args),
  narrow: shorter,
};

const MOST_OCCURRENCES = 500;
const MOST_OF_SERIES = 2_000;
const PER_OCCURRENCE = 10;

/** By items times occurrences, as far as the rule tells them without being expanded; more than 2,000 are refused. */
const series: FieldPrice = {
  work: (args) => {
    const { items, recurrence } = input(args);
    const count = /COUNT=(\d{1,9})/i.exec(typeof recurrence === 'string' ? recurrence : '')?.[1];
    const occurrences = Math.min(count === undefined ? MOST_OCCURRENCES : Number(count), MOST_OCCURRENCES);
    const width = Array.isArray(items) ? items.length : 1;
    return PER_OCCURRENCE * Math.min(width * occurrences, MOST_OF_SERIES);
  },
  narrow: 'preview or request fewer series at once, or fewer items or occurrences',
};

/** 3 if the client says nothing; more than 10 are refused. */
const slotsAsked = (first: unknown): number => (typeof first === 'number' ? Math.max(1, Math.min(first, 10)) : 3);

const search: FieldPrice = {
  work: (args) => 1_000 + 50 * inputDays(args),
  narrow: 'ask for fewer searches at once, or for a shorter window (`from`, `to`)',
};

const report: FieldPrice = {
  work: (args) => 3_000 + 20 * inputDays(args),
  narrow: 'ask for fewer reports at once, or for a shorter window (`from`, `to`)',
};

const seldom = 'ask for it in requests of their own';

/**
 * Prices of the fields that cost more than a look-up, or whose lists are not short, for operations before they run and
 * while they do. The longest that a list may be is what the schema says of it.
 */
export const prices: Prices = {
  'AvailableResource.slots': {
    length: ({ first }) => slotsAsked(first),
    work: ({ first }) => 5 * slotsAsked(first),
    narrow: 'ask for fewer slots with `first`, or for less per page',
  },
  'AffectedBooking.alternatives': { ...list(5), work: () => 250, narrow: seldom },
  'AffectedBooking.equivalents': { ...list(3), work: () => 100, narrow: seldom },
  'AnswerBookingsPayload.results': list(25, 100),
  'AvailableResourceConnection.nearestFits': {
    ...list(8),
    work: () => 5_000,
    narrow: 'ask for fewer searches at once',
  },
  'Booking.quoteLines': list(2, 100),
  'Booking.viewerCan': list(5, 10),
  'BookingPreview.alternatives': { ...list(5), work: () => 500, narrow: seldom },
  'BookingPreview.checks': list(20, 200),
  'BookingPreview.lines': list(2, 100),
  'BookingSeries.occurrences': list(500),
  'DowntimePreview.affected': list(10, 100),
  'Course.partners': list(2, 20),
  'Course.revisions': list(5, 100),
  'CourseDraft.skills': list(5, 30),
  'CourseRevision.skills': list(5, 30),
  'CourseSkill.references': list(2, 20),
  'CalendarYear.days': list(40, 366),
  'Happening.changes': list(5, 50),
  'Home.nextBooking': work(20, seldom),
  'Home.tasks': { ...list(4, 13), work: () => 200, narrow: seldom },
  'Home.today': work(50, seldom),
  'Home.upcoming': work(50, seldom),
  'IdleResource.windows': list(20),
  'ImportLearnersPayload.rows': list(10, 500),
  'Learner.consents': list(2, 100),
  'Mutation.answerBookings': { work: (args) => 50 * answersIn(input(args)), narrow: 'answer fewer requests at once' },
  'Mutation.importLearners': work(2_000, seldom),
  'Mutation.requestBookingSeries': series,
  'Mutation.signIn': work(200, seldom),
  'Mutation.signUp': work(200, seldom),
  'Organization.invitations': list(10, 100),
  'Organization.resourceCount': work(5, seldom),
  'Organization.memberships': list(25, 1_000),
  'Organization.sites': list(10, 1_000),
  'PublicCalendarYear.days': list(40, 366),
  'Organization.viewerCan': list(3, 11),
  'Query.agreements': list(50, 1_000),
  'Query.availableResources': search,
  'Query.balances': list(50, 1_000),
  'Query.bookingCounts': { ...list(9), work: () => 100, narrow: seldom },
  'Query.idleCapacity': report,
  'Query.listedSkills': work(200, seldom),
  'Query.monthClose': work(200, seldom),
  'Query.previewBooking': work(50, seldom),
  'Query.previewDowntime': work(100, seldom),
  'Query.previewBookingSeries': series,
  'Query.previewRecurrence': { ...list(1_000), work: () => 500, narrow: seldom },
  'Query.previewReschedule': work(50, seldom),
  'Query.refusedDemand': report,
  'Query.statements': list(25, 1_000),
  'Query.tryPolicy': { ...list(20, 200), work: () => 20, narrow: seldom },
  'Query.utilizationBookings': report,
  'Query.utilizationReport': report,
  'QuoteLine.parts': list(5, 100),
  'RefusedDemandReport.rows': list(200, 1_000),
  'RequestBookingPayload.alternatives': { ...list(5), work: () => 500, narrow: seldom },
  'RequestBookingSeriesPayload.conflicts': list(20, 1_000),
  'RequestBookingSeriesPayload.occurrences': list(500),
  'SeriesOccurrence.alternatives': { ...list(1, 5), work: () => 5, narrow: seldom },
  'SeriesOccurrence.conflicts': list(1, 20),
  'SeriesOccurrence.userErrors': list(1, 20),
  'Resource.images': list(2, 8),
  'Resource.children': list(10, 1_000),
  'Resource.freePeriods': freePeriods,
  'Resource.openPeriods': openPeriods,
  'Resource.openingHours': list(10, 56),
  'Resource.rateFor': work(5, seldom),
  'Resource.schedule': schedule,
  'Resource.specialDays': specialDays,
  'Resource.viewerCan': list(3, 5),
  'Skill.aliases': list(5, 500),
  'Skill.references': list(2, 20),
  'Statement.needTimes': list(5, 100),
  'Statement.viewerCan': list(2, 5),
  'Statement.lines': list(40, 1_000),
  'StatementLine.correctedBy': list(1, 100),
  'StatementLine.disputes': list(1, 20),
  'UtilizationReport.rows': list(200, 1_000),
  'Viewer.learners': list(1, 20),
  'Viewer.tasks': work(200, seldom),
  'Viewer.happeningsReadUntil': work(2, seldom),
  'Viewer.unreadHappenings': work(50, seldom),
  'Viewer.sessions': list(10, 50),
};
