import type { CourseKey } from '../platform/core/keys.js';
import { OwnedIds } from '../platform/graphql/ids.js';

/** With the organization that owns the course. */
export const courseIds = new OwnedIds<CourseKey>('crs');
