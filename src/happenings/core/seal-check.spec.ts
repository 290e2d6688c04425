import { type CheckedSeal, checkSeals } from './seal-check.js';

const keptSince = { record: 1_000, money: 100 };
const seal = (number: number, change: Partial<CheckedSeal> = {}): CheckedSeal => ({
  number,
  earliest: 2_000,
  previous: number === 1 ? '' : `h${number - 1}`,
  hash: `h${number}`,
  recomputed: `h${number}`,
  recordsHold: true,
  moneysHold: true,
  ...change,
});

describe('Seals of an organization', () => {
  it.each<[string, CheckedSeal[], object]>([
    ['hold when all agree', [seal(1), seal(2)], { first: null, checked: 2, dropped: 0 }],
    ['break at a missing number', [seal(1), seal(3)], { first: 3, why: 'CHAIN' }],
    ['break where the chain is cut', [seal(1), seal(2, { previous: 'x' })], { first: 2, why: 'CHAIN' }],
    ['break where a seal was changed', [seal(1, { recomputed: 'x' })], { first: 1, why: 'CHAIN' }],
    ['break at a lost record that is still kept', [seal(1, { recordsHold: false })], { first: 1, why: 'HAPPENINGS' }],
    [
      'are checked by the chain alone where months were dropped',
      [seal(1, { recordsHold: false, earliest: 999 }), seal(2)],
      { first: null, checked: 1, dropped: 1 },
    ],
    [
      'break at lost money that is still kept, beside dropped records',
      [seal(1, { recordsHold: false, moneysHold: false, earliest: 999 })],
      { first: 1, why: 'HAPPENINGS' },
    ],
  ])('seals %s', (_, seals, outcome) => {
    expect(checkSeals(seals, keptSince)).toEqual(outcome);
  });
});
