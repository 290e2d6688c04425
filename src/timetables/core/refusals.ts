import { reason } from '../../platform/core/refusal.js';

/** The sentences that refuse a line of a timetable beside those of the use cases. */
export const timetableReasons = {
  resourceDiffers: reason(
    'DIFFERENT',
    '{code} stands with other values: {differences}. Change it by hand, or give it another code.',
    '{code} 已存在，但内容不同：{differences}。请手动修改，或换一个编号。',
  ),
  lessonDiffers: reason(
    'DIFFERENT',
    '{reference} stands with other values: {differences}. Move its dates, or cancel it and import the row again.',
    '{reference} 已存在，但内容不同：{differences}。请改期，或取消后重新导入该行。',
  ),
  calledOff: reason(
    'CANCELLED',
    '{reference} was called off after it was booked; it is not booked again.',
    '{reference} 预订后已被取消，不再重新预订。',
  ),
  tooManyPeople: reason(
    'TOO_MANY_ATTENDEES',
    '{attendees} people do not fit into {resource}, which holds {seats}.',
    '{resource} 可容纳 {seats} 人，容不下 {attendees} 人。',
  ),
};
