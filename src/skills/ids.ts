import type { SkillKey } from '../platform/core/keys.js';
import { UuidIds } from '../platform/graphql/ids.js';

export const skillIds = new UuidIds<SkillKey>('skl');
