import fc from 'fast-check';
import { bandOf, dayAt, hourOfWeek, skillsCounted, unitMinutesOf } from './demand.js';

describe('Distances', () => {
  it.each([
    [0.1, 'UNDER_10_KM'],
    [9.99, 'UNDER_10_KM'],
    [10, 'UNDER_30_KM'],
    [29.9, 'UNDER_30_KM'],
    [30, 'UNDER_100_KM'],
    [100, 'UNDER_300_KM'],
    [299, 'UNDER_300_KM'],
    [300, 'FROM_300_KM'],
    [20_038, 'FROM_300_KM'],
  ])('a distance of %d km is %s', (kilometres, band) => {
    expect(bandOf(kilometres)).toBe(band);
  });
});

describe('The hour of the week', () => {
  it.each([
    ['2027-03-01T00:00:00Z', 'UTC', 0],
    ['2027-03-01T00:59:59Z', 'UTC', 0],
    ['2027-02-28T23:59:00Z', 'UTC', 167],
    ['2027-03-02T09:00:00Z', 'Europe/Prague', 34],
    // Half past five ahead: 18:30 is midnight.
    ['2027-03-01T18:29:00Z', 'Asia/Kolkata', 23],
    ['2027-03-01T18:30:00Z', 'Asia/Kolkata', 24],
    ['2027-03-01T03:29:00Z', 'America/St_Johns', 167],
    ['2027-03-01T03:30:00Z', 'America/St_Johns', 0],
    ['2027-03-01T18:15:00Z', 'Asia/Kathmandu', 24],
    // Lord Howe goes back by half an hour on 4 April 2027 at 02:00.
    ['2027-04-03T14:59:00Z', 'Australia/Lord_Howe', 145],
    ['2027-04-03T15:00:00Z', 'Australia/Lord_Howe', 145],
    ['2027-04-03T15:30:00Z', 'Australia/Lord_Howe', 146],
  ])('the hour of %s in %s is %d', (instant, zone, hour) => {
    expect(hourOfWeek(Date.parse(instant), zone)).toBe(hour);
  });

  it('the hour of the week is one of 168, at any time in any zone', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Chatham');
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 8e12 }), zones, (instant, zone) => {
        const hour = hourOfWeek(instant, zone);
        expect(Number.isInteger(hour) && hour >= 0 && hour < 168).toBe(true);
      }),
    );
  });
});

it('The day of demand is the local day', () => {
  expect(dayAt(Date.parse('2027-03-01T18:30:00Z'), 'Asia/Kolkata')).toBe('2027-03-02');
});

describe('Skills', () => {
  it('skills are sorted and unique', () => {
    expect(skillsCounted(['welding', 'CNC', 'welding'])).toEqual(['CNC', 'welding']);
  });

  it.each([[''], [' '], ['x'.repeat(101)], ['a\0b']])('skills that no resource can have are left out: %j', (skill) => {
    expect(skillsCounted([skill, 'CNC'])).toEqual(['CNC']);
  });

  it('skills are at most five', () => {
    expect(skillsCounted(['f', 'e', 'd', 'c', 'b', 'a'])).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('Unit-minutes', () => {
  const hours = (count: number) => ({ startsAt: 0, endsAt: count * 3_600_000 });
  it.each([
    [2, hours(1), 120],
    [9_000_000, hours(1), 60_000_000],
    [1, hours(24 * 400), 366 * 1440],
    [1, { startsAt: 0, endsAt: 89_999 }, 1],
    [1, { startsAt: 60_000, endsAt: 0 }, 0],
  ])('unit-minutes of %d units in %j are %d', (units, period, minutes) => {
    expect(unitMinutesOf(units, period)).toBe(minutes);
  });
});
