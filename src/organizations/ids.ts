import { UuidIds } from '../platform/core/global-id.js';

export const siteIds = new UuidIds('sit');
