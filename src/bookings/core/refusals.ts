import { sentence } from '../../platform/core/message.js';
import { invalid, notFound, notPermitted, reason } from '../../platform/core/refusal.js';

/** The sentences that refuse to find, or to let the viewer ask for, what a booking names. */
export const admissionReasons = {
  noBooking: notFound('There is no such booking.', '没有这个预订。'),
  noOrganization: notFound('There is no such organization.', '没有这个单位。'),
  noResource: notFound('There is no such resource.', '没有这台设备。'),
  noAgreement: notFound('There is no such agreement between the two organizations.', '两个单位之间没有这份协议。'),
  needsRole: notPermitted('Booking for an organization needs its role {roles}.', '为单位预订需要在该单位担任{roles}。'),
  notVerified: notPermitted(
    'Only a VERIFIED organization can book; this one is {status}.',
    '只有已核准的单位可以预订；该单位目前{status}。',
  ),
  notRecordable: notPermitted(
    'Past use may be recorded at most {days} days back, of an organization for which you book yourself, that had an ACTIVE agreement with the provider at that start, or that has booked with the provider before.',
    '最多补录 {days} 天内的使用；该单位须由您负责预订，或当时与提供方有生效的协议，或曾向提供方预订过。',
  ),
  notListed: reason('NOT_LISTED', '{resource} is not offered at present.', '{resource}目前不开放预订。'),
  notForThisOrganization: reason(
    'NOT_FOR_THIS_ORGANIZATION',
    '{resource} is offered to {audience}, not to this organization.',
    '{resource}仅对{audience}开放，不对该单位开放。',
  ),
  differentProviders: reason(
    'DIFFERENT_PROVIDERS',
    'All items of a booking must be of one provider.',
    '一次预订的设备须属于同一提供方。',
  ),
  insideAnother: invalid(
    '{resource} is inside {container}, which is taken whole; leave it out.',
    '{resource}在整体预订的{container}之内，请去掉这一项。',
  ),
};

/** The sentences that refuse a request for its own shape. */
export const shapeReasons = {
  noTitle: invalid('A booking needs a title.', '预订需要标题。'),
  longTitle: invalid(
    'A title may have {most} characters; this has {given}.',
    '标题最多 {most} 个字符；现有 {given} 个。',
  ),
  longReason: invalid(
    'A reason may have {most} characters; this has {given}.',
    '原因最多 {most} 个字符；现有 {given} 个。',
  ),
  fewAttendees: invalid(
    'attendees must be at least 1, or null; it is {given}.',
    '人数至少为 1，或不填；现为 {given}。',
  ),
  noItem: invalid('A booking needs at least one item.', '预订至少要有一项设备。'),
  manyItems: invalid(
    'A booking may have {most} items; this has {given}.',
    '一次预订最多 {most} 项设备；现有 {given} 项。',
  ),
  fewUnits: invalid('units must be at least 1; it is {given}.', '台数至少为 1；现为 {given}。'),
  sameResource: invalid(
    'This resource is already among the items; raise its units.',
    '这台设备已在预订中，请增加它的台数。',
  ),
  seconds: reason('INVALID_PERIOD', '{field} must be a whole minute, without seconds.', '{field} 须为整分钟，不带秒。'),
  endsTooSoon: reason('INVALID_PERIOD', '{end} must be later than {start}.', '{end} 须晚于 {start}。'),
  manyDays: reason(
    'TOO_LONG',
    'Nothing can be booked for more than {most} days at once.',
    '一次预订不能超过 {most} 天。',
  ),
  severalCurrencies: invalid(
    'All items of a booking are paid in one currency; these are paid in {one} and {other}.',
    '一次预订的设备须以同一币种计价；这些设备以 {one} 和 {other} 计价。',
  ),
  agreementNotInForce: invalid(
    'The agreement is not in force at the start, or does not cover every item; leave it out.',
    '该协议在开始时未生效，或未涵盖全部设备；请不要指定它。',
  ),
};

