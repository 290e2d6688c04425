import { Locale } from '../../platform/core/locale.js';
import { textIn } from '../../platform/core/message.js';
import { changeStatus, OrganizationStatus } from './organization.js';

describe('changeStatus', () => {
  const statuses = Object.values(OrganizationStatus);
  const ways = statuses.flatMap((from) => statuses.map((to) => [from, to] as const));

  it('changeStatus allows four changes', () => {
    expect(ways.filter(([from, to]) => changeStatus(from, to).ok)).toEqual([
      ['PENDING', 'VERIFIED'],
      ['PENDING', 'SUSPENDED'],
      ['VERIFIED', 'SUSPENDED'],
      ['SUSPENDED', 'VERIFIED'],
    ]);
  });

  it('a refused change names the statuses from which it is allowed', () => {
    const changed = changeStatus('VERIFIED', 'VERIFIED');
    expect(changed.ok ? null : textIn(Locale.EN, changed.error)).toBe(
      'Only an organization that is PENDING or SUSPENDED can become VERIFIED; this one is VERIFIED.',
    );
  });
});
