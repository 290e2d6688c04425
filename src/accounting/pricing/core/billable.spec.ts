import { day, timeOf } from '../../../../test/support/charges.js';
import { billableTime } from './billable.js';

describe('Billed time', () => {
  const reserved = timeOf(day('09:00', '11:00'));
  const used = (from: string, to: string) => timeOf(day(from, to));
  const minutes = (basis: Parameters<typeof billableTime>[0], from: string, to: string): [number, number] => {
    const { startsAt, endsAt } = billableTime(basis, reserved, used(from, to));
    return [(startsAt - reserved.startsAt) / 60_000, (endsAt - reserved.startsAt) / 60_000];
  };

  it.each([
    ['RESERVED', '09:10', '10:00', [0, 120]],
    ['RESERVED', '09:00', '12:00', [0, 120]],
    ['USED', '09:10', '10:00', [10, 60]],
    ['USED', '08:50', '11:30', [-10, 150]],
    ['USED', '09:10:50', '10:00:10', [10, 60]],
    ['USED', '09:10:05', '09:10:55', [10, 11]],
    ['RESERVED_PLUS_OVERRUN', '09:10', '10:00', [0, 120]],
    ['RESERVED_PLUS_OVERRUN', '09:10', '11:30:59', [0, 150]],
  ] as const)('the basis %s bills a use from %s to %s', (basis, from, to, billed) => {
    expect(minutes(basis, from, to)).toEqual(billed);
  });
});
