import { setImmediate as turn } from 'node:timers/promises';
import { Lanes } from './gate.js';
import { Unavailable } from './unavailable.js';

/** How many of the entries were let in before any left. */
async function entered(lanes: Lanes, entries: readonly (readonly string[])[]): Promise<number> {
  let inside = 0;
  for (const rows of entries) void lanes.enter(rows, 60_000).then(() => inside++);
  for (let turns = 0; turns < 10; turns++) await turn();
  return inside;
}

const times = (count: number, rows: readonly string[]) => Array.from({ length: count }, () => rows);

describe('The places of transactions', () => {
  it('of one row are a part of the connections', async () => {
    expect(await entered(new Lanes(20), times(24, ['res_1']))).toBe(8);
  });

  it('of rows leave room for transactions about none', async () => {
    const lanes = new Lanes(20);
    const many = Array.from({ length: 40 }, (_, index) => [`res_${index}`]);
    expect(await entered(lanes, many)).toBe(12);
    expect(await entered(lanes, times(10, []))).toBe(4);
  });

  it('stay open for another row while one is waited for', async () => {
    const lanes = new Lanes(20);
    await entered(lanes, times(24, ['res_1']));
    expect(await entered(lanes, [['res_2']])).toBe(1);
  });

  it('are given to whoever waited longest when one gets free', async () => {
    const lanes = new Lanes(2);
    const leave = await lanes.enter(['a'], 1_000);
    const order: string[] = [];
    const second = lanes.enter(['b'], 1_000).then((out) => (order.push('b'), out));
    const third = lanes.enter(['c'], 1_000).then((out) => (order.push('c'), out));
    leave();
    (await second)();
    (await third)();
    expect(order).toEqual(['b', 'c']);
  });

  it('are refused as unavailable when none gets free in time, and are not taken by who gave up', async () => {
    const lanes = new Lanes(2);
    const leave = await lanes.enter(['a'], 1_000);
    await expect(lanes.enter(['a'], 10)).rejects.toThrow(Unavailable);
    leave();
    await expect(lanes.enter(['a'], 10)).resolves.toBeDefined();
  });

  it('of several rows are all given back', async () => {
    const lanes = new Lanes(2);
    for (let round = 0; round < 5; round++) (await lanes.enter(['b', 'a', 'b'], 10))();
    await expect(lanes.enter(['a'], 10)).resolves.toBeDefined();
  });
});
