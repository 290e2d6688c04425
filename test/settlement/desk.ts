import type { Person } from '../worlds/people.js';
import type { Root, Service } from '../support/app.js';
import { usedMinutesOf } from '../worlds/money.js';
import { ERRORS, mutate, type Refusable } from '../worlds/mutations.js';
import type { Balance, Booking, BookingPreview, Inputs, Mutation, Statement } from '../worlds/schema.js';

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

export type Does = keyof typeof FIELDS;
/** A payload with the codes of its refusals. */
type Answered<Payload> = Payload & { readonly codes: readonly string[] };

/** The title of the holds by which organizations became known to the plant before a life begins. */
export const GETTING_TO_KNOW = 'Getting to know';

const answered = <Payload extends Refusable>(payload: Payload): Answered<Payload> => ({
  ...payload,
  codes: payload.userErrors.map(({ code }) => code),
});

/** Everything that is asked of the service, through GraphQL. */
export class Desk {
  constructor(private readonly service: Service) {}

  async do<Name extends Does>(asker: Person, name: Name, input: Inputs[Name]): Promise<Answered<Mutation[Name]>> {
    return answered(await mutate(this.service, asker.token, name, input, FIELDS[name]));
  }

  async preview(asker: Person, input: Inputs['previewBooking']): Promise<Answered<BookingPreview>> {
    const document = `query ($input: RequestBookingInput!) {
      previewBooking(input: $input) { status quote { amount currency } userErrors { code } } }`;
    return answered((await this.service.data(document, { input }, asker.token)).previewBooking);
  }

  async bookings(asker: Person, providerId: string): Promise<Booking[]> {
    const document = `query ($providerId: ID!, $after: String) {
      bookings(filter: { providerId: $providerId }, first: 50, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { id title status quote { amount currency } usage { id outcome reservedMinutes usedMinutes billableMinutes
          includedMinutes units charge { amount currency } parts { minutes amount } resource { id } } } } }`;
    const found: Booking[] = [];
    let after: string | null = null;
    for (;;) {
      const { bookings }: Root = await this.service.data(document, { providerId, after }, asker.token);
      found.push(...bookings.nodes.filter(({ title }) => title !== GETTING_TO_KNOW));
      if (!bookings.pageInfo.hasNextPage) return found;
      after = bookings.pageInfo.endCursor;
    }
  }

  async statements(asker: Person, organizationId: string): Promise<readonly Statement[]> {
    const document = `query ($organizationId: ID!) { statements(organizationId: $organizationId) { ${STATEMENT} } }`;
    return (await this.service.data(document, { organizationId }, asker.token)).statements;
  }

  async balances(asker: Person, organizationId: string): Promise<readonly Balance[]> {
    const document = `query ($organizationId: ID!) {
      balances(organizationId: $organizationId) { provider { id } consumer { id } amount { amount currency } } }`;
    return (await this.service.data(document, { organizationId }, asker.token)).balances;
  }

  usedIncludedMinutes(asker: Person, id: string): Promise<number> {
    return usedMinutesOf(this.service, asker, id);
  }
}
