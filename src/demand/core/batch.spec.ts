import type { OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import { Batch, type Count, MOST_COUNTS } from './batch.js';

const count = (change: Partial<Count> = {}): Count => ({
  day: '2027-03-01',
  hourOfWeek: 33,
  reason: 'CONFLICT',
  skills: [],
  resource: { provider: '1', id: 'a' } as ResourceKey,
  distanceBand: null,
  consumer: '2' as OrganizationKey,
  currency: null,
  number: 1,
  unitMinutes: 60,
  worthMinor: 0n,
  ...change,
});

describe('A batch of counts', () => {
  it('a batch adds up counts that are equal in every dimension', () => {
    const batch = new Batch();
    batch.add(count({ worthMinor: 250n }));
    batch.add(count({ unitMinutes: 30, worthMinor: 100n }));
    expect(batch.sorted()).toEqual([count({ number: 2, unitMinutes: 90, worthMinor: 350n })]);
  });

  it.each<[keyof Count, Partial<Count>]>([
    ['day', { day: '2027-03-02' }],
    ['hourOfWeek', { hourOfWeek: 34 }],
    ['reason', { reason: 'OFF_GRID' }],
    ['skills', { skills: ['a'] }],
    ['resource', { resource: null }],
    ['distanceBand', { distanceBand: 'UNDER_10_KM' }],
    ['consumer', { consumer: null }],
    ['currency', { currency: 'CNY' }],
  ])('a batch separates counts that differ in %s', (_, change) => {
    const batch = new Batch();
    batch.add(count());
    batch.add(count(change));
    expect(batch.sorted()).toHaveLength(2);
  });

  it('a batch has one order, whatever the order of its counts', () => {
    const all = [
      count(),
      count({ consumer: '3' as OrganizationKey }),
      count({ resource: { provider: '1', id: 'b' } as ResourceKey }),
    ];
    const [forth, back] = [new Batch(), new Batch()];
    for (const each of all) forth.add(each);
    for (const each of [...all].reverse()) back.add(each);
    expect(forth.sorted()).toEqual(back.sorted());
  });

  it('a batch recognizes a repetition by its kind, and none without a kind', () => {
    const batch = new Batch();
    expect(['a', 'a', 'b', null, null].map((kind) => batch.isNew(kind))).toEqual([true, false, true, true, true]);
  });

  it('a batch is bounded and reports the number of dropped counts', () => {
    const batch = new Batch();
    for (let index = 0; index < MOST_COUNTS + 3; index++) {
      batch.add(count({ consumer: String(index) as OrganizationKey }));
    }
    batch.add(count({ consumer: '0' as OrganizationKey }));
    expect([batch.sorted().length, batch.dropped]).toEqual([MOST_COUNTS, 3]);
  });
});
