import { invalid, notPermitted, reason, wrongStatus } from '../../../platform/core/refusal.js';

/** The sentences that refuse a step to a booking in another status, by the name of the step. */
export const stepReasons = {
  confirmBooking: wrongStatus(
    'Only a booking that is {needed} can be confirmed; this one is {status}.',
    '只有{needed}的预订可以确认；该预订{status}。',
  ),
  approveBooking: wrongStatus(
    'Only a booking that is {needed} can be approved; this one is {status}.',
    '只有{needed}的预订可以批准；该预订{status}。',
  ),
  declineBooking: wrongStatus(
    'Only a booking that is {needed} can be declined; this one is {status}.',
    '只有{needed}的预订可以婉拒；该预订{status}。',
  ),
  checkInBooking: wrongStatus(
    'Only a booking that is {needed} can be checked in; this one is {status}.',
    '只有{needed}的预订可以签到；该预订{status}。',
  ),
  checkOutBooking: wrongStatus(
    'Only a booking that is {needed} can be checked out; this one is {status}.',
    '只有{needed}的预订可以签退；该预订{status}。',
  ),
  markNoShow: wrongStatus(
    'Only a booking that is {needed} can be marked as a no-show; this one is {status}.',
    '只有{needed}的预订可以记为未到场；该预订{status}。',
  ),
};

/** The sentences that refuse to change a booking in its status. */
export const statusReasons = {
  cancelBooking: wrongStatus('The booking is {status}; it cannot be cancelled.', '该预订{status}，不能取消。'),
  rescheduleBooking: wrongStatus('The booking is {status}; it cannot be moved.', '该预订{status}，不能改期。'),
  updateBooking: wrongStatus('The booking is {status}; it cannot be changed any more.', '该预订{status}，不能再修改。'),
};

/** The sentences that refuse a step in the life of a booking for its time or for the sides. */
export const lifeReasons = {
  manyAnswers: invalid(
    'At most {most} requests are answered at once; these are {given}.',
    '一次最多答复 {most} 个申请；现有 {given} 个。',
  ),
  repeatedAnswers: invalid(
    'A request is named more than once; name each in one list, once. Nothing was done.',
    '有申请被列出多次；请将每个申请只列在一个列表中一次。未作任何处理。',
  ),
  declineNeedsReason: invalid('Say why the request is declined.', '请说明婉拒的原因。'),
  over: wrongStatus(
    'The booking is {status}, and over; it can be neither changed, moved nor cancelled.',
    '该预订{status}且已结束，不能修改、改期或取消。',
  ),
  recordingNeedsRole: notPermitted(
    'To record another time than now takes {roles} of the provider.',
    '补录时间须由提供方的{roles}进行。',
  ),
  providerNotVerified: notPermitted(
    'Only a VERIFIED organization accepts bookings; this one is {status}.',
    '只有已核准的单位可以批准预订；该单位目前{status}。',
  ),
  startHasCome: reason(
    'NOT_ENOUGH_NOTICE',
    'The owner must approve it before it starts, and its start has come; book a later time.',
    '开始前须经提供方批准，而开始时间已到；请预订以后的时间。',
  ),
  inTheFuture: reason(
    'INVALID_PERIOD',
    'at must not be in the future; it is when the check-in or check-out really happened.',
    '补录时间不能晚于现在；它是实际签到或签退的时间。',
  ),
  checkInClosed: reason('CHECK_IN_NOT_OPEN', 'Check-in is open from {from} until {to}.', '签到时间为 {from} 至 {to}。'),
  checkOutTooEarly: reason(
    'INVALID_PERIOD',
    'Check-out must be later than the check-in at {checkedInAt}.',
    '签退须晚于签到时间 {checkedInAt}。',
  ),
  notBegun: wrongStatus(
    'The booking has not begun; nobody can have missed it yet.',
    '预订尚未开始，还不能记为未到场。',
  ),
  inUse: wrongStatus('The booking is in use; only its end can be moved.', '预订使用中，只能改结束时间。'),
  newEndHasPassed: reason(
    'IN_THE_PAST',
    'The new end has passed; check the booking out instead.',
    '新的结束时间已过，请改为签退。',
  ),
  lateMove: reason(
    'NOT_ENOUGH_NOTICE',
    'Within {minutes} minutes of its start the booking can no longer be moved; it can be cancelled, late.',
    '开始前 {minutes} 分钟内不能再改期；可以取消，按逾期取消计。',
  ),
};
