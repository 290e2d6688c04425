import pg from 'pg';
import { person, type Person } from '../worlds/people.js';
import { act, codes, type Town, town } from '../worlds/town.js';
import { join } from '../worlds/places.js';
import { type Service, startService } from '../support/app.js';
import type { Inputs, RequestBookingPayload } from '../worlds/schema.js';
import type { Given } from '../worlds/mutations.js';
import { nth } from '../support/lists.js';

const CLIENTS = 40;
const DEAR_AT_ONCE = 4;

/** All at once: nobody waits for another's answer. */
const together = <T>(count: number, each: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => each(index)));

type Outcome = Pick<RequestBookingPayload, 'booking' | 'userErrors' | 'conflicts'>;

describe('Forty concurrent clients', () => {
  let service: Service;
  let place: Town;
  const rivals: Person[] = [];
  /** Series are dear requests, of which one account runs a few at a time. */
  const rival = (index: number): Person => rivals[Math.floor(index / DEAR_AT_ONCE)] ?? place.coordinator;
  beforeAll(async () => {
    // A connection for each, so that none of them waits for another before it reaches PostgreSQL.
    service = await startService({ DATABASE_POOL_SIZE: String(CLIENTS) });
    place = await town(service);
    for (let number = 0; number < CLIENTS / DEAR_AT_ONCE; number++) {
      const coordinator = await person(service, `Rival ${number}`);
      await join(service, place.school, place.schoolAdmin, coordinator, ['COORDINATOR']);
      rivals.push(coordinator);
    }
  });
  afterAll(() => service.stop());

  const request = (
    items: Inputs['requestBooking']['items'],
    startsAt: string,
    endsAt: string,
    others: Given<'requestBooking'> = {},
  ): Promise<Outcome> =>
    act(service, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items,
      startsAt: `2027-03-02T${startsAt}:00Z`,
      endsAt: `2027-03-02T${endsAt}:00Z`,
      title: 'Contested',
      ...others,
    });
  const winners = (outcomes: Outcome[]) => outcomes.filter((outcome) => outcome.booking !== null);
  const losers = (outcomes: Outcome[]) => outcomes.filter((outcome) => outcome.booking === null);

  /** The most units taken at one instant, as stored. */
  async function peak() {
    const client = new pg.Client(service.databaseUrl);
    await client.connect();
    const { rows } = await client.query<{ resource_id: string; peak: number; units: number }>(`
      select resource_id, units, max(level)::int as peak from (
        select e.resource_id, c.units, sum(delta) over (partition by e.resource_id order by at, delta) as level from (
          select resource_id, lower(blocked_during) as at, units as delta from allocation
          union all select resource_id, upper(blocked_during), -units from allocation) e
        join capacity c using (resource_id)) s
      group by resource_id, units`);
    await client.end();
    return rows;
  }

  afterEach(async () => {
    for (const row of await peak()) expect(row.peak).toBeLessThanOrEqual(row.units);
  });

  it('one client gets a slot of an exclusive resource, and the others see the conflict', async () => {
    const lab = await place.resource();
    const outcomes = await together(CLIENTS, () => request([{ resourceId: lab }], '09:00', '10:00'));
    expect(winners(outcomes)).toHaveLength(1);
    for (const loser of losers(outcomes)) {
      expect(codes(loser)).toEqual(['CONFLICT']);
      expect(loser.conflicts).toHaveLength(1);
    }
  });

  it('overlapping slots are booked at most once at each instant', async () => {
    const lab = await place.resource();
    const minute = (index: number) => String(index % 60).padStart(2, '0');
    const outcomes = await together(CLIENTS, (index) =>
      request([{ resourceId: lab }], `09:${minute(index)}`, `10:${minute(index)}`),
    );
    expect(winners(outcomes)).toHaveLength(1);
    expect(losers(outcomes).every((loser) => loser.conflicts.length > 0)).toBe(true);
  });

  it('forty clients get exactly the units that a counted resource has', async () => {
    const benches = await place.resource({ units: 7 });
    const outcomes = await together(CLIENTS, () => request([{ resourceId: benches, units: 1 }], '09:00', '10:00'));
    expect(winners(outcomes)).toHaveLength(7);
    expect(losers(outcomes).every((loser) => codes(loser).join() === 'CONFLICT')).toBe(true);
  });

  it('a booking of several resources gets all or none, in whatever order they are named', async () => {
    const resources = await together(6, (index) => place.resource(index % 2 === 0 ? {} : { units: 2 }));
    const outcomes = await together(CLIENTS, (index) => {
      const chosen = [0, 1, 2].map((offset) => nth(resources, (index * 5 + offset * (index % 2 === 0 ? 1 : 5)) % 6));
      return request(
        chosen.map((resourceId) => ({ resourceId })),
        '13:00',
        '14:00',
      );
    });
    expect(winners(outcomes).length).toBeGreaterThan(0);
    const halves = await service.database.run<{ holder_id: string }>({
      name: 'test.halves',
      text: `select holder_id from allocation a where lower(reserved_during) = '2027-03-02T13:00:00Z'
              group by organization_id, holder_id
             having count(*) <> (select count(*) from booking_item i
                                  where i.organization_id = a.organization_id and i.booking_id = a.holder_id)`,
    });
    expect(halves).toEqual([]);
    expect(losers(outcomes).every((loser) => loser.conflicts.length > 0)).toBe(true);
  });

  it.each(['a', 'b', 'c', 'd', 'e'])(
    'the idempotency key %s makes one booking, and all clients get it',
    async (key) => {
      const lab = await place.resource();
      const outcomes = await together(CLIENTS, () =>
        request([{ resourceId: lab }], '09:00', '10:00', { idempotencyKey: key }),
      );
      expect(losers(outcomes)).toEqual([]);
      expect(new Set(outcomes.map((outcome) => outcome.booking?.id)).size).toBe(1);
    },
  );

  it('exactly one of several clashing series is booked, and it is booked whole', async () => {
    const lab = await place.resource();
    const outcomes = await together(16, (index) =>
      act(service, rival(index), 'requestBookingSeries', {
        organizationId: place.school,
        items: [{ resourceId: lab }],
        title: 'Semester',
        startsAtLocal: `2027-03-0${3 + (index % 2)}T09:00`,
        endsAtLocal: `2027-03-0${3 + (index % 2)}T10:30`,
        recurrence: 'FREQ=DAILY;COUNT=20',
      }),
    );
    const booked = outcomes.filter((outcome) => outcome.series !== null);
    expect(booked).toHaveLength(1);
    expect(booked[0]?.occurrences).toHaveLength(20);
  });

  it('a series that skips conflicts books all of its remaining days despite rivals', async () => {
    const lab = await place.resource();
    // Every two of them meet on some day and miss each other on others.
    const outcomes = await together(CLIENTS, (index) =>
      act(service, rival(index), 'requestBookingSeries', {
        organizationId: place.school,
        items: [{ resourceId: lab }],
        title: `Series ${index}`,
        startsAtLocal: '2027-03-03T09:00',
        endsAtLocal: '2027-03-03T10:00',
        recurrence: `FREQ=DAILY;INTERVAL=${index + 1};COUNT=20`,
        onConflict: 'SKIP_CONFLICTS',
      }),
    );
    const booked = outcomes.flatMap((outcome) =>
      outcome.occurrences.flatMap((occurrence) => occurrence.booking?.startsAt ?? []),
    );
    expect(new Set(booked).size).toBe(booked.length);
    expect(outcomes.filter((outcome) => outcome.series !== null).length).toBeGreaterThan(1);
  });
});
