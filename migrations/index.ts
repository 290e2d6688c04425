/** In the order of their names; a committed migration is never edited. */
export const migrations = [];
