import { soonest } from './soonest';

const NOW = Date.parse('2027-03-02T09:00:00Z');

describe('The next instant at which the clock changes a page', () => {
  it('is the first one that is still to come', () => {
    const instants = ['2027-03-02T08:00:00Z', null, '2027-03-02T10:00:00Z', '2027-03-02T09:30:00Z', undefined];
    expect(soonest(instants, NOW)).toBe(Date.parse('2027-03-02T09:30:00Z'));
  });
  it('is none when all are over or more than a day away', () => {
    expect(soonest(['2027-03-02T09:00:00Z', '2027-05-01T09:00:00Z'], NOW)).toBeNull();
  });
});
