import { registerEnumType } from '@nestjs/graphql';
import type { IsoWeekday } from '../platform/core/local-time.js';

export const Weekday = {
  MONDAY: 'MONDAY',
  TUESDAY: 'TUESDAY',
  WEDNESDAY: 'WEDNESDAY',
  THURSDAY: 'THURSDAY',
  FRIDAY: 'FRIDAY',
  SATURDAY: 'SATURDAY',
  SUNDAY: 'SUNDAY',
} as const;
export type Weekday = (typeof Weekday)[keyof typeof Weekday];
registerEnumType(Weekday, {
  name: 'Weekday',
  description: 'A day of the week.',
  valuesMap: {
    MONDAY: { description: '星期一' },
    TUESDAY: { description: '星期二' },
    WEDNESDAY: { description: '星期三' },
    THURSDAY: { description: '星期四' },
    FRIDAY: { description: '星期五' },
    SATURDAY: { description: '星期六' },
    SUNDAY: { description: '星期日' },
  },
});

const inOrder = Object.values(Weekday);

/** ISO 8601: Monday is 1. */
export const isoOfWeekday = (weekday: Weekday): IsoWeekday => (inOrder.indexOf(weekday) + 1) as IsoWeekday;

export const weekdayOfIso = (weekday: IsoWeekday): Weekday => inOrder[weekday - 1] ?? Weekday.MONDAY;
