import { addMonths, type LocalDate, monthStart } from '../../time/zoned';
import { present, readOneOf, readText } from '../../ui/address';

export type Side = 'provider' | 'consumer';
export type Status = 'OPEN' | 'ISSUED' | 'ACCEPTED' | 'SETTLED';

/** The statuses by which a list is narrowed; DISPUTED are issued ones with a line in dispute. */
export const STATUSES = ['OPEN', 'ISSUED', 'DISPUTED', 'ACCEPTED', 'SETTLED'] as const;

/** The state of the list of statements that its address keeps. */
export interface SettlementSearch {
  /** "2027-02", or "all". */
  readonly month?: string;
  readonly as?: Side;
  readonly status?: (typeof STATUSES)[number];
  /** The place at which the page of the list begins. */
  readonly after?: string;
}

const readMonth = (value: unknown): string | undefined =>
  typeof value === 'string' && /^(all|\d{4}-(0[1-9]|1[0-2]))$/.test(value) ? value : undefined;

export const readSettlement = (search: Readonly<Record<string, unknown>>): SettlementSearch =>
  present({
    month: readMonth(search.month),
    as: readOneOf(search.as, ['provider', 'consumer']),
    status: readOneOf(search.status, STATUSES),
    after: readText(search.after),
  });

/** The month as the address writes it: "2027-02". */
export const monthKey = (month: LocalDate): string => month.slice(0, 7);

/**
 * The first day of the month that is shown; null = all months. A provider begins with the month before, which it closes
 * now; a consumer with everything that it owes.
 */
export function shownMonth({ month }: SettlementSearch, side: Side, today: LocalDate): LocalDate | null {
  if (month === 'all') return null;
  if (month !== undefined) return `${month}-01`;
  return side === 'provider' ? addMonths(monthStart(today), -1) : null;
}

const YEARS = 2;

/** The months to choose from, the newest first: two years back, and the one that is shown. */
export function monthChoices(today: LocalDate, shown: LocalDate | null): LocalDate[] {
  const recent = Array.from({ length: YEARS * 12 + 1 }, (_, back) => addMonths(monthStart(today), -back));
  return [...new Set(shown === null ? recent : [...recent, shown])].sort().reverse();
}

/** The filter of the API for a status of the address. */
export const statusFilter = (
  status: SettlementSearch['status'],
): { readonly status: Status[] | null; readonly disputed: boolean | null } => {
  if (status === undefined) return { status: null, disputed: null };
  return status === 'DISPUTED' ? { status: null, disputed: true } : { status: [status], disputed: null };
};

export type Todo =
  | 'waitForEnd'
  | 'issue'
  | 'answer'
  | 'waitForAnswer'
  | 'waitForIssue'
  | 'waitForAccept'
  | 'accept'
  | 'settle'
  | 'waitForSettle'
  | 'done';

interface Standing {
  readonly status: Status;
  readonly disputedLines: number;
  readonly viewerCan: readonly string[];
}

/** The next step of a statement, as one of its sides sees it. */
export function todoOf({ status, disputedLines, viewerCan }: Standing, side: Side): Todo {
  const isProvider = side === 'provider';
  if (status === 'SETTLED') return 'done';
  if (status === 'ACCEPTED') return isProvider ? 'settle' : 'waitForSettle';
  if (status === 'ISSUED') {
    if (disputedLines > 0) return isProvider ? 'answer' : 'waitForAnswer';
    return isProvider ? 'waitForAccept' : 'accept';
  }
  if (!isProvider) return 'waitForIssue';
  return viewerCan.includes('ISSUE') ? 'issue' : 'waitForEnd';
}

/** Steps that the side itself has to take, not wait for. */
export const isOwnStep = (todo: Todo): boolean => ['issue', 'answer', 'accept', 'settle'].includes(todo);

export interface CloseCounts {
  readonly needTimes: number;
  readonly disputedLines: number;
  readonly toIssue: number;
  readonly toAccept: number;
  readonly toSettle: number;
  readonly settled: number;
}

export type StepName = 'times' | 'disputes' | 'issue' | 'accept' | 'settle';

export interface CloseStep {
  readonly name: StepName;
  readonly left: number;
  /** The step with which the close goes on: the first one that has something left. */
  readonly isCurrent: boolean;
  /** Whether neither it nor a step before it has something left. */
  readonly isDone: boolean;
}

/** The steps by which a provider closes a month, in their order, each with what is left. */
export function closeSteps(close: CloseCounts): CloseStep[] {
  const left = [
    ['times', close.needTimes],
    ['disputes', close.disputedLines],
    ['issue', close.toIssue],
    ['accept', close.toAccept],
    ['settle', close.toSettle],
  ] as const;
  const place = left.findIndex(([, count]) => count > 0);
  const current = place < 0 ? left.length : place;
  return left.map(([name, count], step) => ({
    name,
    left: count,
    isCurrent: step === current,
    isDone: step < current,
  }));
}

interface Line {
  readonly usage?: { readonly resource: { readonly id: string; readonly name: string } } | null;
  readonly corrects?: Omit<Line, 'corrects'> | null;
}

export interface LineGroup<Of> {
  /** The resource; null of lines that name none. */
  readonly resource: { readonly id: string; readonly name: string } | null;
  readonly lines: readonly Of[];
}

/** Lines by resource, resources in the order of their first lines; a correction stands with what it corrects. */
export function groupLines<Of extends Line>(lines: readonly Of[]): LineGroup<Of>[] {
  const resourceOf = ({ usage, corrects }: Of) => usage?.resource ?? corrects?.usage?.resource ?? null;
  const groups = new Map<string | null, { readonly resource: LineGroup<Of>['resource']; readonly lines: Of[] }>();
  for (const line of lines) {
    const resource = resourceOf(line);
    const group = groups.get(resource?.id ?? null) ?? { resource, lines: [] };
    group.lines.push(line);
    groups.set(resource?.id ?? null, group);
  }
  return [...groups.values()];
}

/** A difference as people type it, with another minus or blanks, as the API takes it. */
export const typedAmount = (text: string): string =>
  text
    .trim()
    .replace(/^[-−–—－]\s*/, '-')
    .replace(/^\+/, '');

/** Whether a fingerprint that somebody pasted is this one; null while nothing is pasted. */
export function isSameFingerprint(fingerprint: string, pasted: string): boolean | null {
  const given = pasted.replace(/\s/g, '').toLowerCase();
  return given === '' ? null : given === fingerprint.toLowerCase();
}
