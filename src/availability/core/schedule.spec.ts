import type { HolderKey } from '../../platform/core/keys.js';
import { eachOnce } from './schedule.js';

const entry = (holder: string, place: string, inside: boolean, derived: boolean) => ({
  ...{ holderId: holder as HolderKey['id'], place, inside, derived },
});

describe('A schedule with what stands inside', () => {
  it.each([
    [
      'a whole booking is told on its container and not on everything inside',
      [entry('whole', 'lab', false, false), entry('whole', 'lathe', true, true), entry('whole', 'mill', true, true)],
      ['lab'],
    ],
    [
      'a whole booking of something around is told on the container that was asked for',
      [entry('base', 'lab', false, true), entry('base', 'lathe', true, true)],
      ['lab'],
    ],
    ['a booking inside is told where it is', [entry('one', 'lathe', true, false)], ['lathe']],
    [
      'a booking of seats and of a machine inside is told on both',
      [entry('both', 'lab', false, false), entry('both', 'lathe', true, false)],
      ['lab', 'lathe'],
    ],
    [
      'what was taken by a container that it has left is told where it is',
      [entry('left', 'lathe', true, true)],
      ['lathe'],
    ],
  ])('%s', (_, entries, expected) => {
    expect(eachOnce(entries).map(({ place }) => place)).toEqual(expected);
  });
});
