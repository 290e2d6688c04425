import { sentence } from '../../../platform/core/message.js';

/** The steps of a charge as people read them. */
export const chargeWords = {
  time: sentence(
    '{minutes} x {units} at {hourly} {currency} an hour (rate for {audience} from {effectiveFrom})',
    '{minutes} × {units}，每小时 {hourly} {currency}（{audience}的价格，自 {effectiveFrom}）',
  ),
  step: sentence(
    '{minutes} x {units} at {hourly} {currency} an hour from hour {fromHours} on (rate for {audience} from {effectiveFrom})',
    '{minutes} × {units}，从第 {fromHours} 小时起每小时 {hourly} {currency}（{audience}的价格，自 {effectiveFrom}）',
  ),
  band: sentence(
    '{minutes} x {units} at {hourly} {currency} an hour, {percent} % off on {weekdays} {from}-{to} (rate for {audience} from {effectiveFrom})',
    '{minutes} × {units}，每小时 {hourly} {currency}，{weekdays} {from}-{to} 减 {percent} %（{audience}的价格，自 {effectiveFrom}）',
  ),
  stepAndBand: sentence(
    '{minutes} x {units} at {hourly} {currency} an hour from hour {fromHours} on, {percent} % off on {weekdays} {from}-{to} (rate for {audience} from {effectiveFrom})',
    '{minutes} × {units}，从第 {fromHours} 小时起每小时 {hourly} {currency}，{weekdays} {from}-{to} 减 {percent} %（{audience}的价格，自 {effectiveFrom}）',
  ),
  included: sentence('{included} of {all} included in the agreement', '协议包含 {all}中的 {included}'),
  minimum: sentence('At least the minimum charge of {minimum} {currency}', '不低于最低收费 {minimum} {currency}'),
  discount: sentence('{percent} % off by the agreement', '按协议减 {percent} %'),
  noShow: sentence('Fee: nobody came', '未到场费'),
  lateCancellation: sentence('Fee: cancelled late', '逾期取消费'),
};
