import type { ImageKey } from '../platform/core/keys.js';
import { OwnedIds } from '../platform/graphql/ids.js';

export const imageIds = new OwnedIds<ImageKey>('img');
