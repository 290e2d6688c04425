import { changedKeys } from './changed-keys';

const rows = (entries: Readonly<Record<string, string>>) => new Map(Object.entries(entries));

describe('The rows that changed', () => {
  it('are those that are new or say something else', () => {
    const before = rows({ a: '1', b: '2', gone: '3' });
    expect([...changedKeys(before, rows({ a: '1', b: '5', c: '4' }))]).toEqual(['b', 'c']);
  });
  it('are none when only the order changed', () => {
    expect(changedKeys(rows({ a: '1', b: '2' }), rows({ b: '2', a: '1' })).size).toBe(0);
  });
});
