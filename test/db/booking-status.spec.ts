import pg from 'pg';
import { bookingStates } from '../../src/bookings/core/booking-status.js';
import { type RecordedState, statusAt } from '../../src/bookings/core/terms.js';
import { createDatabase } from '../support/database.js';

const NOW = Date.parse('2027-03-01T08:00:00Z');
const statuses = Object.keys(bookingStates).filter((status) => status !== 'EXPIRED');
const instants = [null, NOW - 1, NOW, NOW + 1];

describe('booking_status_at', () => {
  it('booking_status_at agrees with the core for every combination of status and times', async () => {
    const standings = statuses.flatMap((status) =>
      instants.flatMap((expiresAt) =>
        instants.map((noShowAt) => ({ status, expiresAt, noShowAt, confirmedAt: null }) as RecordedState),
      ),
    );
    const text = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
    const database = await createDatabase();
    const client = new pg.Client(database.url);
    await client.connect();
    const { rows } = await client.query<{ status: string }>(
      `select booking_status_at(recorded, expires_at, no_show_at, $4) as status
         from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) with ordinality
                as s (recorded, expires_at, no_show_at, ordinal) order by ordinal`,
      [
        standings.map((each) => each.status),
        standings.map((each) => text(each.expiresAt)),
        standings.map((each) => text(each.noShowAt)),
        text(NOW),
      ],
    );
    await client.end();
    await database.drop();
    expect(rows.map((row) => row.status)).toEqual(standings.map((each) => statusAt(each, NOW)));
  });

  it('the constraint on booking status lists exactly the statuses that are written', async () => {
    const database = await createDatabase();
    const client = new pg.Client(database.url);
    await client.connect();
    const { rows } = await client.query<{ definition: string }>(
      `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'booking_status_known'`,
    );
    await client.end();
    await database.drop();
    const known = [...(rows[0]?.definition ?? '').matchAll(/'(\w+)'::text/g)].map(([, status]) => status);
    expect(known.sort()).toEqual([...statuses].sort());
  });
});
