import { sqlInstant } from './sql-values.js';

describe('An instant in SQL', () => {
  it.each([
    ['2027-03-01T08:00:00.000Z', '2027-03-01T08:00:00.000Z'],
    ['+010002-01-01T00:00:00.000Z', '10002-01-01T00:00:00.000Z'],
    ['0001-01-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z'],
    ['0000-12-30T00:00:00.000Z', '0001-12-30T00:00:00.000Z BC'],
    ['-000001-12-30T00:00:00.000Z', '0002-12-30T00:00:00.000Z BC'],
  ])('an instant is written for %s as PostgreSQL reads it', (iso, written) => {
    expect(sqlInstant(Date.parse(iso))).toBe(written);
  });
});
