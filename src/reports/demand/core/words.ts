import type { DistanceBand } from '../../../demand/core/demand.js';
import { type Sentence, sentence } from '../../../platform/core/message.js';

/** The reasons for which a request or search was refused, as rows of the report name them. */
export const demandReasonWords: Readonly<Record<string, Sentence>> = {
  CONFLICT: sentence('Taken', '已被占用'),
  OUTSIDE_OPENING_HOURS: sentence('Outside opening hours', '不在开放时间'),
  NOT_ENOUGH_NOTICE: sentence('Not enough notice', '提前时间不足'),
  TOO_FAR_AHEAD: sentence('Too far ahead', '提前过多'),
  TOO_SHORT: sentence('Too short', '时间过短'),
  TOO_LONG: sentence('Too long', '时间过长'),
  OFF_GRID: sentence('Off the start grid', '不在预订时刻上'),
  TOO_MANY_ATTENDEES: sentence('Too many attendees', '人数过多'),
  TOO_MANY_UNITS: sentence('Too many units', '台数过多'),
  NOT_LISTED: sentence('Not listed', '未开放预订'),
  NOT_FOR_THIS_ORGANIZATION: sentence('Not for this organization', '不对该单位开放'),
  TIME: sentence('Search: nothing at that time', '查找：该时间没有'),
  KIND: sentence('Search: nothing of that kind', '查找：没有该类设备'),
  TEXT: sentence('Search: nothing with those words', '查找：没有符合文字的'),
  SKILLS: sentence('Search: nothing with those skills', '查找：没有符合技能的'),
  UNITS: sentence('Search: nothing with so many units', '查找：没有足够台数的'),
  SEATS: sentence('Search: nothing with so many seats', '查找：没有足够座位的'),
  NEAR: sentence('Search: nothing so near', '查找：附近没有'),
  NOTHING: sentence('Search: nothing at all', '查找：什么都没有'),
};

export const distanceWords: Readonly<Record<DistanceBand, Sentence>> = {
  UNDER_10_KM: sentence('Under 10 km', '10 公里以内'),
  UNDER_30_KM: sentence('10 to 30 km', '10 至 30 公里'),
  UNDER_100_KM: sentence('30 to 100 km', '30 至 100 公里'),
  UNDER_300_KM: sentence('100 to 300 km', '100 至 300 公里'),
  FROM_300_KM: sentence('300 km and more', '300 公里及以上'),
};

/** The headings of the CSV; in English the names of the columns. `worth` is followed by a currency. */
export const demandHeadings = {
  key: '键',
  label: '名称',
  number: '次数',
  unitMinutes: '台·分钟',
  organizations: '单位数',
  worth: '金额',
};
