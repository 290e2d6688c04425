/** Prices: rates, quotes, and records of use. Knows a booking only by its key. */
export { AccountingModule } from './accounting.module.js';
export { accountingGuarantees } from './guarantees.js';
export { PublishRate, type PublishRateCommand } from './rates/publish-rate.js';
export {
  byResource as ratesByResource,
  type RateRow,
  ratesById,
  ratesOfResources,
  ratesSince,
} from './rates/rates.queries.js';
export { RateLoader } from './rates/rate.loader.js';
export { RateObject } from './rates/rate.object.js';
export { partDescription } from './pricing/core/charge-part.js';
export type { RateVersion } from './pricing/core/rate-terms.js';
export type { Ended } from './usage/core/usage.js';
export { recordUsage } from './usage/record-usage.js';
export { bookedRecords, type BookedRecord, usageRows } from './usage/booked-records.js';
export { usageById, usageOfBookings, type UsageRecord } from './usage/usage.queries.js';
export { ChargePartObject, partOf, UsageRecordObject } from './usage/usage.object.js';
