import { invalid, notFound, notPermitted, wrongStatus } from '../../../platform/core/refusal.js';

/** The sentences that refuse to find, publish or withdraw a rate. */
export const rateReasons = {
  noRate: notFound('There is no such rate that you can see.', '没有您能查看的这项价格。'),
  noResource: notFound('There is no such resource that you can see.', '没有您能查看的这台设备。'),
  needsRole: notPermitted(
    'Publishing rates needs the role {roles} in the organization that owns the resource.',
    '发布价格需要在设备所属单位中担任{roles}。',
  ),
  notVerified: notPermitted('Only a VERIFIED organization publishes rates.', '只有已核准的单位可以发布价格。'),
  sameStart: invalid(
    'A rate of this resource for the same audience starts at this very instant; choose another start.',
    '这台设备对同一范围已有价格在此时生效；请换一个生效时间。',
  ),
  anotherCurrency: invalid(
    '{code} has a rate in {other} that is or will be in effect, and is booked together with this resource; publish in {other} instead of {currency}.',
    '{code} 已有或将有 {other} 价格，且与这台设备一同预订；请用 {other} 而非 {currency} 发布。',
  ),
  inEffect: wrongStatus(
    'Only a rate that is not in effect yet can be withdrawn; this one is. Publish a new rate instead.',
    '只有未生效的价格可以撤回；该价格已生效。请改为发布新价格。',
  ),
  quoted: wrongStatus(
    'Only a rate that is not in effect yet can be withdrawn; a booking was quoted by this one.',
    '只有未生效的价格可以撤回；已有预订按该价格报价。',
  ),
  withdrawn: wrongStatus(
    'Only a rate that is not in effect yet can be withdrawn; this one was withdrawn before.',
    '只有未生效的价格可以撤回；该价格已撤回。',
  ),
};

/** The sentences that refuse the terms of a rate by themselves. */
export const rateTermReasons = {
  manyDigits: invalid(
    '{what} has at most {most} digits behind the point; {value} has {digits}.',
    '{what}最多 {most} 位小数；{value} 有 {digits} 位。',
  ),
  outOfRange: invalid('{what} is from 0 to {most}; this one is {value}.', '{what}须为 0 至 {most}；现为 {value}。'),
  manyDigitsOfMoney: invalid(
    '{what} in {currency} has at most {most} digits behind the point; {value} has {digits}.',
    '{what}（{currency}）最多 {most} 位小数；{value} 有 {digits} 位。',
  ),
  moneyOutOfRange: invalid(
    '{what} in {currency} is from 0 to {most}; this one is {value}.',
    '{what}（{currency}）须为 0 至 {most}；现为 {value}。',
  ),
  manySteps: invalid(
    'A rate has at most {most} steps; this one has {given}.',
    '一项价格最多 {most} 个阶梯；现有 {given} 个。',
  ),
  stepOrder: invalid(
    'Steps begin later and later, and after 0 hours; {given} does not come after {before}.',
    '阶梯须从 0 小时之后依次递增；{given} 不在 {before} 之后。',
  ),
  manyBands: invalid(
    'A rate has at most {most} bands; this one has {given}.',
    '一项价格最多 {most} 个时段；现有 {given} 个。',
  ),
  noWeekday: invalid('A band lies on at least one day of the week.', '时段至少包含一个星期几。'),
  bandEnd: invalid(
    'A band ends after it starts, on the same day; 24:00 is the end of the day.',
    '时段须在同一天内结束且晚于开始；24:00 为当天结束。',
  ),
  bandOverlap: invalid(
    'Bands do not overlap; this one meets band {other}.',
    '时段不能重叠；该时段与第 {other} 个重叠（从 0 数起）。',
  ),
};
