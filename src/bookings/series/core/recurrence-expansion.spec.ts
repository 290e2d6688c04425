import fc from 'fast-check';
import { formatLocalDateTime } from '../../../platform/core/calendar.js';
import type { LocalDateTime } from '../../../platform/core/local-time.js';
import { resolveLocal } from '../../../platform/core/zone.js';
import { cpuMilliseconds } from '../../../../test/support/cpu-time.js';
import {
  errorOf,
  expansionOf,
  local,
  localStartsOf,
  occurrencesOf,
  startsOf,
} from '../../../../test/support/expanding.js';

describe('Recurrences at clock changes', () => {
  it('a start in the gap is dropped without being counted', () => {
    expect(localStartsOf('FREQ=DAILY;COUNT=3', '2027-03-27T02:30', 'Europe/Prague')).toEqual([
      '2027-03-27T02:30',
      '2027-03-29T02:30',
      '2027-03-30T02:30',
    ]);
  });

  it('a DTSTART in the gap is dropped and still sets the pattern', () => {
    expect(localStartsOf('FREQ=WEEKLY;COUNT=2', '2027-03-28T02:30', 'Europe/Prague')).toEqual([
      '2027-04-04T02:30',
      '2027-04-11T02:30',
    ]);
  });

  it('a repeated start counts at its first time', () => {
    expect(startsOf('FREQ=DAILY;COUNT=2', '2027-10-30T02:30', 'Europe/Prague')).toEqual([
      '2027-10-30T00:30:00.000Z',
      '2027-10-31T00:30:00.000Z',
    ]);
  });

  it('the day that Samoa skipped is dropped', () => {
    expect(localStartsOf('FREQ=DAILY;COUNT=2', '2011-12-29T08:00', 'Pacific/Apia')).toEqual([
      '2011-12-29T08:00',
      '2011-12-31T08:00',
    ]);
  });

  it('a start at a skipped midnight is dropped', () => {
    expect(localStartsOf('FREQ=DAILY;COUNT=2', '2027-09-04T00:00', 'America/Santiago')).toEqual([
      '2027-09-04T00:00',
      '2027-09-06T00:00',
    ]);
  });

  it('an overnight occurrence ends at its local time and lasts an hour less in spring', () => {
    const night = { endsAtLocal: local('2027-03-27T06:00') };
    const lengths = occurrencesOf('FREQ=DAILY;COUNT=3', '2027-03-26T22:00', 'Europe/Prague', night).map(
      ({ startsAt, endsAt }) => ((endsAt ?? 0) - startsAt) / 3_600_000,
    );
    expect(lengths).toEqual([8, 7, 8]);
  });

  it('an occurrence whose end the clock skips ends right after the gap, and counts', () => {
    const end = { endsAtLocal: local('2027-03-27T02:30') };
    const found = occurrencesOf('FREQ=DAILY;COUNT=2', '2027-03-27T01:00', 'Europe/Prague', end);
    expect(found.map(({ endsAt }) => new Date(endsAt ?? 0).toISOString())).toEqual([
      '2027-03-27T01:30:00.000Z',
      '2027-03-28T01:00:00.000Z',
    ]);
  });

  it('an occurrence until a skipped midnight ends right after the gap', () => {
    const end = { endsAtLocal: local('2027-04-30T00:00') };
    const [first] = occurrencesOf('FREQ=DAILY;COUNT=1', '2027-04-29T22:00', 'Africa/Cairo', end);
    expect(first?.endsAt).toBe(Date.parse('2027-04-29T22:00:00Z'));
  });

  it('an occurrence whose end is repeated ends at the first time', () => {
    const end = { endsAtLocal: local('2027-10-31T02:30') };
    const [first] = occurrencesOf('FREQ=DAILY;COUNT=1', '2027-10-31T01:00', 'Europe/Prague', end);
    expect(first?.endsAt).toBe(Date.parse('2027-10-31T00:30:00Z'));
  });

  it('an occurrence has no end when none is requested', () => {
    expect(occurrencesOf('FREQ=DAILY;COUNT=1', '2027-10-31T01:00', 'UTC')[0]?.endsAt).toBeNull();
  });

  it('an occurrence keeps seconds', () => {
    expect(startsOf('FREQ=DAILY;COUNT=1', '2027-06-01T08:00:07', 'UTC')).toEqual(['2027-06-01T08:00:07.000Z']);
  });
});

