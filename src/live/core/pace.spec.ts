import { type Pace, pacedHints, pacedRest, rested } from './pace.js';

type Step = readonly [at: number, hints: number, tell: string];

/** Plays what comes at which instant; 0 hints = the look that was asked for. */
function played(steps: readonly Step[]): string[] {
  let pace: Pace = rested;
  return steps.map(([at, hints]) => {
    const next = hints === 0 ? pacedRest(pace, at) : pacedHints(pace, hints, at);
    ({ pace } = next);
    return next.tell;
  });
}

describe('The pace of a subscription', () => {
  it.each<[string, readonly Step[]]>([
    ['20 hints at once are told', [[0, 20, 'HINTS']]],
    ['21 hints at once become one RESYNC', [[0, 21, 'RESYNC']]],
    [
      'the 21st hint of a second becomes one RESYNC',
      [
        [0, 12, 'HINTS'],
        [500, 8, 'HINTS'],
        [900, 1, 'RESYNC'],
      ],
    ],
    [
      'a second later hints are told again',
      [
        [0, 20, 'HINTS'],
        [1_000, 20, 'HINTS'],
      ],
    ],
    [
      'all that comes within a second of a RESYNC becomes one RESYNC at its end',
      [
        [0, 30, 'RESYNC'],
        [250, 5, 'NOTHING'],
        [500, 1, 'NOTHING'],
        [1_000, 0, 'RESYNC'],
        [1_250, 1, 'NOTHING'],
        [2_000, 0, 'RESYNC'],
      ],
    ],
    [
      'nothing is owed where nothing came after a RESYNC',
      [
        [0, 30, 'RESYNC'],
        [1_000, 0, 'NOTHING'],
        [1_001, 3, 'HINTS'],
      ],
    ],
  ])('%s', (_, steps) => {
    expect(played(steps)).toEqual(steps.map(([, , tell]) => tell));
  });

  it('asks for a look when the gathering ends', () => {
    const { pace } = pacedHints(rested, 21, 0);
    expect(pacedHints(pace, 1, 300).lookAt).toBe(1_000);
  });
});
