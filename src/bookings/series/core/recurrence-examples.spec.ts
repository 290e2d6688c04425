import { localStartsOf, occurrencesOf, startsOf } from '../../../../test/support/expanding.js';

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

describe('Examples of RFC 5545 §3.8.5.3', () => {
  it.each(RFC_EXAMPLES)('the example matches: %s', (_what, rule, start, expected) => {
    const localStarts = localStartsOf(rule, `${start}T09:00`, 'America/New_York');
    expect(localStarts).toEqual(days(expected).map((day) => `${day}T09:00`));
  });

  it('the example "daily until 24 December" matches', () => {
    expect(occurrencesOf('FREQ=DAILY;UNTIL=19971224T000000Z', '1997-09-02T09:00', 'America/New_York')).toHaveLength(
      113,
    );
  });

  it('the example "every other day" matches', () => {
    const rule = 'FREQ=DAILY;INTERVAL=2;COUNT=47';
    expect(localStartsOf(rule, '1997-09-02T09:00', 'America/New_York').at(-1)).toBe('1997-12-03T09:00');
  });

  it('the example "every day in January for three years" matches, yearly and daily', () => {
    const yearly = 'FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA';
    const daily = localStartsOf('FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1', '1998-01-01T09:00', 'America/New_York');
    expect(daily).toHaveLength(93);
    expect(localStartsOf(yearly, '1998-01-01T09:00', 'America/New_York')).toEqual(daily);
  });

  it('a recurrence stays at 9 o’clock when daylight saving ends', () => {
    const rule = 'FREQ=WEEKLY;COUNT=2';
    expect(startsOf(rule, '1997-10-21T09:00', 'America/New_York')).toEqual([
      '1997-10-21T13:00:00.000Z',
      '1997-10-28T14:00:00.000Z',
    ]);
  });
});
