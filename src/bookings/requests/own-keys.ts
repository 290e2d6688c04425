import { agreementIds, resourceIds } from '../../organizations/ids.js';
import { bookingIds, seriesIds } from '../ids.js';
import { organizationIds } from '../../access/ids.js';
import { type GivenKey, givenKey } from '../../access/index.js';
import type { BookingKey, SeriesKey } from '../../platform/core/keys.js';
import type { BookingRequest } from '../core/request-validation.js';

/** A request as a client would write it, so that its hash is the same whoever makes it. */
const written = ({ organizationId, items, agreementId, ...others }: BookingRequest, idempotencyKey: string) => ({
  ...others,
  organizationId: organizationIds.encode(organizationId),
  items: items.map(({ resourceId, units }) => ({ resourceId: resourceIds.encode(resourceId), units })),
  agreementId: agreementId && agreementIds.encode(agreementId),
  idempotencyKey,
});

/** A request of ours for a booking, kept under a key. */
export const bookingUnder = <Request extends BookingRequest>(idempotencyKey: string, request: Request) => ({
  ...request,
  idempotency: givenKey(written(request, idempotencyKey), bookingIds) satisfies GivenKey<BookingKey> | null,
});

/** A request of ours for a series, kept under a key. */
export const seriesUnder = <Request extends BookingRequest>(idempotencyKey: string, request: Request) => ({
  ...request,
  idempotency: givenKey(written(request, idempotencyKey), seriesIds) satisfies GivenKey<SeriesKey> | null,
});
