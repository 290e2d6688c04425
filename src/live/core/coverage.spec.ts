import { coverageProblem } from './coverage.js';

describe('The subject of a subscription', () => {
  it.each([
    [100, 100, false, false],
    [0, 0, true, false],
    [1, 0, false, false],
    [101, 0, false, true],
    [0, 101, true, true],
    [0, 0, false, true],
  ])('%i resources, %i organizations, platform %s: refused %s', (resources, organizations, platform, refused) => {
    expect(coverageProblem(resources, organizations, platform) !== null).toBe(refused);
  });
});
