import { MONDAY, type Service, startService } from '../../support/app.js';
import type { Person } from '../../worlds/people.js';
import { booked } from '../../worlds/money.js';
import { changeCalendar } from '../../worlds/calendar.js';
import type { RuleCheck } from '../../worlds/schema.js';
import { type Town, town } from '../../worlds/town.js';

const TRY = /* GraphQL */ `
  query ($input: TryPolicyInput!) {
    tryPolicy(input: $input) {
      code
      kept
      message
      field
      resource {
        id
      }
    }
  }
`;

// Tuesday; Prague is an hour ahead of UTC in March.
const WISH = { startsAtLocal: '2027-03-02T09:00', endsAtLocal: '2027-03-02T11:00' };

describe('Trying the rules of a resource', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  const ask = (input: object, asker: Person | null = place.manager, headers = {}) =>
    service.graphql(TRY, { input: { ...WISH, ...input } }, asker?.token ?? null, headers);
  const attempt = async (input: object) => {
    const { data, errors } = await ask(input);
    expect(errors).toEqual([]);
    return data.tryPolicy;
  };
  const told = (checks: readonly RuleCheck[]) => checks.map(({ code, kept }) => `${kept ? '✓' : '✗'} ${code}`);
  const ALWAYS = ['✓ OUTSIDE_OPENING_HOURS', '✓ IN_THE_PAST', '✓ TOO_MANY_UNITS'];

  it('a draft at a site is asked by the rules given, which it names by their place in the input', async () => {
    const checks = await attempt({
      siteId: place.site,
      openingHours: [{ weekday: 'TUESDAY', opensAt: '10:00', closesAt: '17:00' }],
      policy: { minimumNoticeMinutes: 2880, minimumMinutes: 60, maximumMinutes: 90 },
    });
    expect(told(checks)).toEqual([
      '✗ OUTSIDE_OPENING_HOURS',
      '✓ IN_THE_PAST',
      '✗ NOT_ENOUGH_NOTICE',
      '✓ TOO_SHORT',
      '✗ TOO_LONG',
      '✓ TOO_MANY_UNITS',
    ]);
    const notice = checks.find(({ code }) => code === 'NOT_ENOUGH_NOTICE');
    expect(notice).toEqual({
      ...{ code: 'NOT_ENOUGH_NOTICE', kept: false, field: ['startsAtLocal'], resource: null },
      message: 'The resource asks for 2880 minutes of notice; the earliest start is 2027-03-03 09:00 (Europe/Prague).',
    });
  });

  it('a resource is asked by its own rules with the given ones laid over', async () => {
    const policy = { minimumMinutes: 180, startStepMinutes: 60 };
    const lab = await place.resource({ policy, seats: 4 });
    const own = await attempt({ resourceId: lab, attendees: 5 });
    expect(told(own)).toEqual([
      ...ALWAYS.slice(0, 2),
      ...['✗ TOO_SHORT', '✓ OFF_GRID', '✗ TOO_MANY_ATTENDEES', '✓ TOO_MANY_UNITS'],
    ]);
    expect(own.find(({ code }) => code === 'TOO_SHORT')?.resource).toEqual({ id: lab });
    const laid = await attempt({ resourceId: lab, policy: { minimumMinutes: null } });
    expect(told(laid)).toEqual([...ALWAYS.slice(0, 2), '✓ OFF_GRID', '✓ TOO_MANY_UNITS']);
  });

  it('conflicts, status and audience are not asked', async () => {
    const lab = await place.resource({ audience: 'EVERYONE' });
    await booked(service, place, lab);
    const during = { startsAtLocal: '2027-03-02T10:00', endsAtLocal: '2027-03-02T12:00' };
    expect(told(await attempt({ resourceId: lab, ...during }))).toEqual(ALWAYS);
    const draft = await place.resource({ status: 'DRAFT', audience: 'OWN_ORGANIZATION' });
    expect(told(await attempt({ resourceId: draft }))).toEqual(ALWAYS);
  });

  it('the owner’s own exemption does not count', async () => {
    const checks = await attempt({
      siteId: place.site,
      policy: { minimumNoticeMinutes: 99_999, maximumAdvanceDays: 0 },
    });
    expect(told(checks)).toContain('✗ NOT_ENOUGH_NOTICE');
    expect(told(checks)).toContain('✗ TOO_FAR_AHEAD');
  });

  it('the special days of the owner count', async () => {
    const days = [{ day: '2027-03-09', kind: 'CLOSURE', name: 'Stocktaking' } as const];
    await changeCalendar(service, place.manager, 'setCalendarDays', { organizationId: place.plant, days });
    const wish = { startsAtLocal: '2027-03-09T09:00', endsAtLocal: '2027-03-09T11:00' };
    const [hours] = await attempt({ siteId: place.site, ...wish });
    expect(hours).toMatchObject({ code: 'OUTSIDE_OPENING_HOURS', kept: false });
    expect(hours?.message).toContain('Stocktaking');
  });

  it('need of approval is no rule, but what needs it must start after the current minute unless a partner asks', async () => {
    const now = { startsAtLocal: '2027-03-01T09:00', endsAtLocal: '2027-03-01T10:00' };
    const asked = { siteId: place.site, policy: { approval: 'AUTOMATIC_FOR_PARTNERS' } };
    expect(told(await attempt(asked))).toEqual(ALWAYS);
    expect(told(await attempt({ ...asked, ...now }))).toContain('✗ NOT_ENOUGH_NOTICE');
    expect(told(await attempt({ ...asked, ...now, asPartner: true }))).toEqual(ALWAYS);
  });

  it.each([
    [
      'rules that contradict each other',
      { policy: { minimumMinutes: 90, maximumMinutes: 60 } },
      'INVALID',
      ['policy', 'minimumMinutes'],
    ],
    [
      'a period that closes before it opens',
      { openingHours: [{ weekday: 'MONDAY', opensAt: '10:00', closesAt: '09:00' }] },
      'INVALID',
      ['openingHours', '0', 'closesAt'],
    ],
    ['nobody coming', { attendees: 0 }, 'INVALID', ['attendees']],
    ['an end before the start', { endsAtLocal: '2027-03-02T08:00' }, 'INVALID_PERIOD', ['endsAtLocal']],
    ['more than 366 days', { endsAtLocal: '2028-03-04T09:00' }, 'TOO_LONG', ['endsAtLocal']],
  ])('%s stand alone', async (_, input, code, field) => {
    const checks = await attempt({ siteId: place.site, ...input });
    expect(checks.map((check) => [check.code, check.kept, check.field])).toEqual([[code, false, field]]);
  });

  it('exactly one of resource and site is named', async () => {
    const lab = await place.resource();
    const errors = [await ask({}), await ask({ resourceId: lab, siteId: place.site })].map((answer) =>
      answer.errors.map(({ extensions }) => extensions['code']),
    );
    expect(errors).toEqual([['BAD_USER_INPUT'], ['BAD_USER_INPUT']]);
  });

  it('what the viewer does not manage is FORBIDDEN, in the same words as what does not exist', async () => {
    const lab = await place.resource();
    const refused = [
      await ask({ resourceId: lab }, place.coordinator),
      await ask({ siteId: place.site }, place.coordinator),
      await ask({ resourceId: 'nonsense' }, place.coordinator),
      await ask({ siteId: 'nonsense' }, place.coordinator),
    ].map(({ errors }) => errors.map(({ message, extensions }) => [extensions['code'], message]));
    const sentence = 'Trying the rules of a resource takes RESOURCE_MANAGER or ADMIN of its owner.';
    expect(refused).toEqual(refused.map(() => [['FORBIDDEN', sentence]]));
  });

  it('broken and kept rules are told in the language asked for', async () => {
    const input = { siteId: place.site, policy: { minimumMinutes: 180, maximumMinutes: 240 } };
    const { data } = await ask(input, place.manager, { 'accept-language': 'zh' });
    const messages = data.tryPolicy.map(({ message }) => message);
    expect(messages).toContain('该设备单次至少预订 180 分钟；本次为 120 分钟。');
    expect(messages).toContain('时长最多 4 小时');
  });
});
