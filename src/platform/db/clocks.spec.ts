import { apartMs, clockProblem } from './clocks.js';

describe('The comparison of clocks', () => {
  it.each([
    [0, null],
    [2_000, null],
    [-2_000, null],
    [2_001, /2\.0 s ahead of the clock of PostgreSQL/],
    [-20 * 60_000, /1200\.0 s behind the clock of PostgreSQL/],
  ])('an instance that is %d ms ahead is reported as %s', (ahead, problem) => {
    const server = 1_000_000_000;
    const found = clockProblem({ before: server + ahead, after: server + ahead, server });
    if (problem === null) expect(found).toBeNull();
    else expect(found).toMatch(problem);
  });

  it('a difference within the round trip is not counted', () => {
    expect(apartMs({ before: 1_000, after: 9_000, server: 8_500 })).toBe(0);
  });

  it('a difference beyond a slow round trip is counted', () => {
    expect(apartMs({ before: 1_000, after: 9_000, server: 12_000 })).toBe(-3_000);
    expect(apartMs({ before: 13_000, after: 19_000, server: 12_000 })).toBe(1_000);
  });
});
