import type { OrganizationKey } from '../../platform/core/keys.js';
import { distinctHints, type Hint } from './hint.js';
import { hintsIn, payloadOf } from './payload.js';

const hint = (rest: Partial<Hint> = {}): Hint => ({
  about: 'SCHEDULE',
  organization: '12' as OrganizationKey,
  other: null,
  id: '0198f0a0-0000-7000-8000-000000000001',
  from: 1_804_000_000_000,
  to: 1_804_007_200_000,
  at: 1_803_900_000_000,
  ...rest,
});

describe('Equal hints', () => {
  it('are one, told with the instant of the newest, in the place of the first', () => {
    const booking = hint({ about: 'BOOKING', from: null, to: null });
    expect(distinctHints([hint({ at: 1 }), booking, hint({ at: 3 }), hint({ at: 2 })])).toEqual([
      hint({ at: 3 }),
      booking,
    ]);
  });

  it.each<Partial<Hint>>([{ to: 1 }, { id: null }, { about: 'RESOURCE' }, { organization: '13' as OrganizationKey }])(
    'differ from one with %j',
    (other) => {
      expect(distinctHints([hint(), hint(other)])).toHaveLength(2);
    },
  );
});

describe('The payload of a notification', () => {
  it('holds the hints', () => {
    const hints = [
      hint(),
      hint({ about: 'BOOKING', other: '99' as OrganizationKey, from: null, to: null }),
      hint({ about: 'MEMBERS', id: null, from: null, to: null }),
    ];
    expect(hintsIn(payloadOf(hints))).toEqual(hints);
  });

  it('says that there are too many where they need more than 7 kB', () => {
    const many = Array.from({ length: 200 }, (_, at) => hint({ at: 1_803_900_000_000 + at }));
    expect(payloadOf(many).length).toBeLessThan(100);
    expect(hintsIn(payloadOf(many))).toBeNull();
  });

  it.each(['', 'x', '[[99,"1",0,0,0,0,1]]'])('of another build is unknown: %j', (payload) => {
    expect(hintsIn(payload)).toBeNull();
  });
});
