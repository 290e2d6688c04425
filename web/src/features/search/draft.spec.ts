import 'temporal-polyfill/global';
import { draftOf, isFiltered, searchOf } from './draft';
import type { FindSearch } from './find.model';

describe('A search as it is typed', () => {
  it.each<FindSearch>([
    {},
    { q: 'CNC', skills: ['turning', 'milling'], hours: '08:00-12:00', weekdays: ['MONDAY'], instant: true },
    { near: 'sit_1', km: 10, order: 'DISTANCE', units: 2 },
  ])('means the search that it began with: %j', (find) => {
    expect(searchOf(draftOf(find))).toEqual(find);
  });
  it('leaves out what is empty', () => {
    expect(searchOf({ q: '', skills: ' , ', weekdays: [], instant: false })).toEqual({});
  });
  it.each([
    [{ startsFrom: '18:00' }, '18:00-24:00'],
    [{ endsBy: '12:00' }, '00:00-12:00'],
    [{ startsFrom: '12:00', endsBy: '12:00' }, undefined],
  ])('reads the hours %j as %s', (hours, text) => {
    expect(searchOf(hours).hours).toBe(text);
  });
  it('opens the filters when one of them is set', () => {
    expect([isFiltered({ q: 'CNC', from: '2027-03-02' }), isFiltered({ instant: true })]).toEqual([false, true]);
  });
});
