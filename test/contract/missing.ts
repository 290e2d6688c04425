/** What of the contract does not exist yet, as `findBreakingChanges` words it. The list may only shrink. */
export const missing: readonly string[] = [
  // Accounting.
  'AdjustStatementLineInput was removed.',
  'Balance was removed.',
  'DisputeStatementLineInput was removed.',
  'IssueStatementInput was removed.',
  'Mutation.acceptStatement was removed.',
  'Mutation.adjustStatementLine was removed.',
  'Mutation.disputeStatementLine was removed.',
  'Mutation.issueStatement was removed.',
  'Mutation.settleStatement was removed.',
  'Query.balances was removed.',
  'Query.statements was removed.',
  'Statement was removed.',
  'StatementActionInput was removed.',
  'StatementLine was removed.',
  'StatementPayload was removed.',
  'StatementStatus was removed.',
  // Utilization.
  'Query.utilizationReport was removed.',
  'UtilizationGrouping was removed.',
  'UtilizationReport was removed.',
  'UtilizationReportInput was removed.',
  'UtilizationRow was removed.',
];
