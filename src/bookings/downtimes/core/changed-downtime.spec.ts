import { changedDowntime } from './changed-downtime.js';

describe('changedDowntime', () => {
  const before = { period: { startsAt: 100, endsAt: 200 }, reason: 'Service' };
  const outcome = (changes: object, now: number) => {
    const changed = changedDowntime(before, changes, now);
    return changed.ok ? changed.value : changed.error.map(({ code, field }) => [code, field]);
  };

  it.each([
    [{}, 0, before],
    [{ startsAt: null, endsAt: null, reason: null }, 0, before],
    [{ startsAt: 50 }, 99, { ...before, period: { startsAt: 50, endsAt: 200 } }],
    [{ endsAt: 300, reason: 'Repair' }, 100, { period: { startsAt: 100, endsAt: 300 }, reason: 'Repair' }],
    [{ startsAt: 100, endsAt: 150 }, 199, { ...before, period: { startsAt: 100, endsAt: 150 } }],
    [{ startsAt: 50 }, 100, [['WRONG_STATUS', ['startsAt']]]],
    [{ reason: 'Repair' }, 200, [['WRONG_STATUS', ['downtimeId']]]],
  ])('changedDowntime with %j at %i gives %j', (changes, now, expected) => {
    expect(outcome(changes, now)).toEqual(expected);
  });
});
