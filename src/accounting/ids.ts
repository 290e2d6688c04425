import type { RateKey, UsageKey } from '../platform/core/keys.js';
import { OwnedIds } from '../platform/graphql/ids.js';

export const rateIds = new OwnedIds<RateKey>('rat');

export const usageIds = new OwnedIds<UsageKey>('usg');
