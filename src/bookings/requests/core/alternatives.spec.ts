import fc from 'fast-check';
import { checkRules } from '../../core/rule-checks.js';
import type { TimeHolder } from '../../../availability/core/conflicts.js';
import { noSpecialDays, type OpeningPeriod } from '../../../availability/core/opening-hours.js';
import { defaultPolicy } from '../../../catalog/core/policy.js';
import type { CataloguedResource } from '../../../catalog/core/resource.js';
import type { HolderKey, OrganizationKey, ResourceKey, SiteKey } from '../../../platform/core/keys.js';
import { minuteOfDay } from '../../../platform/core/local-time.js';
import { DAY_MS, type Instant, MINUTE_MS, type TimeRange } from '../../../platform/core/time-range.js';
import { localAt } from '../../../platform/core/zone.js';
import type { ValidatedRequest } from '../../core/request-validation.js';
import { alternativesOf } from './alternatives.js';

/** Wednesday before the night in which Prague turns its clocks forward. */
const ASKED = Date.parse('2027-03-24T09:00:00Z');

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const openingHours = fc.constantFrom<OpeningPeriod[]>(
  [],
  weekdays.map((weekday) => ({ weekday, opensAt: 480, closesAt: 1020 })),
  [{ weekday: 7, opensAt: 0, closesAt: 300 }],
);

const world = fc.record({
  openingHours,
  step: fc.constantFrom(null, 20, 60, 7),
  turnaround: fc.constantFrom(0, 10),
  length: fc.constantFrom(40, 140, 420),
  notice: fc.constantFrom(null, 60),
  occupants: fc.array(
    fc.record({
      holderId: fc.uuid().map((id) => id as HolderKey['id']),
      kind: fc.constant('BOOKING' as const),
      units: fc.constant(1),
      inside: fc.constant(false),
      closes: fc.constant(false),
      blocked: fc
        .tuple(fc.integer({ min: -8 * 1440, max: 8 * 1440 }), fc.integer({ min: 1, max: 3000 }))
        .map(([from, length]) => ({ startsAt: ASKED + from * MINUTE_MS, endsAt: ASKED + (from + length) * MINUTE_MS })),
    }),
    { maxLength: 6 },
  ),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

function admissionOf({ openingHours, step, turnaround, notice }: World): ValidatedRequest {
  const policy = {
    ...defaultPolicy,
    startStepMinutes: step,
    turnaroundMinutes: turnaround,
    minimumNoticeMinutes: notice,
  };
  const resource: CataloguedResource = {
    id: { provider: '1', id: 'lathe' } as ResourceKey,
    organizationId: '1' as OrganizationKey,
    siteId: 'hall' as SiteKey,
    parentId: null,
    containerIds: [],
    containerSeats: [],
    code: 'LATHE',
    name: 'Lathe',
    description: null,
    kind: 'EQUIPMENT',
    status: 'LISTED',
    units: 1,
    seats: null,
    skills: [],
    audience: 'EVERYONE',
    timeZone: 'Europe/Prague',
    openingHours,
    policy,
    ownerVerified: true,
  };
  return {
    items: [{ resource, units: 1, whole: true, closes: true }],
    providerId: '1' as OrganizationKey,
    consumerId: '2' as OrganizationKey,
    attendees: null,
    agreements: [],
    agreementId: null,
    partnerships: [],
    rates: new Map(),
    specialDays: noSpecialDays,
    exempt: false,
    mayRecord: false,
    mayBookAhead: true,
    inUse: false,
    needsApproval: null,
    isRecordable: () => true,
  };
}

/** Every minute of the two weeks, as rules.md §3 says which of them count. */
function byMinutes(given: World, period: TimeRange, occupants: readonly TimeHolder[], now: Instant): Instant[] {
  const admission = admissionOf(given);
  const length = period.endsAt - period.startsAt;
  const beside = (start: Instant) =>
    occupants.some(
      ({ blocked }) => blocked.endsAt === start || blocked.startsAt === start + length + given.turnaround * MINUTE_MS,
    );
  const starts = Array.from({ length: 14 * 1440 + 1 }, (_, index) => period.startsAt - 7 * DAY_MS + index * MINUTE_MS);
  return starts
    .filter((start) => minuteOfDay(localAt(start, 'Europe/Prague')) % (given.step ?? 15) === 0 || beside(start))
    .sort((a, b) => Math.abs(a - period.startsAt) - Math.abs(b - period.startsAt) || a - b)
    .filter((start) => {
      const candidate = { startsAt: start, endsAt: start + length };
      return checkRules(admission, candidate, [occupants], now).refusals.length === 0;
    })
    .reduce<Instant[]>(
      (given, start) =>
        given.length < 5 && given.every((other) => Math.abs(other - start) >= length) ? [...given, start] : given,
      [],
    );
}

describe('alternativesOf', () => {
  it('alternatives are the nearest possible starts that do not overlap each other', () => {
    const now = ASKED - 3 * DAY_MS + 17 * 1000;
    fc.assert(
      fc.property(world, (given) => {
        const period = { startsAt: ASKED, endsAt: ASKED + given.length * MINUTE_MS };
        const rival = {
          holderId: 'in the way' as HolderKey['id'],
          kind: 'BOOKING' as const,
          units: 1,
          inside: false,
          closes: false,
          blocked: { startsAt: ASKED, endsAt: ASKED + 30 * MINUTE_MS },
        };
        const occupants = [...given.occupants, rival];
        const found = alternativesOf(admissionOf(given), period, [occupants], now);
        expect(found.map(({ startsAt }) => startsAt)).toEqual(byMinutes(given, period, occupants, now));
      }),
      { numRuns: 40 },
    );
  });

  it('alternatives are empty when there is no conflict', () => {
    const given: World = { openingHours: [], step: null, turnaround: 0, length: 40, notice: 60, occupants: [] };
    const period = { startsAt: ASKED, endsAt: ASKED + 40 * MINUTE_MS };
    expect(alternativesOf(admissionOf(given), period, [[]], ASKED)).toEqual([]);
  });
});
