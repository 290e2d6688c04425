// The design's goals: must and great. The bench prints them, and a missed goal never fails a run.

const LEVELS = ['no', 'must', 'great'];

const goal = (what, is, must, great, reaches) => ({
  ...{ what, is, must, great },
  level: !reaches(is, must) ? 0 : reaches(is, great) ? 2 : 1,
});

export const atLeast = (what, is, must, great) => goal(what, is, must, great, (a, b) => a >= b);

export const atMost = (what, is, must, great) => goal(what, is, must, great, (a, b) => a <= b);

/** The level that all goals of a row reach together; null = the row has no goal. */
export const reached = (goals) => (goals === undefined ? null : LEVELS[Math.min(...goals.map(({ level }) => level))]);
