import 'temporal-polyfill/global';
import { heatStep, presetDays, readUtilization, reportDays, trendGrouping } from './question';

describe('The days of a report', () => {
  it('are the last 30 by default', () => {
    expect(reportDays({}, '2027-03-31')).toEqual({ from: '2027-03-02', to: '2027-04-01' });
  });
  it('are at most 366', () => {
    expect(reportDays({ from: '2026-01-01', to: '2027-12-31' }, '2027-03-31').to).toBe('2027-01-02');
  });
  it('are one day when the end lies before the start', () => {
    expect(reportDays({ from: '2027-03-05', to: '2027-03-01' }, '2027-03-31')).toEqual({
      from: '2027-03-05',
      to: '2027-03-06',
    });
  });
});

describe('A preset', () => {
  it.each([
    ['month', '2027-03-01', '2027-03-17'],
    ['previous', '2027-02-01', '2027-02-28'],
    ['days30', '2027-02-16', '2027-03-17'],
    ['days90', '2026-12-18', '2027-03-17'],
  ] as const)('%s is from %s to %s', (preset, from, to) => {
    expect(presetDays(preset, '2027-03-17')).toEqual({ from, to });
  });
});

describe('The trend', () => {
  it.each([
    ['2027-03-01', '2027-04-01', 'DAY'],
    ['2027-01-01', '2027-04-01', 'WEEK'],
  ] as const)('from %s to %s is by %s', (from, to, grouping) => {
    expect(trendGrouping(from, to)).toBe(grouping);
  });
});

describe('A step of the heat map', () => {
  it.each([
    [0, 0],
    [0.004, 0],
    [0.01, 1],
    [0.2, 1],
    [0.21, 2],
    [0.8, 4],
    [1, 5],
    [1.3, 5],
  ])('%s is step %s', (ratio, step) => {
    expect(heatStep(ratio)).toBe(step);
  });
});

describe('The address of a report', () => {
  it('leaves out what makes no sense', () => {
    expect(readUtilization({ from: 'x', by: 'RESOURCE', behind: 'NOTHING', kind: 'LAB' })).toEqual({
      by: 'RESOURCE',
      kind: 'LAB',
    });
  });
});
