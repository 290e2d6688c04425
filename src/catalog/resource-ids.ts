import { OwnedIds } from '../platform/core/global-id.js';

export const resourceIds = new OwnedIds('res');
