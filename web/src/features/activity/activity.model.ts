import type { HappeningKind } from '../../api/generated/graphql';
import { addDays, type LocalDate, toInstant } from '../../time/zoned';
import { present, readDate, readList, readText, without } from '../../ui/address';

/** The kinds of things that happen, by what they happen to. */
const KINDS = {
  BOOKING: [
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
  ],
  SERIES: ['SERIES_BOOKED', 'SERIES_CANCELLED'],
  DOWNTIME: ['DOWNTIME_SCHEDULED', 'DOWNTIME_CHANGED', 'DOWNTIME_CANCELLED'],
  RESOURCE: ['RESOURCE_LISTED', 'RESOURCE_WITHDRAWN', 'RESOURCE_CHANGED'],
  CALENDAR: ['CALENDAR_CHANGED'],
  RATE: ['RATE_PUBLISHED', 'RATE_WITHDRAWN'],
  AGREEMENT: ['AGREEMENT_PROPOSED', 'AGREEMENT_ACCEPTED', 'AGREEMENT_ENDED'],
  STATEMENT: [
    'STATEMENT_ISSUED',
    'STATEMENT_ACCEPTED',
    'STATEMENT_SETTLED',
    'STATEMENT_DISPUTED',
    'STATEMENT_ADJUSTED',
  ],
  MEMBER: ['MEMBER_INVITED', 'MEMBER_JOINED', 'MEMBER_CHANGED'],
  ORGANIZATION: [
    'ORGANIZATION_REGISTERED',
    'ORGANIZATION_CHANGED',
    'ORGANIZATION_VERIFIED',
    'ORGANIZATION_DECLINED',
    'ORGANIZATION_SUSPENDED',
  ],
} as const satisfies Readonly<Record<string, readonly HappeningKind[]>>;

export type Group = keyof typeof KINDS;
export const GROUPS = Object.keys(KINDS) as readonly Group[];

/** Kinds that no group has; the compiler names one that was forgotten. */
type Forgotten = Exclude<HappeningKind, (typeof KINDS)[Group][number]>;
const everyKindHasAGroup: [Forgotten] extends [never] ? true : Forgotten = true;
void everyKindHasAGroup;

/** The state of the page of activity that its address keeps. Days are inclusive, on the organization's wall clock. */
export interface ActivitySearch {
  readonly kinds?: readonly Group[];
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  /** The id of the thing that it is about. */
  readonly subject?: string;
  /** The place at which the page of the list begins. */
  readonly after?: string;
}

export function readActivity(search: Readonly<Record<string, unknown>>): ActivitySearch {
  const kinds = GROUPS.filter((group) => readList(search.kinds)?.includes(group));
  return present({
    kinds: kinds.length === 0 ? undefined : kinds,
    from: readDate(search.from),
    to: readDate(search.to),
    subject: readText(search.subject),
    after: readText(search.after),
  });
}

/** The search with a group switched on or off. */
export function toggled(search: ActivitySearch, group: Group): ActivitySearch {
  const chosen = search.kinds ?? [];
  const rest = without(search, ['kinds', 'after']);
  const kinds = chosen.includes(group) ? chosen.filter((each) => each !== group) : [...chosen, group];
  return kinds.length === 0 ? rest : { ...rest, kinds };
}

/** The filter of the API for a search in an organization. */
export function filterOf({ kinds, from, to, subject }: ActivitySearch, organizationId: string, zone: string) {
  return {
    organizationId,
    kinds: kinds?.flatMap((group): readonly HappeningKind[] => KINDS[group]) ?? null,
    from: from === undefined ? null : toInstant(`${from}T00:00`, zone),
    to: to === undefined ? null : toInstant(`${addDays(to, 1)}T00:00`, zone),
    subjectId: subject ?? null,
  };
}

/** Whether a value of a change is an instant, which people read on a wall clock. */
export const isInstant = (value: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(value);

/** Whether the field of a change is a day. */
export const isDay = (field: string): boolean => /^\d{4}-\d\d-\d\d$/.test(field);
