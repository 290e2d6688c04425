import 'temporal-polyfill/global';
import fc from 'fast-check';
import {
  closeSteps,
  groupLines,
  isSameFingerprint,
  monthChoices,
  readSettlement,
  shownMonth,
  statusFilter,
  todoOf,
  typedAmount,
} from './settlement.model';

describe('The address of the settlement page', () => {
  it('is read, and nonsense is left out', () => {
    expect(readSettlement({ month: '2027-02', as: 'consumer', status: 'DISPUTED' })).toEqual({
      month: '2027-02',
      as: 'consumer',
      status: 'DISPUTED',
    });
    expect(readSettlement({ month: '2027-13', as: 'both', status: 'PAID' })).toEqual({});
  });

  it('shows a provider the month before, a consumer all months, and everybody what is asked for', () => {
    expect(shownMonth({}, 'provider', '2027-03-15')).toBe('2027-02-01');
    expect(shownMonth({}, 'consumer', '2027-03-15')).toBeNull();
    expect(shownMonth({ month: 'all' }, 'provider', '2027-03-15')).toBeNull();
    expect(shownMonth({ month: '2026-11' }, 'consumer', '2027-03-15')).toBe('2026-11-01');
  });

  it('offers the months of two years and the one that is shown, the newest first', () => {
    const choices = monthChoices('2027-03-15', '2020-01-01');
    expect([choices[0], choices.at(-2), choices.at(-1)]).toEqual(['2027-03-01', '2025-03-01', '2020-01-01']);
  });

  it('narrows to disputes by the lines, to the rest by the status', () => {
    expect(statusFilter('DISPUTED')).toEqual({ status: null, disputed: true });
    expect(statusFilter('OPEN')).toEqual({ status: ['OPEN'], disputed: null });
  });
});

describe('The next step of a statement', () => {
  const statement = { disputedLines: 0, viewerCan: [] };
  it.each([
    ['OPEN', 'provider', 'waitForEnd'],
    ['OPEN', 'consumer', 'waitForIssue'],
    ['ISSUED', 'provider', 'waitForAccept'],
    ['ISSUED', 'consumer', 'accept'],
    ['ACCEPTED', 'provider', 'settle'],
    ['ACCEPTED', 'consumer', 'waitForSettle'],
    ['SETTLED', 'provider', 'done'],
    ['SETTLED', 'consumer', 'done'],
  ] as const)('of an %s one is, for the %s, %s', (status, side, todo) => {
    expect(todoOf({ ...statement, status }, side)).toBe(todo);
  });

  it('is to issue once the month is over', () => {
    expect(todoOf({ ...statement, status: 'OPEN', viewerCan: ['ISSUE'] }, 'provider')).toBe('issue');
  });

  it('is to answer while a line is in dispute', () => {
    const disputed = { ...statement, status: 'ISSUED', disputedLines: 1 } as const;
    expect([todoOf(disputed, 'provider'), todoOf(disputed, 'consumer')]).toEqual(['answer', 'waitForAnswer']);
  });
});

describe('The close of a month', () => {
  it('goes on with the first step that has something left', () => {
    const steps = closeSteps({ needTimes: 0, disputedLines: 0, toIssue: 2, toAccept: 1, toSettle: 0, settled: 3 });
    expect(steps.filter(({ isCurrent }) => isCurrent).map(({ name }) => name)).toEqual(['issue']);
    expect(steps.filter(({ isDone }) => isDone).map(({ name }) => name)).toEqual(['times', 'disputes']);
  });

  it('has no current step when nothing is left', () => {
    const steps = closeSteps({ needTimes: 0, disputedLines: 0, toIssue: 0, toAccept: 0, toSettle: 0, settled: 3 });
    expect(steps.some(({ isCurrent }) => isCurrent)).toBe(false);
  });
});

describe('The lines of a statement', () => {
  const of = (id: string) => ({ usage: { resource: { id, name: id } } });

  it('stand by resource, a correction with what it corrects', () => {
    const groups = groupLines([of('a'), of('b'), { usage: null, corrects: of('a') }, {}]);
    expect(groups.map(({ resource, lines }) => [resource?.id ?? null, lines.length])).toEqual([
      ['a', 2],
      ['b', 1],
      [null, 1],
    ]);
  });

  it('are all in one group each, whatever they are', () => {
    const line = fc.oneof(fc.constantFrom('a', 'b', 'c').map(of), fc.constant({}));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(groupLines(lines).flatMap((group) => group.lines)).toHaveLength(lines.length);
      }),
    );
  });
});

describe('What people type', () => {
  it('is a difference with any minus', () => {
    expect([' −36', '- 36', '+5', '0.50'].map(typedAmount)).toEqual(['-36', '-36', '5', '0.50']);
  });

  it('is the fingerprint whatever its case and blanks', () => {
    expect(isSameFingerprint('ab12', ' AB 12\n')).toBe(true);
    expect(isSameFingerprint('ab12', 'ab13')).toBe(false);
    expect(isSameFingerprint('ab12', ' ')).toBeNull();
  });
});
