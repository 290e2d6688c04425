import pg from 'pg';
import { type Standing, statusAt } from '../../src/bookings/core/terms.js';
import { createDatabase } from '../support/database.js';

const NOW = Date.parse('2027-03-01T08:00:00Z');
const statuses = ['HELD', 'PENDING_APPROVAL', 'CONFIRMED', 'IN_USE', 'COMPLETED', 'DECLINED', 'CANCELLED', 'NO_SHOW'];
const instants = [null, NOW - 1, NOW, NOW + 1];

describe('booking_status_at', () => {
  it('says of every standing what the core says', async () => {
    const standings = statuses.flatMap((status) =>
      instants.flatMap((expiresAt) =>
        instants.map((noShowAt) => ({ status, expiresAt, noShowAt, confirmedAt: null }) as Standing),
      ),
    );
    const text = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
    const database = await createDatabase();
    const client = new pg.Client(database.url);
    await client.connect();
    const { rows } = await client.query(
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
    expect(rows.map((row: { status: string }) => row.status)).toEqual(standings.map((each) => statusAt(each, NOW)));
  });
});
