import { present, readDate, readOneOf, readText } from '../../ui/address';

export const TABS = ['waiting', 'upcoming', 'running', 'needsTimes', 'over', 'cancelled'] as const;
export type Tab = (typeof TABS)[number];

/** The state of the list of bookings that its address keeps. */
export interface BookingsSearch {
  readonly as?: 'consumer' | 'provider';
  readonly tab?: Tab;
  readonly q?: string;
  readonly resource?: string;
  /** Days of the organization's wall clock; the end is exclusive. */
  readonly from?: string;
  /** The id of a series whose bookings are listed. */
  readonly series?: string;
  /** A cursor: the list goes on after it. */
  readonly after?: string;
  readonly to?: string;
}

export const readBookings = (search: Readonly<Record<string, unknown>>): BookingsSearch =>
  present({
    as: readOneOf(search.as, ['consumer', 'provider']),
    tab: readOneOf(search.tab, TABS),
    q: readText(search.q),
    resource: readText(search.resource),
    from: readDate(search.from),
    series: readText(search.series),
    after: readText(search.after),
    to: readDate(search.to),
  });

type Status =
  'HELD' | 'PENDING_APPROVAL' | 'CONFIRMED' | 'IN_USE' | 'COMPLETED' | 'NO_SHOW' | 'CANCELLED' | 'DECLINED' | 'EXPIRED';

interface TabFilter {
  readonly status: readonly Status[];
  readonly needsTimes: boolean;
}

/** The statuses of each tab. What is over without its times is still CONFIRMED or IN_USE, so it has a tab of its own. */
export const tabFilters: Readonly<Record<Tab, TabFilter>> = {
  waiting: { status: ['HELD', 'PENDING_APPROVAL'], needsTimes: false },
  upcoming: { status: ['CONFIRMED'], needsTimes: false },
  running: { status: ['IN_USE'], needsTimes: false },
  needsTimes: { status: ['CONFIRMED', 'IN_USE'], needsTimes: true },
  over: { status: ['COMPLETED', 'NO_SHOW'], needsTimes: false },
  cancelled: { status: ['CANCELLED', 'DECLINED', 'EXPIRED'], needsTimes: false },
};

/** The newest first where bookings are over, else the next one first. */
export const orderOf = (tab: Tab): 'START_ASC' | 'START_DESC' =>
  tab === 'over' || tab === 'cancelled' ? 'START_DESC' : 'START_ASC';

interface Count {
  readonly status: Status;
  readonly count: number;
}

/** How many bookings stand in each tab, from the counts with and without their times. */
export function tabCounts(settled: readonly Count[], unsettled: readonly Count[]): Readonly<Record<Tab, number>> {
  const sum = ({ status, needsTimes }: TabFilter) =>
    (needsTimes ? unsettled : settled)
      .filter((each) => status.includes(each.status))
      .reduce((total, { count }) => total + count, 0);
  return Object.fromEntries(TABS.map((tab) => [tab, sum(tabFilters[tab])])) as Record<Tab, number>;
}
