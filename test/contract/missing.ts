/** What of the contract does not exist yet, as `findBreakingChanges` words it. The list may only shrink. */
export const missing: readonly string[] = [];
