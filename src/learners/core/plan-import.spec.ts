import fc from 'fast-check';
import { parseLocalDate } from '../../platform/core/calendar.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import { readRows } from './learner-rows.js';
import { type ImportPlan, planImport, type PresentLearner } from './plan-import.js';

const TODAY = (parseLocalDate('2027-03-01') ?? 0) as LocalDateTime;
const reading = { file: 'f.csv', today: TODAY };
const keep = { absent: 'KEEP', onError: 'SKIP_ROWS' } as const;

/** The learners after an import, all as the next one finds them. */
function applied(before: readonly PresentLearner[], plan: ImportPlan): PresentLearner[] {
  const after = new Map(before.map((learner) => [learner.folded, learner]));
  for (const { folded, leftOn, ...identity } of [...plan.created, ...plan.updated]) {
    const id = (before.find((learner) => learner.folded === folded)?.id ?? folded) as PresentLearner['id'];
    after.set(folded, { id, folded, leftOn, status: leftOn === null ? 'ACTIVE' : 'LEFT', identity });
  }
  return [...after.values()];
}

const activeOf = (learners: readonly PresentLearner[]) => learners.filter(({ status }) => status === 'ACTIVE').length;

const cell = (...values: string[]) => fc.constantFrom(...values);
const files = fc
  .array(
    fc.record(
      {
        number: cell('', '1', '01', '１', '2', '3', '2.02E+11'),
        name: cell('', 'Ada', 'Ben', '王小明'),
        bornOn: cell('', '2008-09-01', '2008-02-30', '2020-01-01', '2030-01-01', '1899-01-01'),
        cohort: cell('', 'A', 'B'),
        enrolledOn: cell('', '2024/9/1', '2026.9.1'),
        leftOn: cell('', '2025-01-01', '2027-01-01'),
      },
      { requiredKeys: ['number', 'name'] },
    ),
    { maxLength: 12 },
  )
  .map((rows) => rows.map((values, index) => ({ row: index + 1, values })));

describe('The plan of an import', () => {
  const plan = (rows: Parameters<typeof readRows>[0], present: readonly PresentLearner[], rules = keep) =>
    planImport('f.csv', readRows(rows, reading), { present, active: activeOf(present) }, rules);

  it('changes nothing when the same file comes again', () => {
    fc.assert(
      fc.property(files, files, (earlier, file) => {
        const start = applied([], plan(earlier, []));
        const present = applied(start, plan(file, start));
        const again = plan(file, present);
        expect([again.created, again.updated]).toEqual([[], []]);
      }),
    );
  });

  it('counts each row once: as written, as unchanged or by a problem', () => {
    fc.assert(
      fc.property(files, files, (earlier, file) => {
        const found = plan(file, applied([], plan(earlier, [])));
        const good = found.created.length + found.updated.length + found.unchanged;
        expect(good + new Set(found.problems.map(({ row }) => row)).size).toBe(file.length);
      }),
    );
  });

  it('never writes a number twice', () => {
    fc.assert(
      fc.property(files, (file) => {
        const { created } = plan(file, []);
        expect(new Set(created.map(({ folded }) => folded)).size).toBe(created.length);
      }),
    );
  });

  it('lists problems by row', () => {
    fc.assert(
      fc.property(files, (file) => {
        const rows = plan(file, []).problems.map(({ row }) => row);
        expect(rows).toEqual([...rows].sort((a, b) => a - b));
      }),
    );
  });

  it('keeps a day of enrolment that the file does not have, and holds the day of leaving against it', () => {
    const first = plan([{ row: 1, values: { number: '1', name: 'Ada', enrolledOn: '2026-09-01' } }], []);
    const present = applied([], first);
    const second = plan([{ row: 1, values: { number: '1', name: 'Ada', leftOn: '2026-08-01' } }], present);
    expect(second.problems).toMatchObject([{ row: 1, field: 'leftOn', code: 'MALFORMED' }]);
  });
});
