import fc from 'fast-check';
import { formatLocalDateTime, parseLocalDateTime, type LocalDateTime } from '../../platform/core/local-time.js';
import { resolveLocal } from '../../platform/core/zone.js';
import { expandRecurrence, type ExpansionRequest, type Occurrence } from './recurrence-expansion.js';
import { parseRecurrence } from './recurrence-rule.js';
import { cpuMilliseconds } from '../../../test/support/cpu-time.js';

const local = (text: string): LocalDateTime => {
  const value = parseLocalDateTime(text);
  if (value === null) throw new Error(`not a LocalDateTime: ${text}`);
  return value;
};

type Extra = Partial<Pick<ExpansionRequest, 'endsAtLocal' | 'exceptions' | 'limit' | 'notAfter'>>;

const expansionOf = (rule: string, start: string, zone: string, extra: Extra = {}): Occurrence[] | string => {
  const parsed = parseRecurrence(rule);
  if (!parsed.ok) return parsed.error;
  const startsAtLocal = local(start);
  const expanded = expandRecurrence({
    recurrence: parsed.value,
    startsAtLocal,
    zone,
    exceptions: [],
    limit: 1000,
    ...extra,
  });
  return expanded.ok ? expanded.value : expanded.error;
};
const occurrencesOf = (rule: string, start: string, zone: string, extra: Extra = {}): Occurrence[] => {
  const expanded = expansionOf(rule, start, zone, extra);
  if (typeof expanded === 'string') throw new Error(expanded);
  return expanded;
};
const errorOf = (rule: string, start: string, zone = 'Europe/Prague', extra: Extra = {}): string => {
  const expanded = expansionOf(rule, start, zone, extra);
  return typeof expanded === 'string' ? expanded : `${expanded.length} occurrences`;
};
const startsOf = (rule: string, start: string, zone: string, extra: Extra = {}): string[] =>
  occurrencesOf(rule, start, zone, extra).map((occurrence) => new Date(occurrence.startsAt).toISOString());
const localStartsOf = (rule: string, start: string, zone: string, extra: Extra = {}): string[] =>
  occurrencesOf(rule, start, zone, extra).map((occurrence) => formatLocalDateTime(occurrence.startsAtLocal));

/** "1997-09: 2 9 16; 1997-10: 7" as the days it lists. */
const days = (text: string): string[] =>
  text.split(';').flatMap((month) => {
    const [yearMonth = '', list = ''] = month.trim().split(':');
    return list.split(' ').flatMap((day) => (day === '' ? [] : [`${yearMonth}-${day.padStart(2, '0')}`]));
  });

