import type { Service } from '../support/app.js';
import { ERRORS, mutate } from './mutations.js';
import type { Person } from './people.js';
import type { Inputs, StatementStatus } from './schema.js';

const STATEMENT = `
  id status from to total { amount currency } fingerprint provider { id } consumer { id }
  lines { id amount { amount } description disputed disputeReason corrects { id } usage { id outcome } }`;

type Step = 'issueStatement' | 'acceptStatement' | 'settleStatement' | 'disputeStatementLine' | 'adjustStatementLine';

/** A step of a statement as `asker`; answers the payload. */
export const settle = <Name extends Step>(service: Service, asker: Person, step: Name, input: Inputs[Name]) =>
  mutate(service, asker.token, step, input, `statement { ${STATEMENT} } ${ERRORS}`);

/** The statements of an organization as `asker` sees them. */
export async function statementsOf(
  service: Service,
  asker: Person,
  organizationId: string,
  status?: StatementStatus[],
) {
  const document = `query ($organizationId: ID!, $status: [StatementStatus!]) {
    statements(organizationId: $organizationId, status: $status) { ${STATEMENT} }
  }`;
  return (await service.data(document, { organizationId, status }, asker.token)).statements;
}

/** Balances between an organization and others: amounts with their currencies. */
export async function balancesOf(service: Service, asker: Person, organizationId: string): Promise<string[]> {
  const document = `query ($organizationId: ID!) {
    balances(organizationId: $organizationId) { provider { id } consumer { id } amount { amount currency } }
  }`;
  return (await service.data(document, { organizationId }, asker.token)).balances.map(
    ({ amount }) => `${amount.amount} ${amount.currency}`,
  );
}
