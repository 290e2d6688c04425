import fc from 'fast-check';
import { ProviderTally, Aggregator, type AggregatorInput } from '../../facts/core/aggregator.js';
import type { ResourceKey } from '../../../platform/core/keys.js';
import { monthOf, monthsBetween, parseLocalDate } from '../../../platform/core/calendar.js';
import type { LocalDateTime } from '../../../platform/core/local-time.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../platform/core/time-range.js';
import type { Days } from '../../question/core/buckets.js';
import { noFigures } from '../../facts/core/figures.js';
import type { Grouping } from '../../question/core/grouping.js';
import { keptMonthOf, sameMonth } from '../../facts/core/month-snapshot.js';
import type { BookedTime } from '../../facts/core/measure.js';
import { Cuts } from '../../facts/core/open-time.js';
import { segmentsOf } from './segments.js';

const day = (text: string): LocalDateTime => parseLocalDate(text) ?? (0 as LocalDateTime);
const WINDOW: Days = { from: day('2027-02-20'), to: day('2027-05-03') };
const ZONES = ['Pacific/Kiritimati', 'Pacific/Niue', 'Europe/Prague'];

interface Wish {
  /** Hours after noon of 30 March in UTC, about which the months of the zones end. */
  readonly startsAt: number;
  readonly hours: number;
  readonly on: readonly boolean[];
  readonly becomes: 'used' | 'missed' | 'late';
  readonly school: boolean;
}

const wish = fc.record<Wish>({
  startsAt: fc.integer({ min: -60, max: 90 }),
  hours: fc.integer({ min: 1, max: 30 }),
  on: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  becomes: fc.constantFrom('used', 'missed', 'late'),
  school: fc.boolean(),
});

const bookingKeys = new Map(Array.from({ length: 20 }, (_, booking) => [booking, `booking ${booking}`]));
const KEYS = { bookingKeys, lateKeys: bookingKeys };

function timeOf({ startsAt, hours, becomes, school }: Wish, booking: number): BookedTime {
  const from = day('2027-03-30') + 12 * HOUR_MS + startsAt * HOUR_MS;
  const reserved = { startsAt: from, endsAt: from + hours * HOUR_MS, units: 1 };
  const used = { startsAt: from + 5 * MINUTE_MS, endsAt: reserved.endsAt + 7 * MINUTE_MS, units: 1 };
  return {
    booking,
    reserved,
    used: becomes === 'used' ? used : null,
    shared: school,
    consumer: school ? 'SCHOOL' : 'ENTERPRISE',
    missed: becomes === 'missed',
    createdAt: from - booking * DAY_MS,
  };
}

/** The time of three resources, one in each zone, in some days. */
const resourcesIn = (wishes: readonly Wish[], groupBy: Grouping, days: Days): Omit<AggregatorInput, 'rows'>[] => {
  const cuts = new Cuts(groupBy, days);
  return ZONES.map((timeZone, place) => {
    const own = wishes.flatMap((each, booking) =>
      each.on[place] === true ? [{ each, time: timeOf(each, booking) }] : [],
    );
    return {
      units: 2,
      openTime: cuts.openTime({ timeZone, openingHours: [], specialDays: new Map() }),
      downtimes: [],
      booked: own.filter(({ each }) => each.becomes !== 'late').map(({ time }) => time),
      lateCancellations: own
        .filter(({ each }) => each.becomes === 'late')
        .map(({ time }) => ({ booking: time.booking, startsAt: time.reserved.startsAt })),
    };
  });
};

function keptOf(wishes: readonly Wish[], month: LocalDateTime, order = [0, 1, 2]) {
  const tally = new Aggregator(ZONES.length);
  const resources = resourcesIn(wishes, 'RESOURCE', { from: month, to: monthOf(month, 1) });
  new ProviderTally(tally).addFacts(
    resources.map((each, row) => ({ ...each, rows: [row] })),
    0,
    null,
  );
  const all = resources.map((each, place) => ({
    ...{
      resourceKey: `resource ${place}` as ResourceKey['id'],
      cut: each.openTime.cut,
      figures: tally.rows[place] ?? noFigures(),
    },
    ...{ booked: each.booked, lateCancellations: each.lateCancellations },
  }));
  return keptMonthOf(
    order.flatMap((place) => all[place] ?? []),
    KEYS,
  );
}

/** The first two resources in one row, the third in another; or rows by month. */
const ROWS = [[0], [0], [1]];

function tallied(
  wishes: readonly Wish[],
  groupBy: 'SITE' | 'MONTH',
  isKept: (month: LocalDateTime) => boolean,
): Aggregator {
  const tally = new Aggregator(groupBy === 'SITE' ? 2 : 4);
  const provider = new ProviderTally(tally);
  for (const { days, kept } of segmentsOf(WINDOW, isKept)) {
    const firstRow = monthsBetween(WINDOW.from, days.from);
    if (kept) {
      provider.addKept(keptOf(wishes, days.from), (place) => (groupBy === 'SITE' ? (ROWS[place] ?? null) : [firstRow]));
      continue;
    }
    const resources = resourcesIn(wishes, groupBy, days);
    const talliable = resources.map((each, place) => ({
      ...each,
      rows: groupBy === 'SITE' ? (ROWS[place] ?? []) : null,
    }));
    provider.addFacts(talliable, firstRow, KEYS);
  }
  return tally;
}

describe('Stored months of reports', () => {
  it.each(['SITE', 'MONTH'] as const)(
    'stored months give the same rows by %s as the bookings, whichever are stored',
    (groupBy) => {
      fc.assert(
        fc.property(fc.array(wish, { maxLength: 8 }), fc.integer({ min: 1, max: 3 }), (wishes, keeps) => {
          const facts = tallied(wishes, groupBy, () => false);
          const kept = tallied(
            wishes,
            groupBy,
            (month) => ((keeps >> monthsBetween(day('2027-03-01'), month)) & 1) === 1,
          );
          expect(kept).toEqual(facts);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('stored months are the same in whatever order the resources come', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 8 }), (wishes) => {
        const month = day('2027-03-01');
        expect(sameMonth(keptOf(wishes, month), keptOf(wishes, month, [2, 0, 1]))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('stored months differ when one more booking is a no-show', () => {
    const one: Wish = { startsAt: -40, hours: 1, on: [true, true, false], becomes: 'missed', school: true };
    const month = day('2027-03-01');
    expect(sameMonth(keptOf([one], month), keptOf([{ ...one, becomes: 'used' }], month))).toBe(false);
  });
});
