import { Locale } from '../../../platform/core/locale.js';
import { textIn } from '../../../platform/core/message.js';
import { parseRecurrence, type Recurrence } from './recurrence-rule.js';

const ruleOf = (text: string): Recurrence => {
  const parsed = parseRecurrence(text);
  if (!parsed.ok) throw new Error(textIn(Locale.EN, parsed.error));
  return parsed.value;
};
const errorOf = (text: string): string => {
  const parsed = parseRecurrence(text);
  return parsed.ok ? 'accepted' : textIn(Locale.EN, parsed.error);
};

describe('parseRecurrence', () => {
  it('parseRecurrence reads every part', () => {
    expect(
      ruleOf('FREQ=MONTHLY;INTERVAL=2;COUNT=12;BYDAY=MO,-1FR;BYMONTHDAY=1,-1;BYMONTH=3;BYSETPOS=1;WKST=SU'),
    ).toEqual({
      frequency: 'MONTHLY',
      interval: 2,
      count: 12,
      until: null,
      byDay: [
        { weekday: 1, ordinal: null },
        { weekday: 5, ordinal: -1 },
      ],
      byMonthDay: [1, -1],
      byMonth: [3],
      bySetPos: [1],
      weekStart: 7,
    });
  });

  it('parseRecurrence defaults to an interval of one, weeks from Monday and no end', () => {
    expect(ruleOf('FREQ=WEEKLY')).toMatchObject({ interval: 1, count: null, until: null, weekStart: 1 });
  });

  it('parseRecurrence reads UNTIL as an instant', () => {
    expect(ruleOf('FREQ=DAILY;UNTIL=20270526T080000Z').until).toBe(Date.parse('2027-05-26T08:00:00Z'));
  });

  it('parseRecurrence ignores case (RFC 5545 §2)', () => {
    expect(parseRecurrence('freq=weekly;byday=mo,we;until=20270526t080000z')).toEqual(
      parseRecurrence('FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270526T080000Z'),
    );
  });

  it('parseRecurrence accepts the parts in any order', () => {
    expect(parseRecurrence('COUNT=3;BYDAY=MO;FREQ=WEEKLY')).toEqual(parseRecurrence('FREQ=WEEKLY;BYDAY=MO;COUNT=3'));
  });

  it('parseRecurrence counts a repeated number once', () => {
    expect(ruleOf('FREQ=MONTHLY;BYMONTHDAY=1,1,+1,01').byMonthDay).toEqual([1]);
  });

  it.each([
    'FREQ=YEARLY;BYDAY=53MO',
    'FREQ=YEARLY;BYDAY=-53MO',
    'FREQ=MONTHLY;BYDAY=+1MO',
    'FREQ=MONTHLY;BYMONTHDAY=-31',
    'FREQ=DAILY;BYMONTHDAY=13;BYDAY=FR',
    'FREQ=DAILY;BYDAY=MO;BYSETPOS=1',
    'FREQ=YEARLY;BYMONTH=1;BYSETPOS=-366',
    'FREQ=DAILY;COUNT=99999',
  ])('parseRecurrence accepts %s', (text) => {
    expect(errorOf(text)).toBe('accepted');
  });
});

describe('parseRecurrence and invalid forms', () => {
  it.each([
    ['', 'written like'],
    ['FREQ=DAILY\r\n', 'without spaces or line breaks'],
    ['FREQ=DAILY\r\nX-EVIL=1', 'without spaces or line breaks'],
    ['FREQ=DAILY; COUNT=2', 'without spaces or line breaks'],
    ['FREQ=DAİLY', 'written like'],
    ['FREQ=DAILY;BYDAY=ſU', 'written like'],
    ['RRULE:FREQ=DAILY', 'leave out "RRULE:"'],
    ['DTSTART:20270101T000000Z', 'DTSTART:20270101T000000Z is not supported'],
    ['FREQ=DAILY;', 'empty part'],
    [';FREQ=DAILY', 'empty part'],
    ['FREQ=DAILY;;COUNT=1', 'empty part'],
    ['=DAILY', 'empty part'],
    ['FREQ', 'FREQ needs one value'],
    ['FREQ=', 'FREQ needs one value'],
    ['FREQ=DAILY=WEEKLY', 'FREQ needs one value'],
    ['FREQ=DAILY;BYDAY=', 'BYDAY needs one value'],
    ['FREQ=DAILY;FREQ=DAILY', 'FREQ is given twice'],
    ['FREQ=DAILY;COUNT=1;count=2', 'COUNT is given twice'],
    ['COUNT=3', 'FREQ is missing'],
    ['FREQ=HOURLY', 'FREQ cannot be HOURLY'],
    ['FREQ=MINUTELY', 'FREQ cannot be MINUTELY'],
    ['FREQ=SECONDLY', 'FREQ cannot be SECONDLY'],
    ['FREQ=DAILY,WEEKLY', 'FREQ cannot be DAILY,WEEKLY'],
    ['FREQ=DAILY;BYHOUR=9', 'BYHOUR is not supported'],
    ['FREQ=DAILY;BYMINUTE=9', 'BYMINUTE is not supported'],
    ['FREQ=DAILY;BYSECOND=9', 'BYSECOND is not supported'],
    ['FREQ=YEARLY;BYYEARDAY=1', 'BYYEARDAY is not supported'],
    ['FREQ=YEARLY;BYWEEKNO=1', 'BYWEEKNO is not supported'],
    ['FREQ=DAILY;RSCALE=GREGORIAN', 'RSCALE is not supported'],
    ['FREQ=DAILY;X-PART=1', 'X-PART is not supported'],
    ['FREQ=DAILY;__PROTO__=1', 'written like'],
    ['FREQ=DAILY;CONSTRUCTOR=1', 'CONSTRUCTOR is not supported'],
  ])('parseRecurrence reports the invalid form of %j', (text, sentence) => {
    expect(errorOf(text)).toContain(sentence);
  });
});

