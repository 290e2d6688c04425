import { Locale } from '../../../platform/core/locale.js';
import { textIn } from '../../../platform/core/message.js';
import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { recurringDays } from './recurrence-days.js';
import { parseRecurrence, type Recurrence } from './recurrence-rule.js';

const DAY_MS = 86_400_000;
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const ruleOf = (text: string): Recurrence => {
  const parsed = parseRecurrence(text);
  if (!parsed.ok) throw new Error(textIn(Locale.EN, parsed.error));
  return parsed.value;
};

/** A day as the words of RFC 5545 see it, read from Date so that nothing is shared with what is tested. */
interface Day {
  readonly number: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}
const dayOf = (number: number): Day => {
  const date = new Date(number * DAY_MS);
  return {
    number,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: ((date.getUTCDay() + 6) % 7) + 1,
  };
};

const periodOf = (rule: Recurrence, day: Day): number => {
  switch (rule.frequency) {
    case 'DAILY':
      return day.number;
    case 'WEEKLY':
      return Math.floor((day.number + 4 - rule.weekStart) / 7); // 1969-12-29, day -3, was a Monday.
    case 'MONTHLY':
      return day.year * 12 + day.month;
    case 'YEARLY':
      return day.year;
  }
};

/** The nth of its weekday in the month or year, from both ends, by counting neighbours a week apart. */
const ordinalsOf = (day: Day, same: (other: Day) => boolean): number[] => {
  const count = (step: number): number => {
    let n = 1;
    while (same(dayOf(day.number + step * n))) n++;
    return n;
  };
  return [count(-7), -count(7)];
};

/** The rule's own words: a BY part accepts a day, and DTSTART stands in where the rule says nothing. */
const accepts = (rule: Recurrence, first: Day, day: Day): boolean => {
  const { frequency, byDay, byMonth, byMonthDay } = rule;
  const isYearly = frequency === 'YEARLY';
  const noDays = byDay.length === 0 && byMonthDay.length === 0;
  if (byMonth.length > 0 && !byMonth.includes(day.month)) return false;
  const fromEnd = day.day - new Date(Date.UTC(day.year, day.month, 0)).getUTCDate() - 1;
  if (byMonthDay.length > 0 && !byMonthDay.includes(day.day) && !byMonthDay.includes(fromEnd)) return false;
  if (isYearly && noDays && byMonth.length === 0 && day.month !== first.month) return false;
  if ((isYearly || frequency === 'MONTHLY') && noDays && day.day !== first.day) return false;
  if (frequency === 'WEEKLY' && byDay.length === 0 && day.weekday !== first.weekday) return false;
  if (byDay.length === 0) return true;
  const inYear = isYearly && byMonth.length === 0;
  const same = (other: Day): boolean => other.year === day.year && (inYear || other.month === day.month);
  const ordinals = ordinalsOf(day, same);
  return byDay.some((d) => d.weekday === day.weekday && (d.ordinal === null || ordinals.includes(d.ordinal)));
};

/** All days of the rule from `firstDay` on, within `span` days, found by looking at every day and every period. */
const bruteForce = (rule: Recurrence, firstDay: number, span: number): number[] => {
  const first = dayOf(firstDay);
  const periods = new Map<number, number[]>();
  for (let number = firstDay - 366; number <= firstDay + span + 366; number++) {
    const day = dayOf(number);
    const steps = periodOf(rule, day) - periodOf(rule, first);
    if (steps < 0 || steps % rule.interval !== 0 || !accepts(rule, first, day)) continue;
    periods.set(steps, [...(periods.get(steps) ?? []), number]);
  }
  const chosen = [...periods.values()].flatMap((days) =>
    days.filter(
      (_, index) =>
        rule.bySetPos.length === 0 ||
        rule.bySetPos.some((position) => position - 1 === index || days.length + position === index),
    ),
  );
  return chosen.filter((day) => day >= firstDay && day <= firstDay + span).sort((a, b) => a - b);
};

/**
 * Where rrule-temporal 2.2.8 is wrong: it loses days or their order where BYDAY has numbered weekdays beside others
 * (SA,-53SU), -53TH slips into the neighbouring year, and a yearly 5TH loses its BYMONTHDAY. Looking at every day,
 * above, covers these.
 */
