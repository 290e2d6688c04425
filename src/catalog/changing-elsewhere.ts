import type { ResourceKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import type { Tx } from '../platform/db/database.js';
import type { CataloguedResource } from './core/resource.js';
import { lockedResource, touchResource } from './resources.repository.js';

/** Keeps changes of one resource apart that stand in tables of other slices; answers it as it is now, null = none. */
export const resourceToChange = (tx: Tx, id: ResourceKey): Promise<CataloguedResource | null> => lockedResource(tx, id);

/** Remembers the instant of such a change. */
export const rememberChange = (tx: Tx, id: ResourceKey, at: Instant): Promise<void> => touchResource(tx, id, at);
