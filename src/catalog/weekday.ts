import type { IsoWeekday } from '../platform/core/local-time.js';
import { enumType } from '../platform/graphql/enum-type.js';

export const Weekday = enumType('Weekday', 'A day of the week.', {
  MONDAY: '星期一',
  TUESDAY: '星期二',
  WEDNESDAY: '星期三',
  THURSDAY: '星期四',
  FRIDAY: '星期五',
  SATURDAY: '星期六',
  SUNDAY: '星期日',
});
export type Weekday = keyof typeof Weekday;

const inOrder = Object.values(Weekday);

/** ISO 8601: Monday is 1. */
export const isoOfWeekday = (weekday: Weekday): IsoWeekday => (inOrder.indexOf(weekday) + 1) as IsoWeekday;

export const weekdayOfIso = (weekday: IsoWeekday): Weekday => inOrder[weekday - 1] ?? Weekday.MONDAY;
