// What design says must be reached, and what would be great. They are told, and never fail a run.

const LEVELS = ['no', 'must', 'great'];

const goal = (what, is, must, great, reaches) => ({
  ...{ what, is, must, great },
  level: !reaches(is, must) ? 0 : reaches(is, great) ? 2 : 1,
});

export const atLeast = (what, is, must, great) => goal(what, is, must, great, (a, b) => a >= b);

export const atMost = (what, is, must, great) => goal(what, is, must, great, (a, b) => a <= b);

/** What all goals of a row reach together; null where it has none. */
export const reached = (goals) => (goals === undefined ? null : LEVELS[Math.min(...goals.map(({ level }) => level))]);
