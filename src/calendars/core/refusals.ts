import { invalid, notFound, notPermitted } from '../../platform/core/refusal.js';

/** The sentences that refuse changes of calendars. */
export const calendarReasons = {
  changingIt: notPermitted(
    'Changing the calendar of {organization} needs its role {roles}.',
    '修改{organization}的日历需要在该单位担任{roles}。',
  ),
  announcing: notPermitted(
    'Only a platform administrator announces a year of a public calendar.',
    '只有平台管理员可以发布公共日历的年度安排。',
  ),
  regionNotFound: notFound(
    'There is no public calendar of "{given}"; publicCalendars lists those there are.',
    '没有“{given}”的公共日历；可用的见 publicCalendars。',
  ),
  noDays: invalid('Name at least one day.', '请至少填写一天。'),
  tooManyDays: invalid(
    'At most {most} days can be named at once; these are {given}.',
    '一次最多填写 {most} 天；现为 {given} 天。',
  ),
  namedTwice: invalid('{day} is named twice; name it once.', '{day} 填写了两次，请只填一次。'),
  noName: invalid('A special day needs a name, such as National Day.', '特殊日期需要名称，例如国庆节。'),
  nameTooLong: invalid(
    'A name may have {most} characters; this has {given}.',
    '名称最多 {most} 个字符；现为 {given} 个。',
  ),
  noWeekday: invalid('A {kind} needs the weekday whose opening hours it has.', '{kind}需要说明按星期几的开放时间。'),
  needlessWeekday: invalid(
    'On a {kind} everything is closed; leave opensLike out, or say {open}.',
    '{kind}全天不开放；请不填 opensLike，或改为{open}。',
  ),
  yearOutOfRange: invalid(
    'year must be from {least} to {most}; it is {given}.',
    '年份须为 {least} 至 {most}；现为 {given}。',
  ),
  sourceLength: invalid(
    'source must have 1 to {most} characters: the title of the notice.',
    '来源须为 1 至 {most} 个字符：通知的标题。',
  ),
  notInYear: invalid('{day} is not a day of {year}.', '{day} 不在 {year} 年内。'),
  notPublic: invalid(
    'A {kind} is of one organization; a day of a public calendar is a {kinds}.',
    '{kind}只属于单个单位；公共日历的日期须为{kinds}。',
  ),
};
