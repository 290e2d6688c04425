import type { Person } from '../api/access/people.js';
import type { Service } from '../support/app.js';

const ERRORS = 'userErrors { code message field }';
const BOOKING = 'id status startsAt endsAt quote { amount currency } items { resource { id } units }';
const STATEMENT = `id status from to fingerprint total { amount currency } provider { id } consumer { id }
  lines { id amount { amount currency } disputed corrects { id }
    usage { resource { id } booking { id } charge { amount currency } } }`;

const booking = (input = 'BookingActionInput') => ({ input, fields: `booking { ${BOOKING} } ${ERRORS}` });
const statement = (input = 'StatementActionInput') => ({ input, fields: `statement { ${STATEMENT} } ${ERRORS}` });
const agreement = (input = 'AgreementActionInput') => ({ input, fields: `agreement { id } ${ERRORS}` });

const MUTATIONS = {
  requestBooking: booking('RequestBookingInput'),
  confirmBooking: booking(),
  approveBooking: booking(),
  declineBooking: booking(),
  cancelBooking: booking(),
  markNoShow: booking(),
  checkInBooking: booking('CheckBookingInput'),
  checkOutBooking: booking('CheckBookingInput'),
  rescheduleBooking: booking('RescheduleBookingInput'),
  requestBookingSeries: {
    input: 'RequestBookingSeriesInput',
    fields: `occurrences { skippedBecause booking { ${BOOKING} } } ${ERRORS}`,
  },
  publishRate: { input: 'PublishRateInput', fields: `rate { id effectiveFrom } ${ERRORS}` },
  proposeAgreement: agreement('ProposeAgreementInput'),
  acceptAgreement: agreement(),
  endAgreement: agreement(),
  issueStatement: statement('IssueStatementInput'),
  acceptStatement: statement(),
  settleStatement: statement(),
  disputeStatementLine: statement('DisputeStatementLineInput'),
  adjustStatementLine: statement('AdjustStatementLineInput'),
} as const;

export type Mutation = keyof typeof MUTATIONS;

// The documents below say what is in an answer.
/* eslint-disable @typescript-eslint/no-explicit-any */

/** Everything that is asked of the service, through GraphQL. */
/** The title of the holds by which organizations became known to the plant before a life begins. */
export const GETTING_TO_KNOW = 'Getting to know';

export class Desk {
  constructor(private readonly service: Service) {}

  private async ask(asker: Person, document: string, variables: object): Promise<any> {
    return await this.service.data(document, variables, asker.token);
  }

  /** The payload, with the codes of its refusals. */
  async do(asker: Person, mutation: Mutation, input: object): Promise<any> {
    const { input: type, fields } = MUTATIONS[mutation];
    const document = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { ${fields} } }`;
    const { answer } = await this.ask(asker, document, { input });
    return { ...answer, codes: answer.userErrors.map(({ code }: { code: string }) => code) };
  }

  async preview(asker: Person, input: object): Promise<any> {
    const document = `query ($input: RequestBookingInput!) {
      previewBooking(input: $input) { status quote { amount currency } userErrors { code } } }`;
    const { previewBooking } = await this.ask(asker, document, { input });
    return { ...previewBooking, codes: previewBooking.userErrors.map(({ code }: { code: string }) => code) };
  }

  async bookings(asker: Person, providerId: string): Promise<any[]> {
    const document = `query ($providerId: ID!, $after: String) {
      bookings(filter: { providerId: $providerId }, first: 50, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { id title status quote { amount currency } usage { id outcome reservedMinutes usedMinutes billableMinutes
          includedMinutes units charge { amount currency } parts { minutes amount } resource { id } } } } }`;
    const found: any[] = [];
    let after: string | null = null;
    for (;;) {
      const { bookings }: any = await this.ask(asker, document, { providerId, after });
      found.push(...bookings.nodes.filter(({ title }: { title: string }) => title !== GETTING_TO_KNOW));
      if (!bookings.pageInfo.hasNextPage) return found;
      after = bookings.pageInfo.endCursor;
    }
  }

  async statements(asker: Person, organizationId: string): Promise<any[]> {
    const document = `query ($organizationId: ID!) { statements(organizationId: $organizationId) { ${STATEMENT} } }`;
    return (await this.ask(asker, document, { organizationId })).statements;
  }

  async balances(asker: Person, organizationId: string): Promise<any[]> {
    const document = `query ($organizationId: ID!) {
      balances(organizationId: $organizationId) { provider { id } consumer { id } amount { amount currency } } }`;
    return (await this.ask(asker, document, { organizationId })).balances;
  }

  async usedIncludedMinutes(asker: Person, id: string): Promise<number> {
    const document = 'query ($id: ID!) { node(id: $id) { ... on Agreement { usedIncludedMinutes } } }';
    return (await this.ask(asker, document, { id })).node.usedIncludedMinutes;
  }
}
