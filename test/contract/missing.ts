/** The parts of the contract that do not exist yet, in the words of `findBreakingChanges`. The list may only shrink. */
export const missing: readonly string[] = [];
