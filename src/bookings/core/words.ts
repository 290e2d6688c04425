import {
  type FactsOf,
  message,
  type Message,
  type Sentence,
  sentence,
  type Word,
} from '../../platform/core/message.js';
import type { BookingErrorCode } from './booking-refusal.js';

/** The rules of booking as phrases: what a request must be like. */
export const ruleWords = {
  free: sentence('enough units free throughout', '全程有足够的空闲台数'),
  open: sentence('within opening hours', '在开放时间内'),
  present: sentence('not in the past', '不早于现在'),
  endAhead: sentence('its new end still ahead', '新的结束时间晚于现在'),
  notice: sentence('at least {notice} ahead', '至少提前 {notice}'),
  unmoved: sentence('moved more than {notice} before its start', '在开始 {notice} 之前改期'),
  advance: sentence('at most {days} ahead', '最多提前 {days}'),
  minimum: sentence('at least {limit} long', '时长至少 {limit}'),
  maximum: sentence('at most {limit} long', '时长最多 {limit}'),
  grid: sentence('in steps of {step} from local midnight', '从当地零点起以 {step} 为单位'),
  seats: sentence('at most {seats}', '最多 {seats}'),
  units: sentence('at most {units}', '最多 {units}'),
  listed: sentence('offered at present', '目前开放预订'),
  audience: sentence('offered to {audience}', '面向{audience}开放'),
};

/** A rule in words, with the code of the refusal that breaking it would give. */
export interface KeptRule extends Message {
  readonly code: BookingErrorCode;
}

export const keptRule = <En extends string>(
  code: BookingErrorCode,
  said: Sentence<En>,
  ...facts: FactsOf<En>
): KeptRule => ({ code, ...message(said, ...facts) });

/** A number of things, in words: 1 unit, 2 units, 2 台. */
export const countOf = (number: number, one: string, many: string, zh: string): Word => ({
  code: String(number),
  en: `${number} ${number === 1 ? one : many}`,
  zh: `${number} ${zh}`,
});

/** A length of time in whole hours where it is that: 48 hours, 90 minutes. */
export const lengthOf = (minutes: number): Word => {
  const said =
    minutes > 0 && minutes % 60 === 0
      ? countOf(minutes / 60, 'hour', 'hours', '小时')
      : countOf(minutes, 'minute', 'minutes', '分钟');
  return { ...said, code: String(minutes) };
};
