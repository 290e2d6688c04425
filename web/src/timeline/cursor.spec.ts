import 'temporal-polyfill/global';
import fc from 'fast-check';
import { type Cursor, keyPressed, placed } from './cursor';

const grid = { first: '2027-03-01', days: 7, hours: { from: 7, to: 19 }, rows: 3, step: 30 };
const at = (day: string, from: string, to: string, row = 0): Cursor => ({
  row,
  from: `${day}T${from}`,
  to: `${day}T${to}`,
});
const press = (cursor: Cursor, key: string, shift = false) => keyPressed(cursor, key, shift, grid);

describe('The cell with the focus', () => {
  it('moves by a step', () => {
    expect(press(at('2027-03-02', '09:00', '10:00'), 'ArrowRight')).toEqual({
      kind: 'MOVED',
      cursor: at('2027-03-02', '09:30', '10:30'),
    });
  });

  it('goes from the end of a day to the start of the next', () => {
    expect(press(at('2027-03-02', '18:00', '19:00'), 'ArrowRight')).toEqual({
      kind: 'MOVED',
      cursor: at('2027-03-03', '07:00', '08:00'),
    });
  });

  it('turns the timeline when it goes back from the first cell', () => {
    expect(press(at('2027-03-01', '07:00', '08:00'), 'ArrowLeft')).toEqual({
      kind: 'TURN',
      days: -7,
      cursor: at('2027-02-28', '18:00', '19:00'),
    });
  });

  it('stretches by a step with Shift, and not beyond the day', () => {
    expect(press(at('2027-03-02', '18:00', '18:30'), 'ArrowRight', true)).toMatchObject({
      cursor: at('2027-03-02', '18:00', '19:00'),
    });
    expect(press(at('2027-03-02', '18:00', '19:00'), 'ArrowRight', true)).toMatchObject({
      cursor: at('2027-03-02', '18:00', '19:00'),
    });
  });

  it('shrinks with Shift to a step at least', () => {
    expect(press(at('2027-03-02', '09:00', '09:30'), 'ArrowLeft', true)).toMatchObject({
      cursor: at('2027-03-02', '09:00', '09:30'),
    });
  });

  it('moves by a day with the brackets, and turns the timeline where the day is not shown', () => {
    expect(press(at('2027-03-02', '09:00', '10:00'), '[')).toMatchObject({
      cursor: at('2027-03-01', '09:00', '10:00'),
    });
    expect(press(at('2027-03-07', '09:00', '10:00'), ']')).toEqual({
      kind: 'TURN',
      days: 7,
      cursor: at('2027-03-08', '09:00', '10:00'),
    });
  });

  it('asks for today, a date or the panel', () => {
    const kinds = ['t', 'g', 'Enter'].map((key) => press(at('2027-03-02', '09:00', '10:00'), key)?.kind);
    expect(kinds).toEqual(['TODAY', 'DATE', 'CHOOSE']);
  });

  it('leaves other keys to the page', () => {
    expect(press(at('2027-03-02', '09:00', '10:00'), 'Tab')).toBeNull();
  });

  it('stays in the shown hours, whatever is pressed', () => {
    const anyKey = fc.tuple(
      fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', '[', ']', 'Home', 'End'),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 60 }), (keys) => {
        let cursor = placed(null, grid, 60);
        for (const [key, shift] of keys) {
          const answer = press(cursor, key, shift);
          if (answer?.kind === 'MOVED') cursor = answer.cursor;
          expect(placed(cursor, grid, 60)).toEqual(cursor);
        }
      }),
    );
  });
});

describe('A cell that is not shown', () => {
  it('gives way to the first one of its length', () => {
    expect(placed(at('2027-04-01', '09:00', '10:00', 2), grid, 90)).toEqual(at('2027-03-01', '07:00', '08:30', 2));
  });

  it('keeps to the rows that there are', () => {
    expect(placed(at('2027-03-02', '09:00', '10:00', 9), grid, 60).row).toBe(2);
  });
});
