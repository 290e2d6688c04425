import 'temporal-polyfill/global';
import { fieldsOf, periodOf } from '../../time/zoned';
import { slotOf } from '../../ui/address';
import { firstPeriod } from './wish';

const ZONE = 'Asia/Shanghai';

describe('The period of a wish', () => {
  it('is on the wall clock of the resource', () => {
    expect(periodOf({ date: '2027-03-02', start: '09:00', end: '11:00' }, ZONE)).toEqual({
      startsAt: '2027-03-02T01:00:00.000Z',
      endsAt: '2027-03-02T03:00:00.000Z',
    });
  });
  it('ends at midnight by 24:00', () => {
    expect(periodOf({ date: '2027-03-02', start: '22:00', end: '24:00' }, ZONE).endsAt).toBe(
      '2027-03-02T16:00:00.000Z',
    );
  });
  it('ends on the next day when the end is not after the start', () => {
    expect(periodOf({ date: '2027-03-02', start: '22:00', end: '02:00' }, ZONE).endsAt).toBe(
      '2027-03-02T18:00:00.000Z',
    );
  });
  it('comes back as the fields it was made of', () => {
    const { startsAt, endsAt } = periodOf({ date: '2027-03-02', start: '22:00', end: '24:00' }, ZONE);
    expect(fieldsOf(startsAt, endsAt, ZONE)).toEqual({ date: '2027-03-02', start: '22:00', end: '24:00' });
  });
});

describe('The slot of an address', () => {
  it.each([undefined, '', 'x/y', '2027-03-02T03:00:00Z/2027-03-02T01:00:00Z'])('%s is none', (slot) => {
    expect(slotOf(slot)).toBeNull();
  });
});

describe('The first period of a free stretch', () => {
  const free = { startsAt: '2027-03-02T00:00:00Z', endsAt: '2027-03-02T10:00:00Z' };
  it('begins with the stretch and lasts an hour', () => {
    expect(firstPeriod(free, ZONE, 0, { step: 30, minimum: 1 })).toEqual({
      date: '2027-03-02',
      start: '08:00',
      end: '09:00',
    });
  });
  it('begins at the next step after now, and lasts as long as a booking must', () => {
    const now = Date.parse('2027-03-02T01:23:00Z');
    expect(firstPeriod(free, ZONE, now, { step: 30, minimum: 180 })).toEqual({
      date: '2027-03-02',
      start: '09:30',
      end: '12:30',
    });
  });
});
