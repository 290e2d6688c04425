import type { OrganizationKey, ResourceKey } from '../../../platform/core/keys.js';
import { parseDecimal, ZERO } from '../../../platform/core/decimal.js';
import type { LocalDateTime } from '../../../platform/core/local-time.js';
import { parseLocalDate } from '../../../platform/core/calendar.js';
import { newAgreementProblems, type ProposedTerms, reasonProblems, termOf } from './new-agreement.js';

function day(text: string): LocalDateTime {
  const parsed = parseLocalDate(text);
  if (parsed === null) throw new Error(`${text} is no day`);
  return parsed;
}

describe('termOf', () => {
  const term = (from: string, to: string, zone: string) => {
    const { startsAt, endsAt } = termOf({ from: day(from), to: day(to) }, zone);
    return [new Date(startsAt).toISOString(), new Date(endsAt).toISOString()];
  };

  it.each([
    ['2027-03-01', '2027-07-01', 'Europe/Prague', '2027-02-28T23:00:00.000Z', '2027-06-30T22:00:00.000Z'],
    ['2027-03-01', '2027-03-02', 'Asia/Shanghai', '2027-02-28T16:00:00.000Z', '2027-03-01T16:00:00.000Z'],
    // Midnight is skipped in Beirut: the day starts at 01:00.
    ['2027-03-28', '2027-03-29', 'Asia/Beirut', '2027-03-27T22:00:00.000Z', '2027-03-28T21:00:00.000Z'],
    // Midnight comes twice in Havana: the day starts at the first.
    ['2027-11-07', '2027-11-08', 'America/Havana', '2027-11-07T04:00:00.000Z', '2027-11-08T05:00:00.000Z'],
  ])('the term from %s to %s in %s is from midnight to midnight', (from, to, zone, startsAt, endsAt) => {
    expect(term(from, to, zone)).toEqual([startsAt, endsAt]);
  });
});

describe('newAgreementProblems', () => {
  const lathe = { provider: '1', id: 'lathe' } as ResourceKey;
  const terms: ProposedTerms = {
    providerId: '1' as OrganizationKey,
    consumerId: '2' as OrganizationKey,
    from: day('2027-03-01'),
    to: day('2027-07-01'),
    includedMinutes: 0,
    discountPercent: ZERO,
    resourceIds: null,
  };
  const discount = (text: string) => ({ discountPercent: parseDecimal(text) ?? ZERO });
  const blamed = (change: Partial<ProposedTerms>, zone = 'Europe/Prague') =>
    newAgreementProblems({ ...terms, ...change }, zone).map((problem) => problem.field?.[0]);

  it.each<[Partial<ProposedTerms>]>([
    [{}],
    [{ to: day('2027-03-02') }],
    [{ to: day('2037-03-01') }],
    [{ from: day('1900-01-01'), to: day('1900-01-02') }],
    [{ from: day('9999-12-30'), to: day('9999-12-31') }],
    [{ includedMinutes: 2_147_483_647 }],
    [discount('100')],
    [discount('0.01')],
    [discount('12.500')],
    [{ resourceIds: [lathe] }],
  ])('newAgreementProblems accepts %j', (change) => {
    expect(blamed(change)).toEqual([]);
  });

  it.each<[Partial<ProposedTerms>, string[]]>([
    [{ consumerId: terms.providerId }, ['consumerId']],
    [{ to: terms.from }, ['to']],
    [{ to: day('2027-02-28') }, ['to']],
    [{ to: day('2037-03-03') }, ['to']],
    [{ from: day('1899-12-31'), to: day('1900-12-31') }, ['from']],
    [{ includedMinutes: -1 }, ['includedMinutes']],
    [discount('100.01'), ['discountPercent']],
    [discount('-1'), ['discountPercent']],
    [discount('12.345'), ['discountPercent']],
    [{ resourceIds: [] }, ['resourceIds']],
    [{ resourceIds: Array<ResourceKey>(1001).fill(lathe) }, ['resourceIds']],
  ])('newAgreementProblems refuses %j because of %j', (change, fields) => {
    expect(blamed(change)).toEqual(fields);
  });

  it('newAgreementProblems reports all problems', () => {
    const change = {
      consumerId: terms.providerId,
      to: terms.from,
      includedMinutes: -5,
      ...discount('101'),
      resourceIds: [],
    };
    expect(blamed(change)).toEqual(['consumerId', 'to', 'includedMinutes', 'discountPercent', 'resourceIds']);
  });

  it('newAgreementProblems refuses a term of one day that the zone skips', () => {
    const skipped = { from: day('2011-12-30'), to: day('2011-12-31') };
    expect(blamed(skipped, 'Pacific/Apia')).toEqual(['to']);
    expect(blamed(skipped)).toEqual([]);
  });
});

describe('reasonProblems', () => {
  it('reasonProblems counts characters as people do', () => {
    expect(reasonProblems(null)).toEqual([]);
    expect(reasonProblems('🏭'.repeat(2000))).toEqual([]);
    expect(reasonProblems('🏭'.repeat(2001))).toMatchObject([{ code: 'INVALID', field: ['reason'] }]);
  });
});
