import { Access20261124000100 } from './20261124000100-access.js';
import { Organizations20261124000200 } from './20261124000200-organizations.js';

/** In the order of their names; a committed migration is never edited. */
export const migrations = [Access20261124000100, Organizations20261124000200];
