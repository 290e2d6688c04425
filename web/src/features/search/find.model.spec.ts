import 'temporal-polyfill/global';
import { without } from '../../ui/address';
import { daysOf, type FindSearch, hoursOf, readFind, searchInput } from './find.model';

const NOW = Date.parse('2027-03-01T03:23:00Z');
const context = { now: NOW, zone: 'Asia/Shanghai', organizationId: null, ownSites: [] };

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
  it('counts kilometres from an own site', () => {
    const input = searchInput({ near: 'sit_1', km: 10 }, { ...context, ownSites: ['sit_1'] });
    expect([input.nearSiteId, input.withinKilometres]).toEqual(['sit_1', 10]);
  });
  it('leaves out a site of somebody else, so that a link can be shared', () => {
    const input = searchInput({ near: 'sit_2', km: 10, order: 'DISTANCE' }, { ...context, ownSites: ['sit_1'] });
    expect([input.nearSiteId, input.withinKilometres, input.orderBy]).toEqual([null, null, null]);
  });
  it('asks for instant slots and prices only for an organization', () => {
    const find = { instant: true, order: 'PRICE' } as const;
    const asked = (organizationId: string | null) => {
      const { instantOnly, orderBy } = searchInput(find, { ...context, organizationId });
      return { instantOnly, orderBy };
    };
    expect(asked(null)).toEqual({ instantOnly: false, orderBy: null });
    expect(asked('org_1')).toEqual({ instantOnly: true, orderBy: 'PRICE' });
  });
  it('names the weekdays and the hours of one day', () => {
    const { weekdays, startsFrom, endsBy } = searchInput({ weekdays: ['TUESDAY'], hours: '18:00-24:00' }, context);
    expect([weekdays, startsFrom, endsBy]).toEqual([['TUESDAY'], '18:00', '24:00']);
  });
});

describe('The hours of an address', () => {
  it.each([
    ['08:00-18:00', ['08:00', '18:00']],
    ['18:00-24:00', ['18:00', '24:00']],
    ['18:00-08:00', null],
    ['24:00-24:00', null],
    ['8-18', null],
    [undefined, null],
  ])('%s reads as %j', (text, hours) => {
    expect(hoursOf(text)).toEqual(hours);
  });
});

describe('The weekdays of an address', () => {
  it('are sorted, once each, and others are left out', () => {
    expect(readFind({ weekdays: ['FRIDAY', 'MONDAY', 'FRIDAY', 'SOMEDAY'] })).toEqual({
      weekdays: ['MONDAY', 'FRIDAY'],
    });
  });
});

describe('Relaxing a filter', () => {
  it('takes out its keys alone', () => {
    expect(without<FindSearch>({ q: 'CNC', near: 'sit_1', km: 5 }, ['near', 'km'])).toEqual({ q: 'CNC' });
  });
});
