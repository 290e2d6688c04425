import { type Weekday, WEEKDAYS } from '../../time/weekdays';

/** A day of a public calendar: a holiday, or a workday with the opening hours of a weekday. */
export interface NoticeDay {
  readonly day: string;
  readonly name: string;
  readonly kind: 'HOLIDAY' | 'MAKE_UP_DAY';
  readonly opensLike: Weekday | null;
}

export interface ReadNotice {
  readonly days: readonly NoticeDay[];
  /** Numbers of the lines that cannot be read, from 1. */
  readonly wrong: readonly number[];
}

const LINE = /^\s*(\d{4}-\d\d-\d\d)[\s,，]+(H|W([1-7]))[\s,，]+(\S.*?)\s*$/i;

/**
 * Reads days that somebody pasted, one a line: a date, H for a holiday or W1 to W7 for a workday with the hours of Monday
 * to Sunday, and a name. Empty lines are skipped.
 */
export function readNotice(text: string): ReadNotice {
  const days: NoticeDay[] = [];
  const wrong: number[] = [];
  text.split('\n').forEach((line, place) => {
    if (line.trim() === '') return;
    const [, day = '', , weekday, name = ''] = LINE.exec(line) ?? [];
    if (day === '' || Number.isNaN(Date.parse(day))) {
      wrong.push(place + 1);
      return;
    }
    const opensLike = weekday === undefined ? null : (WEEKDAYS[Number(weekday) - 1] ?? null);
    days.push({ day, name, kind: opensLike === null ? 'HOLIDAY' : 'MAKE_UP_DAY', opensLike });
  });
  return { days, wrong };
}