describe('parseRecurrence and invalid values', () => {
  it.each([
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL cannot be 0'],
    ['FREQ=DAILY;INTERVAL=-1', 'INTERVAL cannot be -1'],
    ['FREQ=DAILY;INTERVAL=+1', 'INTERVAL cannot be +1'],
    ['FREQ=DAILY;INTERVAL=99999', 'INTERVAL cannot be 99999'],
    ['FREQ=DAILY;INTERVAL=1E3', 'INTERVAL cannot be 1E3'],
    ['FREQ=DAILY;INTERVAL=99999999999999999999999999', 'INTERVAL cannot be 999999999999999999999999...'],
    ['FREQ=DAILY;COUNT=0', 'COUNT cannot be 0'],
    ['FREQ=DAILY;COUNT=-5', 'COUNT cannot be -5'],
    ['FREQ=DAILY;COUNT=100000', 'COUNT cannot be 100000'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270526T080000Z', 'COUNT and UNTIL'],
    ['FREQ=DAILY;UNTIL=20270526', 'UNTIL cannot be 20270526; it is an instant in UTC'],
    ['FREQ=DAILY;UNTIL=20270526T080000', 'UNTIL cannot be 20270526T080000; it is an instant in UTC'],
    ['FREQ=DAILY;UNTIL=20270231T080000Z', 'UNTIL cannot be'],
    ['FREQ=DAILY;UNTIL=20270526T240000Z', 'UNTIL cannot be'],
    ['FREQ=DAILY;UNTIL=2027-05-26T08:00:00Z', 'UNTIL cannot be'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'BYDAY takes no numbers with FREQ=WEEKLY'],
    ['FREQ=DAILY;BYDAY=-1FR', 'BYDAY takes no numbers with FREQ=DAILY'],
    ['FREQ=MONTHLY;BYDAY=0MO', 'BYDAY cannot be 0MO'],
    ['FREQ=MONTHLY;BYDAY=54MO', 'BYDAY cannot be 54MO'],
    ['FREQ=MONTHLY;BYDAY=+MO', 'BYDAY cannot be +MO'],
    ['FREQ=WEEKLY;BYDAY=MON', 'BYDAY cannot be MON'],
    ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY cannot be XX'],
    ['FREQ=WEEKLY;BYDAY=MO,', 'BYDAY cannot be empty'],
    ['FREQ=WEEKLY;BYDAY=,', 'BYDAY cannot be empty'],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'BYMONTHDAY cannot be given with FREQ=WEEKLY'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY cannot be 0'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY cannot be 32'],
    ['FREQ=MONTHLY;BYMONTHDAY=-32', 'BYMONTHDAY cannot be -32'],
    ['FREQ=YEARLY;BYMONTH=13', 'BYMONTH cannot be 13'],
    ['FREQ=YEARLY;BYMONTH=-1', 'BYMONTH cannot be -1'],
    ['FREQ=YEARLY;BYMONTH=0', 'BYMONTH cannot be 0'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0', 'BYSETPOS cannot be 0'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367', 'BYSETPOS cannot be 367'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'BYSETPOS chooses among'],
    ['FREQ=WEEKLY;WKST=1', 'WKST cannot be 1'],
    ['FREQ=WEEKLY;WKST=MO,TU', 'WKST cannot be MO,TU'],
  ])('parseRecurrence reports the invalid value of %j', (text, sentence) => {
    expect(errorOf(text)).toContain(sentence);
  });

  it.each([
    ['a long list', `FREQ=MONTHLY;BYMONTHDAY=${'1,'.repeat(600)}1`],
    ['a million letters', 'A'.repeat(1_000_000)],
  ])('parseRecurrence reports the invalid value of %s', (_what, text) => {
    expect(errorOf(text)).toContain('at most 1000 characters');
  });
});
