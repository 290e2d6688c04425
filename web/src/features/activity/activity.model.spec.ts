import 'temporal-polyfill/global';
import { filterOf, GROUPS, isInstant, readActivity, toggled } from './activity.model';

describe('The address of the activity', () => {
  it('is read, and nonsense is left out', () => {
    expect(readActivity({ kinds: ['STATEMENT', 'NONSENSE'], from: '2027-03-01', to: 'soon' })).toEqual({
      kinds: ['STATEMENT'],
      from: '2027-03-01',
    });
    expect(readActivity({ kinds: 'BOOKING', subject: 'bkg_1' })).toEqual({ kinds: ['BOOKING'], subject: 'bkg_1' });
  });

  it('begins with the first page when a group is switched on or off', () => {
    const one = toggled({ after: 'place', from: '2027-03-01' }, 'BOOKING');
    expect(one).toEqual({ kinds: ['BOOKING'], from: '2027-03-01' });
    expect(toggled(one, 'RATE').kinds).toEqual(['BOOKING', 'RATE']);
    expect(toggled(one, 'BOOKING')).toEqual({ from: '2027-03-01' });
  });
});

describe('The filter of the activity', () => {
  it('takes whole days of the wall clock of the organization', () => {
    expect(filterOf({ from: '2027-03-01', to: '2027-03-01' }, 'org_1', 'Asia/Shanghai')).toEqual({
      organizationId: 'org_1',
      kinds: null,
      from: '2027-02-28T16:00:00.000Z',
      to: '2027-03-01T16:00:00.000Z',
      subjectId: null,
    });
  });

  it('names each kind of the groups, each of which begins with the name of its group', () => {
    for (const group of GROUPS) {
      const { kinds } = filterOf({ kinds: [group] }, 'org_1', 'UTC');
      expect(kinds?.every((kind) => kind.startsWith(group))).toBe(true);
      expect(kinds).not.toEqual([]);
    }
  });
});

describe('A value of a change', () => {
  it('is an instant when it is written as one', () => {
    expect(['2027-03-01T08:00:00.000Z', '2027-03-01T08:00:00Z'].every(isInstant)).toBe(true);
    expect(['2027-03-01', '36.00 CNY', ''].some(isInstant)).toBe(false);
  });
});
