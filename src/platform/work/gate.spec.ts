import { setImmediate as turn } from 'node:timers/promises';
import { Lanes } from './gate.js';
import { Unavailable } from './unavailable.js';

/** How many of the entries were let in before any left. */
async function entered(lanes: Lanes, entries: readonly (readonly string[])[]): Promise<number> {
  let inside = 0;
  const giveUp = () => undefined;
  for (const rows of entries) void lanes.enter(rows, 60_000).then(() => inside++, giveUp);
  for (let turns = 0; turns < 10; turns++) await turn();
  return inside;
}

const times = (count: number, rows: readonly string[]) => Array.from({ length: count }, () => rows);

describe('Places of transactions', () => {
  it('the transactions of one row use only a part of the connections', async () => {
    expect(await entered(new Lanes(20), times(24, ['res_1']))).toBe(8);
  });

  it('the transactions of rows leave connections for transactions without a row', async () => {
    const lanes = new Lanes(20);
    const many = Array.from({ length: 40 }, (_, index) => [`res_${index}`]);
    expect(await entered(lanes, many)).toBe(12);
    expect(await entered(lanes, times(10, []))).toBe(4);
  });

  it('a free place goes to another row while transactions wait for one row', async () => {
    const lanes = new Lanes(20);
    await entered(lanes, times(24, ['res_1']));
    expect(await entered(lanes, [['res_2']])).toBe(1);
  });

  it('a free place goes to the transaction that waited longest', async () => {
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

  it('a transaction that waits too long is refused as unavailable and takes no place', async () => {
    const lanes = new Lanes(2);
    const leave = await lanes.enter(['a'], 1_000);
    await expect(lanes.enter(['a'], 10)).rejects.toThrow(Unavailable);
    leave();
    await expect(lanes.enter(['a'], 10)).resolves.toBeDefined();
  });

  it('a transaction of several rows returns all of its places', async () => {
    const lanes = new Lanes(2);
    for (let round = 0; round < 5; round++) (await lanes.enter(['b', 'a', 'b'], 10))();
    await expect(lanes.enter(['a'], 10)).resolves.toBeDefined();
  });
});
