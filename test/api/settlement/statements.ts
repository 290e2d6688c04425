import type { Service } from '../../support/app.js';
import type { Person } from '../access/people.js';

const STATEMENT = `
  id status from to total { amount currency } fingerprint provider { id } consumer { id }
  lines { id amount { amount } description disputed disputeReason corrects { id } usage { id outcome } }`;

type Step = 'issueStatement' | 'acceptStatement' | 'settleStatement' | 'disputeStatementLine' | 'adjustStatementLine';

const inputs: Readonly<Record<Step, string>> = {
  issueStatement: 'IssueStatementInput',
  acceptStatement: 'StatementActionInput',
  settleStatement: 'StatementActionInput',
  disputeStatementLine: 'DisputeStatementLineInput',
  adjustStatementLine: 'AdjustStatementLineInput',
};

/** A step of a statement as `asker`; answers the payload. */
export async function settle(service: Service, asker: Person, step: Step, input: object) {
  const document = `mutation ($input: ${inputs[step]}!) {
    ${step}(input: $input) { statement { ${STATEMENT} } userErrors { code message field } }
  }`;
  return (await service.data(document, { input }, asker.token))[step];
}

/** The statements of an organization as `asker` sees them. */
export async function statementsOf(service: Service, asker: Person, organizationId: string, status?: string[]) {
  const document = `query ($organizationId: ID!, $status: [StatementStatus!]) {
    statements(organizationId: $organizationId, status: $status) { ${STATEMENT} }
  }`;
  return (await service.data(document, { organizationId, status }, asker.token)).statements;
}

/** What is owed between an organization and others: amounts with their currencies. */
export async function balancesOf(service: Service, asker: Person, organizationId: string): Promise<string[]> {
  const document = `query ($organizationId: ID!) {
    balances(organizationId: $organizationId) { provider { id } consumer { id } amount { amount currency } }
  }`;
  return (await service.data(document, { organizationId }, asker.token)).balances.map(
    ({ amount }: { amount: { amount: string; currency: string } }) => `${amount.amount} ${amount.currency}`,
  );
}