/** The sentences that refuse the time or the number asked for. */
export const examinationReasons = {
  conflict: reason(
    'CONFLICT',
    '{resource} has {free} of {units} units free from {from} to {to}; {needed} are asked for.',
    '{resource}共 {units} 台，{from} 至 {to} 空闲 {free} 台；需要 {needed} 台。',
  ),
  manyUnits: reason(
    'TOO_MANY_UNITS',
    '{resource} has {units} units; {given} are asked for.',
    '{resource}共 {units} 台；需要 {given} 台。',
  ),
  manyAttendees: reason(
    'TOO_MANY_ATTENDEES',
    'There are {seats} seats; {given} attendees are too many.',
    '共可容纳 {seats} 人；{given} 人太多。',
  ),
  past: reason(
    'IN_THE_PAST',
    'The start has passed; choose one from this minute on.',
    '开始时间已过，请选择现在或以后的时间。',
  ),
  approvalFirst: reason(
    'NOT_ENOUGH_NOTICE',
    'The owner must approve it before it starts; the earliest start is {earliest}.',
    '开始前须经提供方批准；最早可从 {earliest} 开始。',
  ),
  closed: reason(
    'OUTSIDE_OPENING_HOURS',
    '{resource} is not open throughout {from} to {to}.',
    '{resource}在 {from} 至 {to} 并非全程开放。',
  ),
  closedDay: reason(
    'OUTSIDE_OPENING_HOURS',
    '{resource} is not open throughout {from} to {to}. A special day falls in that time ({day}).',
    '{resource}在 {from} 至 {to} 并非全程开放。其间有特殊日期（{day}）。',
  ),
  tooShort: reason(
    'TOO_SHORT',
    '{resource} is booked for at least {limit} minutes; this is {length}.',
    '{resource}单次至少预订 {limit} 分钟；本次为 {length} 分钟。',
  ),
  tooLong: reason(
    'TOO_LONG',
    '{resource} is booked for at most {limit} minutes; this is {length}.',
    '{resource}单次最多可订 {limit} 分钟；本次为 {length} 分钟。',
  ),
  offGrid: reason(
    'OFF_GRID',
    '{resource} is booked in steps of {step} minutes from local midnight, start and length alike.',
    '{resource}从当地零点起以 {step} 分钟为单位预订，开始时间和时长都须如此。',
  ),
  notice: reason(
    'NOT_ENOUGH_NOTICE',
    '{resource} asks for {minutes} minutes of notice; the earliest start is {earliest}.',
    '{resource}须提前 {minutes} 分钟预订；最早可从 {earliest} 开始。',
  ),
  tooFarAhead: reason(
    'TOO_FAR_AHEAD',
    '{resource} is booked at most {days} days ahead; the latest start is {latest}.',
    '{resource}最多提前 {days} 天预订；最晚可从 {latest} 开始。',
  ),
};

/** The sentences that name the people who may do something to a booking, by the sides that have the right. */
export const sideReasons = {
  own: notPermitted(
    'This takes the booker, or {own} of the organization that booked.',
    '只有预订人或预订单位的{own}可以这样做。',
  ),
  provider: notPermitted('This takes {provider} of the provider.', '只有提供方的{provider}可以这样做。'),
  either: notPermitted(
    'This takes the booker, or {own} of the organization that booked, or {provider} of the provider.',
    '只有预订人、预订单位的{own}或提供方的{provider}可以这样做。',
  ),
  needsReason: invalid('A provider that cancels must give a reason.', '提供方取消预订须说明原因。'),
};

/** The refusal to try rules of an organization whose resources the viewer does not manage. */
export const trialIsHidden = sentence(
  'Trying the rules of a resource takes {roles} of its owner.',
  '试算设备的预订规则需要在设备所属单位担任{roles}。',
);