const isBeyondTheOracle = ({ byDay, byMonthDay }: Recurrence): boolean =>
  new Set(byDay.map((entry) => entry.ordinal)).size > 1 ||
  byDay.some((entry) => entry.ordinal !== null && (Math.abs(entry.ordinal) === 53 || byMonthDay.length > 0));

const ours = (rule: Recurrence, firstDay: number, span: number): number[] =>
  [...recurringDays(rule, firstDay, firstDay + span)].flat().filter((day) => day >= firstDay && day <= firstDay + span);

/** Each array is absent, in part, or full of what RFC 5545 allows with the frequency. */
const someOf = <T>(values: readonly T[]): fc.Arbitrary<T[]> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant<T[]>([]) }, fc.subarray([...values], { minLength: 1, maxLength: 4 }));
const monthDays = [1, 2, 13, 15, 28, 29, 30, 31, -1, -2, -7, -31];
const anyRule = fc
  .record({
    frequency: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    interval: fc.constantFrom(1, 1, 2, 3, 7),
    byDay: someOf(DAYS),
    ordinals: fc.array(fc.constantFrom('', '', '1', '2', '5', '-1', '-2', '20', '53', '-53'), {
      minLength: 4,
      maxLength: 4,
    }),
    byMonthDay: someOf(monthDays),
    byMonth: someOf([1, 2, 3, 6, 7, 12]),
    bySetPos: someOf([1, 2, 3, -1, -2, 10, 366]),
    wkst: fc.constantFrom(...DAYS),
  })
  .map((r) => {
    const numbered = r.frequency === 'MONTHLY' || r.frequency === 'YEARLY';
    const byDay = r.byDay.map((day, index) => (numbered ? `${r.ordinals[index] ?? ''}${day}` : day));
    const byMonthDay = r.frequency === 'WEEKLY' ? [] : r.byMonthDay;
    const bySetPos = byDay.length + byMonthDay.length + r.byMonth.length === 0 ? [] : r.bySetPos;
    const list = (name: string, values: readonly unknown[]) =>
      values.length > 0 ? `;${name}=${values.join(',')}` : '';
    const by = list('BYDAY', byDay) + list('BYMONTHDAY', byMonthDay) + list('BYMONTH', r.byMonth);
    return `FREQ=${r.frequency};INTERVAL=${r.interval}${by}${list('BYSETPOS', bySetPos)};WKST=${r.wkst}`;
  });
const anyDay = fc.integer({ min: 0, max: 40_000 });

describe('recurringDays', () => {
  it('recurringDays agrees with checking every single day', () => {
    fc.assert(
      fc.property(anyRule, anyDay, fc.constantFrom(40, 800), (text, firstDay, span) => {
        const rule = ruleOf(text);
        expect(ours(rule, firstDay, span)).toEqual(bruteForce(rule, firstDay, span));
      }),
      { numRuns: 400 },
    );
  });

  it('recurringDays agrees with rrule-temporal from a matching day', () => {
    fc.assert(
      fc.property(anyRule, anyDay, (text, someDay) => {
        const rule = ruleOf(text);
        fc.pre(!isBeyondTheOracle(rule));
        // Days that match from `someDay` on need not match from there, so look for one that does from itself.
        const firstDay = ours(rule, someDay, 1500).find((day) => ours(rule, day, 0).length > 0);
        fc.pre(firstDay !== undefined);
        const span = 1200;
        const start = new Date(firstDay * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
        const end = (firstDay + span + 1) * DAY_MS;
        const theirs: number[] = [];
        new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${start}T000000\nRRULE:${text}` }).all((date) => {
          if (date.epochMilliseconds < end) theirs.push(date.epochMilliseconds / DAY_MS);
          return date.epochMilliseconds < end && theirs.length < 25;
        });
        expect(ours(rule, firstDay, span).slice(0, theirs.length)).toEqual(theirs);
        if (theirs.length < 25) expect(ours(rule, firstDay, span)).toHaveLength(theirs.length);
      }),
      { numRuns: 120 },
    );
  });

  it('recurringDays stops after the year 9999', () => {
    const lastDay = Date.UTC(9999, 11, 31) / DAY_MS;
    expect(
      [...recurringDays(ruleOf('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU'), lastDay - 1, Infinity)].flat().at(-1),
    ).toBe(lastDay);
  });
});
