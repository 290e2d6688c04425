import { sentence } from '../../platform/core/message.js';

export const yearNotAnnounced = sentence(
  'The calendar of {calendar} for {year} is not yet announced; its holidays and make-up days are missing.',
  '{calendar} {year} 年的放假安排尚未公布，其节假日和调休日暂缺。',
);
