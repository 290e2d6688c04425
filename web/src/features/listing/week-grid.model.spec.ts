import { WEEKDAYS } from '../../time/weekdays';
import fc from 'fast-check';
import { emptyGrid, gridOf, painted, periodsOf, SLOTS, withPreset } from './week-grid.model';

describe('A week grid', () => {
  it('gives back the opening hours that it was made of', () => {
    const hours = [
      { weekday: 'MONDAY', opensAt: '08:00', closesAt: '12:00' },
      { weekday: 'MONDAY', opensAt: '13:30', closesAt: '18:00' },
      { weekday: 'SUNDAY', opensAt: '20:00', closesAt: '24:00' },
    ] as const;
    expect(periodsOf(gridOf(hours))).toEqual(hours);
  });

  it('is the same after its opening hours were read and written, whatever is open', () => {
    const anyGrid = fc.array(fc.array(fc.boolean(), { minLength: SLOTS, maxLength: SLOTS }), {
      minLength: WEEKDAYS.length,
      maxLength: WEEKDAYS.length,
    });
    fc.assert(fc.property(anyGrid, (grid) => expect(gridOf(periodsOf(grid))).toEqual(grid)));
  });

  it('counts a half-hour that is open in part as open', () => {
    const [monday] = gridOf([{ weekday: 'MONDAY', opensAt: '08:15', closesAt: '08:45' }]);
    expect(monday?.flatMap((open, slot) => (open ? [slot] : []))).toEqual([16, 17]);
  });

  it('is painted between two corners, whichever comes first', () => {
    const grid = painted(emptyGrid(), { day: 1, slot: 20 }, { day: 0, slot: 18 }, true);
    expect(periodsOf(grid)).toEqual([
      { weekday: 'MONDAY', opensAt: '09:00', closesAt: '10:30' },
      { weekday: 'TUESDAY', opensAt: '09:00', closesAt: '10:30' },
    ]);
  });

  it('adds a preset to what is open', () => {
    const grid = withPreset(withPreset(emptyGrid(), 'workdays'), 'evenings');
    expect(periodsOf(grid)).toEqual(
      ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((weekday) => ({
        weekday,
        opensAt: '08:00',
        closesAt: '21:00',
      })),
    );
  });
});
