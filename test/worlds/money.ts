import type { Service } from '../support/app.js';
import { ERRORS, mutate, type Given } from './mutations.js';
import type { Person } from './people.js';
import type { Agreement, PublishRateInput } from './schema.js';
import { act, type Town } from './town.js';

const RATE = `
  id audience hourly currency basis steps { fromHours hourly } bands { weekdays startsAt endsAt discountPercent }
  minimumCharge lateCancellationFee noShowFee effectiveFrom resource { id }`;

type NewRate = Given<'publishRate'> & Pick<PublishRateInput, 'resourceId'>;

/** publishRate as `asker`: 36 CNY an hour for everyone from 2027 on unless said otherwise; answers the payload. */
export function publishRate(service: Service, asker: Person, input: NewRate) {
  const defaults = {
    ...({ audience: 'EVERYONE', hourly: '36', currency: 'CNY' } as const),
    effectiveFrom: '2027-01-01T00:00:00Z',
  };
  return mutate(service, asker.token, 'publishRate', { ...defaults, ...input }, `rate { ${RATE} } ${ERRORS}`);
}

const ACCOUNT = /* GraphQL */ `
  query ($id: ID!) {
    booking(id: $id) {
      status
      quote {
        amount
        currency
      }
      usage {
        id
        outcome
        reservedMinutes
        usedMinutes
        billableMinutes
        includedMinutes
        units
        charge {
          amount
          currency
        }
        parts {
          description
          minutes
          amount
        }
        resource {
          id
        }
        provider {
          id
        }
        consumer {
          id
        }
        booking {
          id
        }
      }
    }
  }
`;

/** A booking with its quote and usage, as `asker` sees it. */
export async function accountOf(service: Service, asker: Person, id: string) {
  return (await service.data(ACCOUNT, { id }, asker.token)).booking;
}

/** The amount of a quote, or null. */
export async function quoteOf(service: Service, asker: Person, id: string): Promise<string | null> {
  const { quote } = await accountOf(service, asker, id);
  return quote === null ? null : quote.amount;
}

/** The amount of the one charge of a booking, or null. */
export async function chargeOf(service: Service, asker: Person, id: string): Promise<string | null> {
  const { usage } = await accountOf(service, asker, id);
  expect(usage).toHaveLength(1);
  return usage[0]?.charge?.amount ?? null;
}

/** How many included minutes of an agreement are drawn. */
export async function usedMinutesOf(service: Service, asker: Person, id: string): Promise<number> {
  const document = 'query ($id: ID!) { node(id: $id) { ... on Agreement { usedIncludedMinutes } } }';
  return (await service.data<{ node: Agreement }>(document, { id }, asker.token)).node.usedIncludedMinutes;
}

/** A new lab of the plant with a rate of 36 CNY an hour for everyone unless said otherwise. */
export async function pricedLab(
  service: Service,
  town: Town,
  rate: Given<'publishRate'> = {},
  resource: Given<'createResource'> = {},
) {
  const lab = await town.resource(resource);
  const { userErrors } = await publishRate(service, town.plantAdmin, { resourceId: lab, ...rate });
  expect(userErrors).toEqual([]);
  return lab;
}

/** Books for the school as its coordinator: 2 March 2027, 9 to 11 in UTC, unless said otherwise; answers the id. */
export async function booked(
  service: Service,
  town: Town,
  resourceId: string,
  input: Given<'requestBooking'> = {},
): Promise<string> {
  const payload = await act(service, town.coordinator, 'requestBooking', {
    organizationId: town.school,
    items: [{ resourceId }],
    startsAt: '2027-03-02T09:00:00Z',
    endsAt: '2027-03-02T11:00:00Z',
    title: 'Lesson',
    ...input,
  });
  expect(payload.userErrors).toEqual([]);
  return payload.booking.id;
}

/** Checks a booking in and out, at these times as the provider's manager knows them afterwards. */
export async function usedFrom(service: Service, town: Town, bookingId: string, from: string, to: string) {
  const checkedIn = await act(service, town.manager, 'checkInBooking', { bookingId, at: from });
  expect(checkedIn.userErrors).toEqual([]);
  const checkedOut = await act(service, town.manager, 'checkOutBooking', { bookingId, at: to });
  expect(checkedOut.userErrors).toEqual([]);
}
