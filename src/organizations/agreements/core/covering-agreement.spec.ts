import type { AgreementKey, ResourceKey } from '../../../platform/core/keys.js';
import { type AcceptedAgreement, coveringAgreement } from './covering-agreement.js';

const resourceKey = (id: string) => ({ provider: '1', id }) as ResourceKey;

const agreement = (id: string, startsAt: number, endsAt: number, resources: string[] | null = null) => ({
  id: { provider: '1', id } as AgreementKey,
  startsAt,
  endsAt,
  resourceIds: resources?.map(resourceKey) ?? null,
});

describe('coveringAgreement', () => {
  const whole = agreement('whole', 0, 100);
  const lathes = agreement('lathes', 0, 50, ['lathe 1', 'lathe 2']);
  const robots = agreement('robots', 0, 20, ['robot']);
  const later = agreement('later', 60, 80);

  it.each<[string, AcceptedAgreement[], string[], number, string | null]>([
    ['none when there is none', [], ['robot'], 10, null],
    ['one for all of the provider', [whole], ['robot', 'lathe 1'], 10, 'whole'],
    ['one that names every resource', [lathes], ['lathe 2', 'lathe 1'], 10, 'lathes'],
    ['none that names only some of them', [lathes, robots], ['lathe 1', 'robot'], 10, null],
    ['one from its first instant on', [whole], ['robot'], 0, 'whole'],
    ['none before it starts', [later], ['robot'], 59, null],
    ['none from its end on', [robots], ['robot'], 20, null],
    ['one until right before its end', [robots], ['robot'], 19, 'robots'],
    ['the one that ends first', [whole, lathes, robots], ['robot'], 10, 'robots'],
    ['the one that ends first of those that cover', [whole, lathes, robots], ['lathe 1'], 10, 'lathes'],
    ['the one in force, though a later one ends first', [whole, later], ['robot'], 10, 'whole'],
    ['the later one once it is in force', [whole, later], ['robot'], 70, 'later'],
    ['the least id of those that end together', [agreement('b', 0, 9), agreement('a', 5, 9)], ['robot'], 6, 'a'],
  ])('coveringAgreement returns %s', (_, agreements, resources, at, id) => {
    expect(coveringAgreement(agreements, resources.map(resourceKey), at)?.id.id ?? null).toBe(id);
  });

  it('coveringAgreement does not reorder its argument', () => {
    const given = Object.freeze([whole, robots]);
    expect(coveringAgreement(given, [resourceKey('robot')], 10)).toBe(robots);
  });
});
