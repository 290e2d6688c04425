import 'temporal-polyfill/global';
import fc from 'fast-check';
import { moveOf, slotOfMove } from './move.model';

const ZONE = 'Asia/Shanghai';

describe('The move of a booking', () => {
  it('starts with the slot that it has, however long', () => {
    const start = Date.parse('2027-03-01T00:00:00.000Z');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 10_000 }), (from, length) => {
        const slot = {
          startsAt: new Date(start + from * 60_000).toISOString(),
          endsAt: new Date(start + (from + length) * 60_000).toISOString(),
        };
        expect(slotOfMove(moveOf(slot, ZONE), ZONE)).toEqual(slot);
      }),
    );
  });

  it('of a day or longer keeps the length when the start changes', () => {
    const move = moveOf({ startsAt: '2027-03-01T01:00:00.000Z', endsAt: '2027-03-03T03:00:00.000Z' }, ZONE);
    expect(slotOfMove({ ...move, period: { ...move.period, date: '2027-03-08' } }, ZONE)).toEqual({
      startsAt: '2027-03-08T01:00:00.000Z',
      endsAt: '2027-03-10T03:00:00.000Z',
    });
  });
});
