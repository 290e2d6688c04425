import 'temporal-polyfill/global';
import { daysOf, firstDate, readSeries, recurrenceOf } from './rule';

describe('The rule of a series', () => {
  it.each([
    [['TUESDAY'], '1', { count: 16 }, 'FREQ=WEEKLY;BYDAY=TU;COUNT=16'],
    [['MONDAY', 'WEDNESDAY'], '2', { until: '2027-06-30' }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20270630T235959'],
  ] as const)('of %s every %s weeks is as RFC 5545 has it', (days, every, end, rule) => {
    expect(recurrenceOf(days, every, end)).toBe(rule);
  });
});

describe('The days of a series', () => {
  it('are in the order of the week, and unknown ones are left out', () => {
    expect(daysOf('WE,XX,MO', '2027-03-02')).toEqual(['MONDAY', 'WEDNESDAY']);
  });
  it('are the day of the first date when none is named', () => {
    expect(daysOf(undefined, '2027-03-02')).toEqual(['TUESDAY']);
  });
  it('decide the first date', () => {
    expect(firstDate('2027-03-02', ['MONDAY'])).toBe('2027-03-08');
    expect(firstDate('2027-03-02', ['TUESDAY'])).toBe('2027-03-02');
  });
});

describe('The address of a series', () => {
  it('leaves out what makes no sense', () => {
    expect(readSeries({ from: '2027-03-02', start: '9', end: '24:00', count: '16', every: '3' })).toEqual({
      from: '2027-03-02',
      end: '24:00',
      count: 16,
    });
  });
});
