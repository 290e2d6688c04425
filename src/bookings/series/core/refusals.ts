import { invalid, notFound, reasonOf } from '../../../platform/core/refusal.js';

const invalidRecurrence = reasonOf('INVALID_RECURRENCE');

/** The sentences that refuse a series. */
export const seriesReasons = {
  notFound: notFound('There is no such series.', '没有这个重复预订。'),
  severalZones: invalidRecurrence('All items of a series must be in one time zone.', '重复预订的设备须在同一时区。'),
  noSuchOccurrence: invalid(
    'A move names an occurrence of the rule by its start on the wall clock, and none that is left out.',
    '改期须以规则中某次预订的当地开始时间指明，且不能是已排除的那次。',
  ),
  movedTwice: invalid('The occurrence is moved twice; keep one of the moves.', '同一次预订改期了两次；请只留一个。'),
  movedOneOfSeveral: invalid(
    'A series of several items moves as a whole; leave out the resource of the move.',
    '含多项设备的重复预订须整体改期；请去掉改期中的设备。',
  ),
  noOccurrence: invalidRecurrence('The rule has no occurrence.', '该规则没有任何一次预订。'),
  manyOccurrences: invalidRecurrence(
    'A series has at most {most} occurrences; end the rule with COUNT or UNTIL.',
    '重复预订最多 {most} 次；请用 COUNT 或 UNTIL 结束规则。',
  ),
  manyAllocations: invalidRecurrence(
    'A series has at most {most} items times occurrences; these are {items} items and {occurrences} occurrences. Book fewer items, or end the rule earlier.',
    '重复预订的设备项数乘以次数最多为 {most}；现有 {items} 项、{occurrences} 次。请减少设备，或提前结束规则。',
  ),
  manyYears: invalidRecurrence(
    'A series lasts at most {most} years from its first occurrence.',
    '重复预订从第一次起最长 {most} 年。',
  ),
  overlap: invalidRecurrence('The occurrences overlap each other.', '各次预订相互重叠。'),
  overlapWithTurnaround: invalidRecurrence(
    'The occurrences overlap each other, the turnaround of {minutes} minutes included.',
    '计入 {minutes} 分钟整备后，各次预订相互重叠。',
  ),
};

/** The sentences that refuse a recurrence rule as it is written. */
export const recurrenceReasons = {
  tooLong: invalidRecurrence('A recurrence has at most {most} characters.', '重复规则最多 {most} 个字符。'),
  prefixed: invalidRecurrence(
    'A recurrence is the value of an RRULE; leave out "RRULE:".',
    '重复规则只写 RRULE 的值；请去掉“RRULE:”。',
  ),
  otherCharacters: invalidRecurrence(
    'A recurrence is written like FREQ=WEEKLY;BYDAY=MO,WE;COUNT=12, without spaces or line breaks.',
    '重复规则写作 FREQ=WEEKLY;BYDAY=MO,WE;COUNT=12，不含空格和换行。',
  ),
  emptyPart: invalidRecurrence(
    'A recurrence has an empty part; write NAME=VALUE between semicolons.',
    '重复规则有空的部分；分号之间写 NAME=VALUE。',
  ),
  unknownPart: invalidRecurrence('{part} is not supported; use {parts}.', '不支持 {part}；请用 {parts}。'),
  noValue: invalidRecurrence('{part} needs one value, as in {part}=VALUE.', '{part} 须有一个值，写作 {part}=VALUE。'),
  twice: invalidRecurrence('{part} is given twice.', '{part} 重复出现。'),
  countAndUntil: invalidRecurrence(
    'COUNT and UNTIL cannot be given together; keep one of them.',
    'COUNT 和 UNTIL 不能同时使用；请只留一个。',
  ),
  ordinals: invalidRecurrence(
    'BYDAY takes no numbers with FREQ={frequency}; write MO rather than 1MO, or use FREQ=MONTHLY.',
    'FREQ={frequency} 时 BYDAY 不带数字；请写 MO 而非 1MO，或用 FREQ=MONTHLY。',
  ),
  monthDays: invalidRecurrence(
    'BYMONTHDAY cannot be given with FREQ=WEEKLY; use FREQ=MONTHLY.',
    'BYMONTHDAY 不能与 FREQ=WEEKLY 同时使用；请用 FREQ=MONTHLY。',
  ),
  positions: invalidRecurrence(
    'BYSETPOS chooses among the days of BYDAY, BYMONTHDAY or BYMONTH; give one of them too.',
    'BYSETPOS 从 BYDAY、BYMONTHDAY 或 BYMONTH 的日子中选取；请同时给出其中之一。',
  ),
  noFrequency: invalidRecurrence(
    'FREQ is missing; it is DAILY, WEEKLY, MONTHLY or YEARLY.',
    '缺少 FREQ；可为 DAILY、WEEKLY、MONTHLY 或 YEARLY。',
  ),
  frequency: invalidRecurrence(
    'FREQ cannot be {given}; it is DAILY, WEEKLY, MONTHLY or YEARLY.',
    'FREQ 不能是 {given}；可为 DAILY、WEEKLY、MONTHLY 或 YEARLY。',
  ),
  number: invalidRecurrence(
    '{part} cannot be {given}; it is a whole number from 1 to {largest}.',
    '{part} 不能是 {given}；须为 1 至 {largest} 的整数。',
  ),
  signedNumber: invalidRecurrence(
    '{part} cannot be {given}; it is a whole number from 1 to {largest}, or -1 to -{largest} counted from the end.',
    '{part} 不能是 {given}；须为 1 至 {largest} 的整数，或从末尾数起的 -1 至 -{largest}。',
  ),
  weekday: invalidRecurrence(
    '{part} cannot be {given}; weekdays are {weekdays}.',
    '{part} 不能是 {given}；星期写作 {weekdays}。',
  ),
  ordinal: invalidRecurrence(
    'BYDAY cannot be {given}; numbers before a weekday are 1 to 53, or -1 to -53 from the end.',
    'BYDAY 不能是 {given}；星期前的数字为 1 至 53，或从末尾数起的 -1 至 -53。',
  ),
  until: invalidRecurrence(
    'UNTIL cannot be {given}; it is an instant in UTC, such as 20270526T080000Z.',
    'UNTIL 不能是 {given}；须为 UTC 时间，例如 20270526T080000Z。',
  ),
  endsTooSoon: invalidRecurrence('The first occurrence must end after it starts.', '第一次的结束时间须晚于开始时间。'),
  manyExceptions: invalidRecurrence('A recurrence has at most {most} exceptions.', '重复规则最多 {most} 个例外。'),
  noMatch: invalidRecurrence(
    'The first occurrence must match the recurrence; move its start to a day that FREQ and the BY parts mean.',
    '第一次须符合重复规则；请把开始日期移到 FREQ 和 BY 部分所指的日子。',
  ),
  tooSparse: invalidRecurrence(
    'The recurrence is too sparse: FREQ={frequency} steps on too often without an occurrence; write it with a longer FREQ, such as FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29.',
    '重复规则过于稀疏：FREQ={frequency} 多次推进都没有一次符合；请用更长的 FREQ，例如 FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29。',
  ),
};
