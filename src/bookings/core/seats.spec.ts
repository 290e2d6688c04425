import type { ResourceKey } from '../../platform/core/keys.js';
import { type Placed, seatsOf } from './seats.js';

const keyOf = (id: string) => ({ provider: '1', id }) as ResourceKey;

/** A resource called `id` with its seats, and what contains it, the nearest first. */
const placed = (
  id: string,
  seats: number | null,
  ...around: readonly (readonly [string, number | null])[]
): Placed => ({
  id: keyOf(id),
  seats,
  containerIds: around.map(([container]) => keyOf(container)),
  containerSeats: around.map(([, held]) => held),
});

const base = ['base', 100] as const;
const lab = ['lab', 24] as const;

describe('Seats', () => {
  it.each<[string, Placed[], number | null]>([
    ['a machine without seats has those of its lab', [placed('m', null, lab, base)], 24],
    [
      'a machine without seats in a lab without seats has those of the base',
      [placed('m', null, ['l', null], base)],
      100,
    ],
    ['a machine that stands nowhere has no limit', [placed('m', null)], null],
    ['a machine where nothing around has seats has no limit', [placed('m', null, ['l', null])], null],
    ['a machine holds its own seats', [placed('m', 4, lab)], 4],
    ['a room bounds a machine with more seats than it has', [placed('m', 40, lab)], 24],
    ['a room counts once for two of its machines', [placed('m', null, lab), placed('n', null, lab)], 24],
    ['a room counts for all when one of its machines has seats', [placed('m', 4, lab), placed('n', null, lab)], 24],
    ['seats of machines add up below those of the room', [placed('m', 4, lab), placed('n', 5, lab)], 9],
    ['seats of machines add up to those of the room at most', [placed('m', 20, lab), placed('n', 20, lab)], 24],
    ['rooms add up', [placed('m', null, lab), placed('n', null, ['other', 10])], 34],
    ['the base bounds its rooms', [placed('m', null, lab, ['b', 30]), placed('n', null, ['o', 10], ['b', 30])], 30],
    [
      'the base counts once when one stands in it and one in a lab',
      [placed('m', null, lab, base), placed('n', null, base)],
      100,
    ],
    ['one without a limit lifts it for all', [placed('m', 4, lab), placed('n', null)], null],
  ])('%s', (_, resources, seats) => {
    expect(seatsOf(resources)).toBe(seats);
  });
});
