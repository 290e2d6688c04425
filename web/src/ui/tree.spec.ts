import { inTree } from './tree';

describe('Own equipment as a tree', () => {
  it('lists each resource after its container, with its depth', () => {
    const rows = [
      { id: 'machine', parent: { id: 'lab' } },
      { id: 'base', parent: null },
      { id: 'lab', parent: { id: 'base' } },
      { id: 'other', parent: { id: 'elsewhere' } },
    ];
    expect(inTree(rows).map(({ row, depth }) => [row.id, depth])).toEqual([
      ['base', 0],
      ['lab', 1],
      ['machine', 2],
      ['other', 0],
    ]);
  });
});
