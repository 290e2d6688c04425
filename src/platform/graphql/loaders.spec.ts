import type { Owned, OrganizationKey } from '../core/keys.js';
import { Loaders } from './loaders.js';

const id = '0198f0a0-0000-7000-8000-000000000001' as Owned<'Thing'>['id'];
const owner = {};

/** The one row belongs to provider 2. */
const batch = (keys: readonly Owned<'Thing'>[]) =>
  Promise.resolve(new Map(keys.filter(({ provider }) => provider === '2').map((key) => [key.id, 'row'] as const)));

const keyWith = (provider: string) => ({ provider: provider as OrganizationKey, id });

describe('Loaders', () => {
  it('a loader finds a row after its uuid was requested with another provider', async () => {
    const loaders = new Loaders();
    expect(await loaders.load(owner, batch, keyWith('1'))).toBeNull();
    expect(await loaders.load(owner, batch, keyWith('2'))).toBe('row');
  });

  it('a loader finds nothing with another provider after the row was found', async () => {
    const loaders = new Loaders();
    expect(await loaders.load(owner, batch, keyWith('2'))).toBe('row');
    expect(await loaders.load(owner, batch, keyWith('1'))).toBeNull();
  });
});
