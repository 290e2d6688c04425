/** What of the contract does not exist yet, as `findBreakingChanges` words it. The list may only shrink. */
export const missing: readonly string[] = [
  // Utilization.
  'Query.utilizationReport was removed.',
  'UtilizationGrouping was removed.',
  'UtilizationReport was removed.',
  'UtilizationReportInput was removed.',
  'UtilizationRow was removed.',
];