const SEPTEMBER = '1997-09: 2 3 4 5 6 7 8 9 10 11';
const RFC_EXAMPLES: readonly (readonly [what: string, rule: string, start: string, days: string])[] = [
  ['daily for 10 occurrences', 'FREQ=DAILY;COUNT=10', '1997-09-02', SEPTEMBER],
  ['every 10 days, 5 occurrences', 'FREQ=DAILY;INTERVAL=10;COUNT=5', '1997-09-02', '1997-09: 2 12 22; 1997-10: 2 12'],
  [
    'weekly for 10 occurrences',
    'FREQ=WEEKLY;COUNT=10',
    '1997-09-02',
    '1997-09: 2 9 16 23 30; 1997-10: 7 14 21 28; 1997-11: 4',
  ],
  [
    'every other week on Monday, Wednesday and Friday',
    'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
    '1997-09-01',
    '1997-09: 1 3 5 15 17 19 29; 1997-10: 1 3 13 15 17 27 29 31; 1997-11: 10 12 14 24 26 28; 1997-12: 8 10 12 22',
  ],
  [
    'weekly on Tuesday and Thursday for five weeks',
    'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
    '1997-09-02',
    '1997-09: 2 4 9 11 16 18 23 25 30; 1997-10: 2',
  ],
  [
    'the same, counted',
    'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH',
    '1997-09-02',
    '1997-09: 2 4 9 11 16 18 23 25 30; 1997-10: 2',
  ],
  [
    'every other week on Tuesday and Thursday',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    '1997-09-02',
    '1997-09: 2 4 16 18 30; 1997-10: 2 14 16',
  ],
  [
    'monthly on the first Friday',
    'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    '1997-09-05',
    '1997-09: 5; 1997-10: 3; 1997-11: 7; 1997-12: 5; 1998-01: 2; 1998-02: 6; 1998-03: 6; 1998-04: 3; 1998-05: 1; 1998-06: 5',
  ],
  [
    'monthly on the first Friday until 24 December',
    'FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR',
    '1997-09-05',
    '1997-09: 5; 1997-10: 3; 1997-11: 7; 1997-12: 5',
  ],
  [
    'every other month on the first and last Sunday',
    'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    '1997-09-07',
    '1997-09: 7 28; 1997-11: 2 30; 1998-01: 4 25; 1998-03: 1 29; 1998-05: 3 31',
  ],
  [
    'monthly on the second-to-last Monday',
    'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
    '1997-09-22',
    '1997-09: 22; 1997-10: 20; 1997-11: 17; 1997-12: 22; 1998-01: 19; 1998-02: 16',
  ],
  [
    'monthly on the third-to-last day',
    'FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=6',
    '1997-09-28',
    '1997-09: 28; 1997-10: 29; 1997-11: 28; 1997-12: 29; 1998-01: 29; 1998-02: 26',
  ],
  [
    'monthly on the 2nd and 15th',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
    '1997-09-02',
    '1997-09: 2 15; 1997-10: 2 15; 1997-11: 2 15; 1997-12: 2 15; 1998-01: 2 15',
  ],
  [
    'monthly on the first and last day',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    '1997-09-30',
    '1997-09: 30; 1997-10: 1 31; 1997-11: 1 30; 1997-12: 1 31; 1998-01: 1 31; 1998-02: 1',
  ],
  [
    'every 18 months on the 10th to 15th',
    'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
    '1997-09-10',
    '1997-09: 10 11 12 13 14 15; 1999-03: 10 11 12 13',
  ],
  [
    'every Tuesday, every other month',
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU;COUNT=18',
    '1997-09-02',
    '1997-09: 2 9 16 23 30; 1997-11: 4 11 18 25; 1998-01: 6 13 20 27; 1998-03: 3 10 17 24 31',
  ],
  [
    'yearly in June and July',
    'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
    '1997-06-10',
    '1997-06: 10; 1997-07: 10; 1998-06: 10; 1998-07: 10; 1999-06: 10; 1999-07: 10; 2000-06: 10; 2000-07: 10; 2001-06: 10; 2001-07: 10',
  ],
  [
    'every other year in January, February and March',
    'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3',
    '1997-03-10',
    '1997-03: 10; 1999-01: 10; 1999-02: 10; 1999-03: 10; 2001-01: 10; 2001-02: 10; 2001-03: 10; 2003-01: 10; 2003-02: 10; 2003-03: 10',
  ],
  [
    'every 20th Monday of the year',
    'FREQ=YEARLY;BYDAY=20MO;COUNT=3',
    '1997-05-19',
    '1997-05: 19; 1998-05: 18; 1999-05: 17',
  ],
  [
    'every Thursday in March',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=11',
    '1997-03-13',
    '1997-03: 13 20 27; 1998-03: 5 12 19 26; 1999-03: 4 11 18 25',
  ],
  [
    'every Thursday in June, July and August',
    'FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8;COUNT=13',
    '1997-06-05',
    '1997-06: 5 12 19 26; 1997-07: 3 10 17 24 31; 1997-08: 7 14 21 28',
  ],
  [
    'every Friday the 13th',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=5',
    '1998-02-13',
    '1998-02: 13; 1998-03: 13; 1998-11: 13; 1999-08: 13; 2000-10: 13',
  ],
  [
    'the first Saturday after the first Sunday',
    'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=10',
    '1997-09-13',
    '1997-09: 13; 1997-10: 11; 1997-11: 8; 1997-12: 13; 1998-01: 10; 1998-02: 7; 1998-03: 7; 1998-04: 11; 1998-05: 9; 1998-06: 13',
  ],
  [
    'U.S. presidential election days',
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3',
    '1996-11-05',
    '1996-11: 5; 2000-11: 7; 2004-11: 2',
  ],
  [
    'the third Tuesday, Wednesday or Thursday',
    'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
    '1997-09-04',
    '1997-09: 4; 1997-10: 7; 1997-11: 6',
  ],
  [
    'the second-to-last weekday',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=7',
    '1997-09-29',
    '1997-09: 29; 1997-10: 30; 1997-11: 27; 1997-12: 30; 1998-01: 29; 1998-02: 26; 1998-03: 30',
  ],
  ['weeks from Monday', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '1997-08-05', '1997-08: 5 10 19 24'],
  ['weeks from Sunday', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '1997-08-05', '1997-08: 5 17 19 31'],
  [
    'a day that February does not have',
    'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
    '2007-01-15',
    '2007-01: 15 30; 2007-02: 15; 2007-03: 15 30',
  ],
];

