import 'temporal-polyfill/global';
import { without } from '../../ui/address';
import { daysOf, type FindSearch, readFind, searchInput } from './find.model';

const NOW = Date.parse('2027-03-01T03:23:00Z');
const context = { now: NOW, zone: 'Asia/Shanghai', organizationId: null, places: [] };

describe('The address of a search', () => {
  it('keeps what makes sense and leaves out the rest', () => {
    expect(
      readFind({
        q: ' CNC ',
        skills: 'welding',
        from: '2027-03-02',
        to: 'soon',
        duration: '90',
        units: 0,
        kind: 'LAB',
        x: 1,
      }),
    ).toEqual({ q: 'CNC', skills: ['welding'], from: '2027-03-02', duration: 90, kind: 'LAB' });
  });
  it('takes a number that was typed as words', () => {
    expect(readFind({ q: 50 })).toEqual({ q: '50' });
  });
});

describe('The days of a search', () => {
  it('are a week from today by default', () => {
    expect(daysOf({}, '2027-03-01')).toEqual({ from: '2027-03-01', to: '2027-03-07' });
  });
  it('never begin in the past', () => {
    expect(daysOf({ from: '2027-02-01', to: '2027-02-03' }, '2027-03-01')).toEqual({
      from: '2027-03-01',
      to: '2027-03-01',
    });
  });
  it('are at most 31', () => {
    expect(daysOf({ to: '2027-12-31' }, '2027-03-01').to).toBe('2027-03-31');
  });
});

describe('The input of a search', () => {
  it('begins at the next quarter of an hour', () => {
    expect(searchInput({}, context).from).toBe('2027-03-01T03:30:00.000Z');
  });
  it('begins at midnight of a later day in the zone', () => {
    const { from, to } = searchInput({ from: '2027-03-03', to: '2027-03-03' }, context);
    expect([from, to]).toEqual(['2027-03-02T16:00:00.000Z', '2027-03-03T16:00:00.000Z']);
  });
  it('counts kilometres from an own site, and from nowhere else', () => {
    const places = [{ id: 'sit_1', latitude: 22.5, longitude: 113.9 }];
    expect(searchInput({ near: 'sit_1', km: 10 }, { ...context, places }).near).toEqual({
      latitude: 22.5,
      longitude: 113.9,
      withinKilometres: 10,
    });
    expect(searchInput({ near: 'sit_2' }, { ...context, places }).near).toBeNull();
  });
});

describe('Relaxing a filter', () => {
  it('takes out its keys alone', () => {
    expect(without<FindSearch>({ q: 'CNC', near: 'sit_1', km: 5 }, ['near', 'km'])).toEqual({ q: 'CNC' });
  });
});
