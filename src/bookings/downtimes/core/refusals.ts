import { sentence } from '../../../platform/core/message.js';
import { invalid, notFound, notPermitted, reason, wrongStatus } from '../../../platform/core/refusal.js';

/** The sentences that refuse to schedule, change or cancel a downtime. */
export const downtimeReasons = {
  notFound: notFound('There is no such downtime.', '没有这次停机。'),
  needsRole: notPermitted(
    'Downtimes need the role {roles} in the organization that owns the resource.',
    '安排停机需要在设备所属单位中担任{roles}。',
  ),
  badReason: invalid('A reason has 1 to {most} characters.', '原因须为 1 至 {most} 个字符。'),
  over: wrongStatus('The downtime is over; it cannot be changed any more.', '停机已结束，不能再修改。'),
  runs: wrongStatus(
    'The downtime has begun; only its end and its reason can be changed.',
    '停机已开始，只能修改结束时间和原因。',
  ),
  inTheWay: reason(
    'CONFLICT',
    'Bookings or holds stand in the way: {count}. Cancel them with a reason, or ask those who booked to move them; `affected` says what they are.',
    '该时段有 {count} 个预订或保留。请说明原因后取消，或请预订人改期；`affected` 列出这些预订。',
  ),
};

/** The sentence that hides the downtimes of an organization from others than its members. */
export const downtimesAreHidden = sentence(
  'Only members of an organization see the downtimes of its resources.',
  '只有单位的成员可以查看其设备的停机安排。',
);