describe('the examples of RFC 5545 §3.8.5.3', () => {
  it.each(RFC_EXAMPLES)('%s', (_what, rule, start, expected) => {
    const localStarts = localStartsOf(rule, `${start}T09:00`, 'America/New_York');
    expect(localStarts).toEqual(days(expected).map((day) => `${day}T09:00`));
  });

  it('daily until 24 December', () => {
    expect(occurrencesOf('FREQ=DAILY;UNTIL=19971224T000000Z', '1997-09-02T09:00', 'America/New_York')).toHaveLength(
      113,
    );
  });

  it('every other day', () => {
    const rule = 'FREQ=DAILY;INTERVAL=2;COUNT=47';
    expect(localStartsOf(rule, '1997-09-02T09:00', 'America/New_York').at(-1)).toBe('1997-12-03T09:00');
  });

  it('every day in January for three years, yearly and daily alike', () => {
    const yearly = 'FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA';
    const daily = localStartsOf('FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1', '1998-01-01T09:00', 'America/New_York');
    expect(daily).toHaveLength(93);
    expect(localStartsOf(yearly, '1998-01-01T09:00', 'America/New_York')).toEqual(daily);
  });

  it('stays at 9 o’clock when daylight saving ends', () => {
    const rule = 'FREQ=WEEKLY;COUNT=2';
    expect(startsOf(rule, '1997-10-21T09:00', 'America/New_York')).toEqual([
      '1997-10-21T13:00:00.000Z',
      '1997-10-28T14:00:00.000Z',
    ]);
  });
});

