import pg from 'pg';
import type { Root, Service } from '../support/app.js';
import type { Arena } from './arena.js';
import type { BookingSeen } from './deeds.js';
import type { Booking, Downtime } from '../worlds/schema.js';

export type StoredBooking = BookingSeen & Pick<Booking, 'checkedOutAt'>;
export type StoredDowntime = Pick<Downtime, 'id' | 'startsAt' | 'endsAt' | 'resource'>;

/** An allocation of a booking or downtime on one resource, as the table has it. */
export interface Row {
  /** The last part of the API's ids. */
  readonly holder: string;
  readonly resource: string;
  readonly kind: 'BOOKING' | 'HOLD' | 'DOWNTIME';
  readonly units: number;
  readonly whole: boolean;
  readonly inside: boolean;
}

/** All there is, after everybody has stopped. */
export interface Stored {
  readonly bookings: readonly StoredBooking[];
  readonly downtimes: readonly StoredDowntime[];
  readonly units: ReadonlyMap<string, number>;
  readonly rows: readonly Row[];
}

const LIST = `query ($providerId: ID!, $after: String) {
  bookings(filter: { providerId: $providerId }, first: 100, after: $after) {
    nodes { id status title startsAt endsAt checkedOutAt items { units resource { id } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

async function allBookings(service: Service, { town }: Arena): Promise<StoredBooking[]> {
  const all: StoredBooking[] = [];
  let after: string | null = null;
  do {
    const { bookings }: Root = await service.data(LIST, { providerId: town.plant, after }, town.manager.token);
    all.push(...bookings.nodes);
    after = bookings.pageInfo.hasNextPage ? bookings.pageInfo.endCursor : null;
  } while (after !== null);
  return all;
}

const RESOURCE = `query ($id: ID!) {
  resource(id: $id) {
    units
    schedule(from: "2027-02-20T00:00:00Z", to: "2027-04-20T00:00:00Z") {
      downtime { id startsAt endsAt resource { id } }
    }
  }
}`;

export const tail = (id: string): string => id.split('_').at(-1) ?? id;

async function rows(databaseUrl: string): Promise<Row[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<Row>(`
      select replace(holder_id::text, '-', '') as holder, replace(resource_id::text, '-', '') as resource, kind, units,
             whole, inside
        from allocation`);
    return rows;
  } finally {
    await client.end();
  }
}

export async function readStored(service: Service, arena: Arena): Promise<Stored> {
  const units = new Map<string, number>();
  const downtimes = new Map<string, StoredDowntime>();
  for (const { id } of arena.places) {
    const data = await service.data(RESOURCE, { id }, arena.town.manager.token);
    units.set(id, data.resource.units);
    for (const { downtime } of data.resource.schedule) {
      if (downtime !== null) downtimes.set(downtime.id, downtime);
    }
  }
  const bookings = await allBookings(service, arena);
  return { bookings, downtimes: [...downtimes.values()], units, rows: await rows(service.databaseUrl) };
}
