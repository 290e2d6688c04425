import { Locale } from '../../../platform/core/locale.js';
import { textIn } from '../../../platform/core/message.js';
import type { Result } from '../../../platform/core/result.js';
import type { OrganizationKey } from '../../../platform/core/keys.js';
import { acceptedStatus, accepterOf, type AgreementStatus, agreementStatusAt, endedStatus } from './agreement.js';

const endsAt = 1000;

describe('agreementStatusAt', () => {
  it.each([
    ['PROPOSED', 999, 'PROPOSED'],
    ['PROPOSED', 1000, 'PROPOSED'],
    ['ACTIVE', 0, 'ACTIVE'],
    ['ACTIVE', 999, 'ACTIVE'],
    ['ACTIVE', 1000, 'ENDED'],
    ['ENDED', 0, 'ENDED'],
    ['ENDED', 1000, 'ENDED'],
    ['DECLINED', 0, 'DECLINED'],
    ['DECLINED', 1000, 'DECLINED'],
  ] as const)('an agreement recorded as %s at %i, whose term ends at 1000, is %s', (recordedStatus, now, status) => {
    expect(agreementStatusAt({ recordedStatus, endsAt }, now)).toBe(status);
  });
});

describe('Accepting and ending an agreement', () => {
  const outcome = (result: Result<string, unknown>) => (result.ok ? result.value : null);

  it.each<[AgreementStatus, number, string | null, string | null]>([
    ['PROPOSED', 999, 'ACTIVE', 'DECLINED'],
    ['PROPOSED', 1000, 'ACTIVE', 'DECLINED'],
    ['ACTIVE', 999, null, 'ENDED'],
    ['ACTIVE', 1000, null, null],
    ['ENDED', 999, null, null],
    ['DECLINED', 999, null, null],
  ])('accepting and ending an agreement %s at %i records %s and %s', (recordedStatus, now, accepted, ended) => {
    expect(outcome(acceptedStatus({ recordedStatus, endsAt }, now))).toBe(accepted);
    expect(outcome(endedStatus({ recordedStatus, endsAt }, now))).toBe(ended);
  });

  it('a refused step names the status of the agreement', () => {
    const ended = endedStatus({ recordedStatus: 'ACTIVE', endsAt }, 1000);
    const text = (locale: Locale) => (ended.ok ? null : textIn(locale, ended.error));
    expect(text(Locale.EN)).toBe('Only an agreement that is PROPOSED or ACTIVE can be ended; this one is ENDED.');
    expect(text(Locale.ZH)).toBe('只有待答复或生效中的协议可以终止；此协议现为已终止。');
  });
});

describe('accepterOf', () => {
  const sides = { providerId: '1' as OrganizationKey, consumerId: '2' as OrganizationKey };

  it('accepterOf returns the side that did not propose', () => {
    expect(accepterOf({ ...sides, proposedBySide: 'PROVIDER' })).toEqual({ own: '2' });
    expect(accepterOf({ ...sides, proposedBySide: 'CONSUMER' })).toEqual({ provider: '1' });
  });
});