describe('where clocks change', () => {
  it('drops a start in the gap without counting it', () => {
    expect(localStartsOf('FREQ=DAILY;COUNT=3', '2027-03-27T02:30', 'Europe/Prague')).toEqual([
      '2027-03-27T02:30',
      '2027-03-29T02:30',
      '2027-03-30T02:30',
    ]);
  });

  it('drops a DTSTART in the gap and keeps the pattern that it sets', () => {
    expect(localStartsOf('FREQ=WEEKLY;COUNT=2', '2027-03-28T02:30', 'Europe/Prague')).toEqual([
      '2027-04-04T02:30',
      '2027-04-11T02:30',
    ]);
  });

  it('takes the first of a repeated start', () => {
    expect(startsOf('FREQ=DAILY;COUNT=2', '2027-10-30T02:30', 'Europe/Prague')).toEqual([
      '2027-10-30T00:30:00.000Z',
      '2027-10-31T00:30:00.000Z',
    ]);
  });

  it('drops the day that Samoa skipped', () => {
    expect(localStartsOf('FREQ=DAILY;COUNT=2', '2011-12-29T08:00', 'Pacific/Apia')).toEqual([
      '2011-12-29T08:00',
      '2011-12-31T08:00',
    ]);
  });

  it('drops a midnight that does not exist', () => {
    expect(localStartsOf('FREQ=DAILY;COUNT=2', '2027-09-04T00:00', 'America/Santiago')).toEqual([
      '2027-09-04T00:00',
      '2027-09-06T00:00',
    ]);
  });

  it('ends on the wall clock, so that a night lasts an hour less in spring', () => {
    const night = { endsAtLocal: local('2027-03-27T06:00') };
    const lengths = occurrencesOf('FREQ=DAILY;COUNT=3', '2027-03-26T22:00', 'Europe/Prague', night).map(
      ({ startsAt, endsAt }) => ((endsAt ?? 0) - startsAt) / 3_600_000,
    );
    expect(lengths).toEqual([8, 7, 8]);
  });

  it('drops an occurrence whose end is in the gap without counting it', () => {
    const end = { endsAtLocal: local('2027-03-27T02:30') };
    expect(localStartsOf('FREQ=DAILY;COUNT=2', '2027-03-27T01:00', 'Europe/Prague', end)).toEqual([
      '2027-03-27T01:00',
      '2027-03-29T01:00',
    ]);
  });

  it('ends at the first of a repeated time', () => {
    const end = { endsAtLocal: local('2027-10-31T02:30') };
    const [first] = occurrencesOf('FREQ=DAILY;COUNT=1', '2027-10-31T01:00', 'Europe/Prague', end);
    expect(first?.endsAt).toBe(Date.parse('2027-10-31T00:30:00Z'));
  });

  it('has no end when none is asked for', () => {
    expect(occurrencesOf('FREQ=DAILY;COUNT=1', '2027-10-31T01:00', 'UTC')[0]?.endsAt).toBeNull();
  });

  it('keeps seconds', () => {
    expect(startsOf('FREQ=DAILY;COUNT=1', '2027-06-01T08:00:07', 'UTC')).toEqual(['2027-06-01T08:00:07.000Z']);
  });
});

