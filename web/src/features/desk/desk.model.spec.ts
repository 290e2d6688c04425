import { deskGroups, groupOf } from './desk.model';

const NOW = Date.parse('2027-03-02T09:00:00Z');
const booking = (status: string, startsAt: string, viewerCan: string[] = ['CHECK_IN']) => ({
  status,
  startsAt,
  viewerCan,
});

describe('The group of a booking at the desk', () => {
  it.each([
    ['CONFIRMED', '2027-03-02T10:00:00Z', 'expected'],
    ['CONFIRMED', '2027-03-02T09:00:00Z', 'late'],
    ['IN_USE', '2027-03-02T08:00:00Z', 'present'],
    ['COMPLETED', '2027-03-02T07:00:00Z', 'left'],
    ['NO_SHOW', '2027-03-02T07:00:00Z', 'left'],
    ['PENDING_APPROVAL', '2027-03-02T10:00:00Z', null],
    ['CANCELLED', '2027-03-02T10:00:00Z', null],
  ])('%s from %s is %s', (status, startsAt, group) => {
    expect(groupOf(booking(status, startsAt), NOW)).toBe(group);
  });
});

describe('The groups of a day', () => {
  it('begin with those that are late, each by start', () => {
    const groups = deskGroups(
      [
        booking('CONFIRMED', '2027-03-02T10:00:00Z'),
        booking('CONFIRMED', '2027-03-02T08:30:00Z'),
        booking('CONFIRMED', '2027-03-02T08:00:00Z'),
      ],
      NOW,
    );
    expect(groups.map(({ group, bookings }) => [group, bookings.map(({ startsAt }) => startsAt)])).toEqual([
      ['late', ['2027-03-02T08:00:00Z', '2027-03-02T08:30:00Z']],
      ['expected', ['2027-03-02T10:00:00Z']],
    ]);
  });
});
