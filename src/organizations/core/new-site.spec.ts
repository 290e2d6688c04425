import { newSiteProblems } from './new-site.js';

describe('newSiteProblems', () => {
  const site = { name: 'Hall 3', address: null, latitude: null, longitude: null };
  const fields = (change: object) => newSiteProblems({ ...site, ...change }).map((problem) => problem.field?.[0]);

  it.each([
    {},
    { address: 'Main street 1' },
    { latitude: 90, longitude: -180 },
    { latitude: -90, longitude: 180 },
    { latitude: 0, longitude: 0 },
  ])('newSiteProblems accepts %j', (change) => {
    expect(fields(change)).toEqual([]);
  });

  it.each([
    [{ name: '' }, ['name']],
    [{ name: 'x'.repeat(201) }, ['name']],
    [{ address: 'x'.repeat(501) }, ['address']],
    [{ latitude: 1 }, ['longitude']],
    [{ longitude: 1 }, ['latitude']],
    [{ latitude: 90.1, longitude: 180.1 }, ['latitude', 'longitude']],
    [{ latitude: -91 }, ['longitude', 'latitude']],
    [{ latitude: NaN, longitude: 0 }, ['latitude']],
  ])('newSiteProblems refuses %j because of %j', (change, blamed) => {
    expect(fields(change)).toEqual(blamed);
  });
});