describe('a recurrence in a zone', () => {
  it('is the wall-clock series without what the clock skips, in any zone', () => {
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
            .filter((o) => o.start.kind !== 'skipped' && o.end.kind !== 'skipped' && o.end.instant > o.start.instant)
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

describe('where a recurrence ends', () => {
  it('includes an occurrence that starts at UNTIL', () => {
    expect(occurrencesOf('FREQ=DAILY;UNTIL=20270303T070000Z', '2027-03-01T08:00', 'Europe/Prague')).toHaveLength(3);
  });

  it('leaves out an occurrence that starts a second after UNTIL', () => {
    expect(occurrencesOf('FREQ=DAILY;UNTIL=20270303T065959Z', '2027-03-01T08:00', 'Europe/Prague')).toHaveLength(2);
  });

  it('compares UNTIL in UTC where the local day is another', () => {
    const rule = 'FREQ=DAILY;UNTIL=20270303T100000Z';
    expect(localStartsOf(rule, '2027-03-02T00:00', 'Pacific/Kiritimati').at(-1)).toBe('2027-03-04T00:00');
  });

  it('has no occurrence when UNTIL is before the start', () => {
    expect(occurrencesOf('FREQ=DAILY;UNTIL=20270101T000000Z', '2027-03-01T08:00', 'Europe/Prague')).toEqual([]);
  });

  it('ends a sparse rule at UNTIL', () => {
    const rule = 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;UNTIL=20300101T000000Z';
    expect(occurrencesOf(rule, '2028-02-29T08:00', 'UTC')).toHaveLength(1);
  });

  it('takes exceptions out after COUNT', () => {
    const exceptions = [local('2027-03-02T08:00')];
    expect(localStartsOf('FREQ=DAILY;COUNT=3', '2027-03-01T08:00', 'UTC', { exceptions })).toEqual([
      '2027-03-01T08:00',
      '2027-03-03T08:00',
    ]);
  });

  it('ignores an exception that hits nothing', () => {
    const exceptions = [local('2027-03-02T08:01'), local('2026-03-02T08:00')];
    expect(occurrencesOf('FREQ=DAILY;COUNT=3', '2027-03-01T08:00', 'UTC', { exceptions })).toHaveLength(3);
  });

  it('may be empty when every occurrence is an exception', () => {
    const exceptions = [local('2027-03-01T08:00')];
    expect(occurrencesOf('FREQ=DAILY;COUNT=1', '2027-03-01T08:00', 'UTC', { exceptions })).toEqual([]);
  });

  it('answers no more than the limit, exceptions not counted', () => {
    const exceptions = [local('2027-03-01T08:00')];
    expect(localStartsOf('FREQ=DAILY', '2027-03-01T08:00', 'UTC', { exceptions, limit: 2 })).toEqual([
      '2027-03-02T08:00',
      '2027-03-03T08:00',
    ]);
  });

  it('answers one occurrence behind the horizon, which tells that there are more', () => {
    const notAfter = Date.parse('2027-03-02T08:00:00Z');
    expect(localStartsOf('FREQ=DAILY', '2027-03-01T08:00', 'UTC', { notAfter })).toEqual([
      '2027-03-01T08:00',
      '2027-03-02T08:00',
      '2027-03-03T08:00',
    ]);
  });

  it('answers nothing behind the horizon when the rule ends before it', () => {
    const notAfter = Date.parse('2027-03-09T08:00:00Z');
    expect(occurrencesOf('FREQ=DAILY;COUNT=3', '2027-03-01T08:00', 'UTC', { notAfter })).toHaveLength(3);
  });

  it('does not take an exception for the occurrence behind the horizon', () => {
    const extra = { notAfter: Date.parse('2027-03-01T08:00:00Z'), exceptions: [local('2027-03-02T08:00')] };
    expect(localStartsOf('FREQ=DAILY', '2027-03-01T08:00', 'UTC', extra)).toEqual([
      '2027-03-01T08:00',
      '2027-03-03T08:00',
    ]);
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'])('ends before the year 10000 in %s', (zone) => {
    const starts = startsOf('FREQ=DAILY', '9999-12-29T20:00', zone);
    expect(starts.at(-1)).toMatch(/^9999-12-(30|31)T/);
  });
});

describe('what is refused', () => {
  it.each([
    ['another weekday', 'FREQ=WEEKLY;BYDAY=TU', '2027-03-01T08:00'],
    ['another day of the month', 'FREQ=MONTHLY;BYMONTHDAY=2', '2027-03-01T08:00'],
    ['another month', 'FREQ=DAILY;BYMONTH=4', '2027-03-01T08:00'],
    ['another position', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2', '2027-03-01T08:00'],
    ['a position that a day cannot have', 'FREQ=DAILY;BYDAY=MO;BYSETPOS=2', '2027-03-01T08:00'],
    ['a day that no year has', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2028-02-29T08:00'],
    ['a Monday that no month has', 'FREQ=MONTHLY;BYDAY=6MO', '2027-03-01T08:00'],
  ])('a start that does not match: %s', (_what, rule, start) => {
    expect(errorOf(rule, start)).toContain('must match the recurrence');
  });

  it('a start in the gap that does not match', () => {
    expect(errorOf('FREQ=WEEKLY;BYDAY=MO', '2027-03-28T02:30')).toContain('must match the recurrence');
  });

  it('an end that is not after the start', () => {
    const end = { endsAtLocal: local('2027-03-01T08:00') };
    expect(errorOf('FREQ=DAILY', '2027-03-01T08:00', 'UTC', end)).toContain('must end after it starts');
  });

  it('thousands of exceptions', () => {
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
  ])('too sparse a rule: %s', (_what, rule, start) => {
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
  ])('but not %s', (_what, rule, start, last) => {
    expect(localStartsOf(rule, start, 'UTC').at(-1)).toBe(last);
  });
});

describe('speed', () => {
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
  ])('refuses or answers %s within 100 ms', async (_what, rule, start) => {
    expect(await millisecondsOf(() => expansionOf(rule, start, 'Europe/Prague'))).toBeLessThan(100);
  });

  it('expands 500 weeks in a few milliseconds', async () => {
    const endsAtLocal = local('2027-03-01T10:00');
    const weeks = (): unknown =>
      occurrencesOf('FREQ=WEEKLY;COUNT=500', '2027-03-01T08:00', 'Europe/Vienna', { endsAtLocal });
    expect(await millisecondsOf(weeks)).toBeLessThan(50);
  });
});
