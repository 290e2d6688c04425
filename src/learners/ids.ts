import type { LearnerKey } from '../platform/core/keys.js';
import { OwnedIds } from '../platform/graphql/ids.js';

export const learnerIds = new OwnedIds<LearnerKey>('lrn');
