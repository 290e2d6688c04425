import fc from 'fast-check';
import { formatLocalDate, monthOf, monthsBetween, parseLocalDate } from '../../../platform/core/calendar.js';
import { addDays, type LocalDateTime } from '../../../platform/core/local-time.js';
import { segmentsOf, wholeMonths } from './segments.js';

const day = (text: string): LocalDateTime => parseLocalDate(text) ?? (0 as LocalDateTime);
const days = (from: string, to: string) => ({ from: day(from), to: day(to) });

describe('Pieces of a window', () => {
  it.each([
    ['2027-03-01', '2027-04-01', ['2027-03-01']],
    ['2027-03-02', '2027-04-01', []],
    ['2027-03-01', '2027-03-31', []],
    ['2027-01-31', '2027-03-31', ['2027-02-01']],
    ['2026-11-15', '2027-02-02', ['2026-12-01', '2027-01-01']],
    ['2028-02-01', '2028-03-01', ['2028-02-01']],
  ])('the window from %s to %s has the whole months %j', (from, to, months) => {
    expect(wholeMonths(days(from, to)).map((month) => formatLocalDate(month.from))).toEqual(months);
  });

  it('the pieces are the stored months and one piece for each gap', () => {
    const kept = ['2026-12-01', '2027-02-01'].map(day);
    const told = segmentsOf(days('2026-11-15', '2027-04-03'), (month) => kept.includes(month));
    expect(told.map((piece) => [formatLocalDate(piece.days.from), formatLocalDate(piece.days.to), piece.kept])).toEqual(
      [
        ['2026-11-15', '2026-12-01', false],
        ['2026-12-01', '2027-01-01', true],
        ['2027-01-01', '2027-02-01', false],
        ['2027-02-01', '2027-03-01', true],
        ['2027-03-01', '2027-04-03', false],
      ],
    );
  });

  it('the pieces cover each day of the window once, in order', () => {
    const window = fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 1, max: 366 }));
    fc.assert(
      fc.property(window, fc.integer(), ([first, count], keeps) => {
        const from = addDays(day('2026-01-01'), first);
        const to = addDays(from, count);
        const isKept = (month: LocalDateTime) => ((keeps >> monthsBetween(from, month)) & 1) === 1;
        const pieces = segmentsOf({ from, to }, isKept);
        expect(pieces.map((piece) => piece.days.from)).toEqual([
          from,
          ...pieces.slice(0, -1).map((piece) => piece.days.to),
        ]);
        expect(pieces.at(-1)?.days.to).toBe(to);
        for (const [index, piece] of pieces.entries()) {
          expect(piece.days.from).toBeLessThan(piece.days.to);
          if (piece.kept) {
            expect(piece.days).toEqual({ from: monthOf(piece.days.from), to: monthOf(piece.days.from, 1) });
          } else expect(pieces[index + 1]?.kept ?? true).toBe(true);
        }
        expect(pieces.filter(({ kept }) => kept).map((piece) => piece.days.from)).toEqual(
          wholeMonths({ from, to })
            .map((month) => month.from)
            .filter(isKept),
        );
      }),
    );
  });
});