describe('Recurrences in a zone', () => {
  it('a recurrence is the local series without the starts that the clock skips, in any zone', () => {
    const zones = ['Europe/Prague', 'America/Santiago', 'Australia/Lord_Howe', 'America/Havana', 'Asia/Gaza'];
    const rules = ['FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=SA,SU', 'FREQ=MONTHLY;BYDAY=-1SU', 'FREQ=DAILY;INTERVAL=3'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...rules),
        fc.integer({ min: 0, max: 95 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 120 }),
        (zone, rule, quarter, lengthInHalfHours, count) => {
          const start = formatLocalDateTime((local('2026-08-30T00:00') + quarter * 900_000) as LocalDateTime);
          const endsAtLocal = (local(start) + lengthInHalfHours * 1_800_000) as LocalDateTime;
          const expected = occurrencesOf(rule, start, 'UTC', { endsAtLocal, limit: 200 })
            .map(({ startsAt, endsAt }) => ({ start: startsAt as LocalDateTime, end: (endsAt ?? 0) as LocalDateTime }))
            .map((o) => ({ start: resolveLocal(o.start, zone), end: resolveLocal(o.end, zone) }))
            .filter((o) => o.start.kind !== 'skipped' && o.end.instant > o.start.instant)
            .map((o) => [o.start.instant, o.end.instant])
            .slice(0, count);
          const found = occurrencesOf(`${rule};COUNT=${count}`, start, zone, { endsAtLocal, limit: 200 });
          expect(found.map((o) => [o.startsAt, o.endsAt])).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('The end of a recurrence', () => {
  it('a recurrence includes an occurrence that starts at UNTIL', () => {
    expect(occurrencesOf('FREQ=DAILY;UNTIL=20270303T070000Z', '2027-03-01T08:00', 'Europe/Prague')).toHaveLength(3);
  });

  it('a recurrence leaves out an occurrence that starts a second after UNTIL', () => {
    expect(occurrencesOf('FREQ=DAILY;UNTIL=20270303T065959Z', '2027-03-01T08:00', 'Europe/Prague')).toHaveLength(2);
  });

  it('a recurrence compares UNTIL in UTC where the local day is another', () => {
    const rule = 'FREQ=DAILY;UNTIL=20270303T100000Z';
    expect(localStartsOf(rule, '2027-03-02T00:00', 'Pacific/Kiritimati').at(-1)).toBe('2027-03-04T00:00');
  });

  it('a recurrence has no occurrence when UNTIL is before the start', () => {
    expect(occurrencesOf('FREQ=DAILY;UNTIL=20270101T000000Z', '2027-03-01T08:00', 'Europe/Prague')).toEqual([]);
  });

  it('a sparse recurrence ends at UNTIL', () => {
    const rule = 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;UNTIL=20300101T000000Z';
    expect(occurrencesOf(rule, '2028-02-29T08:00', 'UTC')).toHaveLength(1);
  });

  it('exceptions are removed after COUNT is applied', () => {
    const exceptions = [local('2027-03-02T08:00')];
    expect(localStartsOf('FREQ=DAILY;COUNT=3', '2027-03-01T08:00', 'UTC', { exceptions })).toEqual([
      '2027-03-01T08:00',
      '2027-03-03T08:00',
    ]);
  });

  it('an exception that matches no occurrence is ignored', () => {
    const exceptions = [local('2027-03-02T08:01'), local('2026-03-02T08:00')];
    expect(occurrencesOf('FREQ=DAILY;COUNT=3', '2027-03-01T08:00', 'UTC', { exceptions })).toHaveLength(3);
  });

  it('a recurrence may be empty when every occurrence is an exception', () => {
    const exceptions = [local('2027-03-01T08:00')];
    expect(occurrencesOf('FREQ=DAILY;COUNT=1', '2027-03-01T08:00', 'UTC', { exceptions })).toEqual([]);
  });

  it('a recurrence returns at most the limit, exceptions not counted', () => {
    const exceptions = [local('2027-03-01T08:00')];
    expect(localStartsOf('FREQ=DAILY', '2027-03-01T08:00', 'UTC', { exceptions, limit: 2 })).toEqual([
      '2027-03-02T08:00',
      '2027-03-03T08:00',
    ]);
  });

  it('a recurrence returns one occurrence after the horizon when there are more', () => {
    const notAfter = Date.parse('2027-03-02T08:00:00Z');
    expect(localStartsOf('FREQ=DAILY', '2027-03-01T08:00', 'UTC', { notAfter })).toEqual([
      '2027-03-01T08:00',
      '2027-03-02T08:00',
      '2027-03-03T08:00',
    ]);
  });

  it('a recurrence returns nothing after the horizon when the rule ends before it', () => {
    const notAfter = Date.parse('2027-03-09T08:00:00Z');
    expect(occurrencesOf('FREQ=DAILY;COUNT=3', '2027-03-01T08:00', 'UTC', { notAfter })).toHaveLength(3);
  });

  it('an exception is not returned as the occurrence after the horizon', () => {
    const extra = { notAfter: Date.parse('2027-03-01T08:00:00Z'), exceptions: [local('2027-03-02T08:00')] };
    expect(localStartsOf('FREQ=DAILY', '2027-03-01T08:00', 'UTC', extra)).toEqual([
      '2027-03-01T08:00',
      '2027-03-03T08:00',
    ]);
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'])(
    'a recurrence ends before the year 10000 in %s',
    (zone) => {
      const starts = startsOf('FREQ=DAILY', '9999-12-29T20:00', zone);
      expect(starts.at(-1)).toMatch(/^9999-12-(30|31)T/);
    },
  );
});

describe('Refused recurrences', () => {
  it.each([
    ['another weekday', 'FREQ=WEEKLY;BYDAY=TU', '2027-03-01T08:00'],
    ['another day of the month', 'FREQ=MONTHLY;BYMONTHDAY=2', '2027-03-01T08:00'],
    ['another month', 'FREQ=DAILY;BYMONTH=4', '2027-03-01T08:00'],
    ['another position', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2', '2027-03-01T08:00'],
    ['a position that a day cannot have', 'FREQ=DAILY;BYDAY=MO;BYSETPOS=2', '2027-03-01T08:00'],
    ['a day that no year has', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2028-02-29T08:00'],
    ['a Monday that no month has', 'FREQ=MONTHLY;BYDAY=6MO', '2027-03-01T08:00'],
  ])('a start that does not match the rule is refused: %s', (_what, rule, start) => {
    expect(errorOf(rule, start)).toContain('must match the recurrence');
  });

  it('a start in the gap that does not match the rule is refused', () => {
    expect(errorOf('FREQ=WEEKLY;BYDAY=MO', '2027-03-28T02:30')).toContain('must match the recurrence');
  });

  it('an end that is not after the start is refused', () => {
    const end = { endsAtLocal: local('2027-03-01T08:00') };
    expect(errorOf('FREQ=DAILY', '2027-03-01T08:00', 'UTC', end)).toContain('must end after it starts');
  });

  it('thousands of exceptions are refused', () => {
    const exceptions = Array.from({ length: 2001 }, () => local('2027-03-01T08:00'));
    expect(errorOf('FREQ=DAILY', '2027-03-01T08:00', 'UTC', { exceptions })).toContain('at most 2000 exceptions');
  });

  it.each([
    ['29 February by days', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29', '2028-02-29T08:00'],
    ['29 February by days, counted', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;COUNT=3', '2028-02-29T08:00'],
    ['a Sunday at Christmas by days', 'FREQ=DAILY;BYMONTH=12;BYMONTHDAY=25;BYDAY=SU', '2033-12-25T08:00'],
    ['always in the gap', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', '2027-03-28T02:30'],
    [
      'a leap day that is a Monday, every 7 months',
      'FREQ=MONTHLY;INTERVAL=7;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO',
      '2044-02-29T08:00',
    ],
  ])('a rule that is too sparse is refused: %s', (_what, rule, start) => {
    expect(errorOf(rule, start)).toContain('too sparse');
  });

  it.each([
    ['29 February by years', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=3', '2028-02-29T08:00', '2036-02-29T08:00'],
    ['29 February across 2100', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=2', '2096-02-29T08:00', '2104-02-29T08:00'],
    ['once a year by days', 'FREQ=DAILY;BYMONTH=12;BYMONTHDAY=25;COUNT=3', '2027-12-25T08:00', '2029-12-25T08:00'],
    ['Friday the 13th by days', 'FREQ=DAILY;BYMONTHDAY=13;BYDAY=FR;COUNT=3', '2026-02-13T08:00', '2026-11-13T08:00'],
    [
      'the last two days of months by days',
      'FREQ=DAILY;BYMONTHDAY=-1,-2;COUNT=5',
      '2027-01-30T08:00',
      '2027-03-30T08:00',
    ],
    ['every 27 years', 'FREQ=DAILY;INTERVAL=9999;COUNT=3', '2027-03-01T08:00', '2081-11-30T08:00'],
  ])('a sparse rule is accepted: %s', (_what, rule, start, last) => {
    expect(localStartsOf(rule, start, 'UTC').at(-1)).toBe(last);
  });
});

describe('Speed of recurrences', () => {
  /** The best of three, so that what else the machine does is not taken for our work. */
  const millisecondsOf = async (call: () => unknown): Promise<number> => {
    const runs = [await cpuMilliseconds(call), await cpuMilliseconds(call), await cpuMilliseconds(call)];
    return Math.min(...runs);
  };

  it.each([
    ['29 February by days', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29', '2028-02-29T08:00'],
    ['29 February every 27 years', 'FREQ=DAILY;INTERVAL=9999;BYMONTH=2;BYMONTHDAY=29', '2028-02-29T08:00'],
    ['30 February', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2028-02-29T08:00'],
    ['a start that is always in the gap', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', '2027-03-28T02:30'],
    ['a rare leap day', 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;INTERVAL=7', '2044-02-29T08:00'],
    ['a position in odd years', 'FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366;INTERVAL=9', '2028-12-31T08:00'],
    ['230 positions', `FREQ=YEARLY;BYDAY=MO;BYSETPOS=${'-1,'.repeat(229)}1`, '2027-03-02T08:00'],
    ['seconds', 'FREQ=SECONDLY', '2027-03-01T08:00'],
    ['a million letters', 'A'.repeat(1_000_000), '2027-03-01T08:00'],
    ['a hundred thousand parts', `FREQ=WEEKLY;${'BYDAY=MO;'.repeat(100_000)}`, '2027-03-01T08:00'],
  ])('a recurrence for %s is refused or answered within 100 ms', async (_what, rule, start) => {
    expect(await millisecondsOf(() => expansionOf(rule, start, 'Europe/Prague'))).toBeLessThan(100);
  });

  it('a recurrence of 500 weeks is expanded in a few milliseconds', async () => {
    const endsAtLocal = local('2027-03-01T10:00');
    const weeks = (): unknown =>
      occurrencesOf('FREQ=WEEKLY;COUNT=500', '2027-03-01T08:00', 'Europe/Vienna', { endsAtLocal });
    expect(await millisecondsOf(weeks)).toBeLessThan(50);
  });
});
