import fc from 'fast-check';
import { parseLocalDate } from '../../platform/core/calendar.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import { listedProblems } from '../../platform/core/row-problem.js';
import { codeOf, foldCode } from './codes.js';
import { columnOf, readRows, readValue } from './learner-rows.js';

const reading = { file: 'f.csv', today: (parseLocalDate('2027-03-01') ?? 0) as LocalDateTime };

describe('What people write of learners', () => {
  it.each([
    ['born_on', 'bornOn'],
    [' 出生日期 ', 'bornOn'],
    ['ＮＡＭＥ', 'name'],
    ['Number', 'number'],
    ['sex', null],
  ])('reads the heading %j as %s', (heading, column) => {
    expect(columnOf(heading)).toBe(column);
  });

  it.each([
    ["'=1+1", '=1+1'],
    ["'＋1", '＋1'],
    ["'@a", '@a'],
    ["\u3000'-1\u00a0", '-1'],
    ["'\tA", 'A'],
    ["'s-Gravenhage", "'s-Gravenhage"],
    ['=1', '=1'],
  ])('reads the value %j as %j', (cellText, value) => {
    expect(readValue(cellText)).toBe(value);
  });

  it('lists at most 500 problems', () => {
    const problems = readRows(
      Array.from({ length: 501 }, (_, index) => ({ row: index + 1, values: { number: '', name: 'Ada' } })),
      reading,
    ).problems;
    expect([listedProblems(problems).length, listedProblems(problems.slice(1)).length]).toEqual([500, 500]);
    expect(listedProblems(problems).at(-1)?.facts).toEqual({ count: 2 });
  });

  it('makes codes that are the same however they are copied', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 25, maxLength: 25 }), (random) => {
        const code = codeOf(random);
        expect(code).toMatch(/^(?:[2-9A-HJ-NP-Z]{5}-){4}[2-9A-HJ-NP-Z]{5}$/);
        expect(foldCode(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toBe(foldCode(code));
      }),
    );
  });
});
