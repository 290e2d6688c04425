import 'temporal-polyfill/global';
import { bookAsRuled, exceptLocal, move, movesOf, moveTo, noChoices, skip, summaryOf } from './choices';

const A = '2027-03-02T09:00';
const B = '2027-03-09T09:00';
const later = { startsAtLocal: '2027-03-03T13:00', endsAtLocal: '2027-03-03T15:00' };
const date = (fromLocal: string, broken = false) => ({ fromLocal, broken });

describe('The choice of a date', () => {
  it('takes a move back when the date is skipped', () => {
    const chosen = skip(move(noChoices, A, later), A);
    expect([exceptLocal(chosen, [date(A)]), movesOf(chosen)]).toEqual([['2027-03-02T09:00:00'], []]);
  });
  it('takes a skip back when the date is moved', () => {
    const chosen = move(skip(noChoices, A), A, later);
    expect(exceptLocal(chosen, [date(A)])).toEqual([]);
    expect(movesOf(chosen)).toEqual([
      { fromLocal: '2027-03-02T09:00:00', startsAtLocal: '2027-03-03T13:00:00', endsAtLocal: '2027-03-03T15:00:00' },
    ]);
  });
  it('can be taken back to the rule', () => {
    expect(bookAsRuled(move(skip(noChoices, B), A, later), A)).toEqual(skip(noChoices, B));
  });
  it('is not sent for a date that the rule no longer has', () => {
    expect(exceptLocal(skip(noChoices, A), [date(B)])).toEqual([]);
  });
});

describe('A move that was typed', () => {
  it.each([
    ['15:00', '2027-03-03T15:00'],
    ['24:00', '2027-03-04T00:00'],
    ['01:00', '2027-03-04T01:00'],
  ])('until %s ends at %s', (end, endsAtLocal) => {
    expect(moveTo('2027-03-03T13:00', end).endsAtLocal).toBe(endsAtLocal);
  });
});

describe('The summary of a semester', () => {
  it('counts what would be booked, is skipped or moved, and what still has a problem', () => {
    const dates = [date(A), date(B, true), date('2027-03-16T09:00', true), date('2027-03-23T09:00')];
    expect(summaryOf(dates, move(skip(noChoices, B), A, later))).toEqual({
      total: 4,
      bookable: 2,
      skipped: 1,
      moved: 1,
      problems: 1,
    });
  });
});
