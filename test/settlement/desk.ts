import type { Person } from '../worlds/people.js';
import type { Service } from '../support/app.js';
import { ERRORS, mutation } from '../worlds/mutations.js';

const BOOKING = 'id status startsAt endsAt quote { amount currency } items { resource { id } units }';
const STATEMENT = `id status from to fingerprint total { amount currency } provider { id } consumer { id }
  lines { id amount { amount currency } disputed corrects { id }
    usage { resource { id } booking { id } charge { amount currency } } }`;

const BOOKED = `booking { ${BOOKING} } ${ERRORS}`;
const STATED = `statement { ${STATEMENT} } ${ERRORS}`;
const AGREED = `agreement { id } ${ERRORS}`;

const FIELDS = {
  requestBooking: BOOKED,
  confirmBooking: BOOKED,
  approveBooking: BOOKED,
  declineBooking: BOOKED,
  cancelBooking: BOOKED,
  markNoShow: BOOKED,
  checkInBooking: BOOKED,
  checkOutBooking: BOOKED,
  rescheduleBooking: BOOKED,
  requestBookingSeries: `occurrences { skippedBecause booking { ${BOOKING} } } ${ERRORS}`,
  publishRate: `rate { id effectiveFrom } ${ERRORS}`,
  proposeAgreement: AGREED,
  acceptAgreement: AGREED,
  endAgreement: AGREED,
  issueStatement: STATED,
  acceptStatement: STATED,
  settleStatement: STATED,
  disputeStatementLine: STATED,
  adjustStatementLine: STATED,
} as const;

export type Mutation = keyof typeof FIELDS;

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
  async do(asker: Person, name: Mutation, input: object): Promise<any> {
    const { answer } = await this.ask(asker, mutation(name, FIELDS[name]), { input });
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
