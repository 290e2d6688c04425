import { OwnedIds } from '../platform/core/global-id.js';

export const rateIds = new OwnedIds('rat');

export const usageIds = new OwnedIds('usg');
