import { act, type Town, town } from '../worlds/town.js';
import { pricedLab, usedMinutesOf } from '../worlds/money.js';
import { agreed } from '../worlds/agreements.js';
import { MONDAY, type Service, startService } from '../support/app.js';
import { Random } from '../support/random.js';

const CLIENTS = 16;
const DEEDS = 15;
const HOUR = 3_600_000;

describe('Sixteen clients that book, hold, move and cancel under two agreements', () => {
  let service: Service;
  let place: Town;
  const agreements: string[] = [];
  const labs: string[] = [];
  beforeAll(async () => {
    service = await startService({ DATABASE_POOL_SIZE: String(CLIENTS), SESSION_DAYS: '365' });
    place = await town(service);
    for (let index = 0; index < 4; index++) {
      labs.push(
        await pricedLab(
          service,
          place,
          { basis: 'USED' },
          { units: 1 + index * 3, policy: { noShowAfterMinutes: 30 } },
        ),
      );
    }
    const term = { providerId: place.plant, consumerId: place.school, from: '2027-03-01', discountPercent: '10' };
    agreements.push(
      await agreed(service, place.plantAdmin, place.schoolAdmin, {
        ...term,
        to: '2027-04-01',
        includedMinutes: 900,
        resourceIds: labs,
      }),
      await agreed(service, place.plantAdmin, place.schoolAdmin, { ...term, to: '2027-06-01', includedMinutes: 600 }),
    );
  });
  afterAll(() => service.stop());

  const hours = (startsAt: number, length: number) => ({
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + length * HOUR).toISOString(),
  });

  async function live(random: Random, mine: string[]): Promise<void> {
    const startsAt = MONDAY + (1 + random.below(30)) * HOUR;
    const bookingId = random.one(mine);
    const deed =
      bookingId === undefined ? 'book' : random.weighted({ book: 5, move: 2, cancel: 2, confirm: 1, look: 2 });
    if (deed === 'book' || bookingId === undefined) {
      const chosen = labs.filter(() => random.chance(0.4));
      const { booking } = await act(service, place.coordinator, 'requestBooking', {
        organizationId: place.school,
        items: (chosen.length === 0 ? labs.slice(0, 1) : chosen).map((resourceId) => ({ resourceId })),
        title: 'Contested',
        agreementId: random.one(agreements),
        hold: random.chance(0.4),
        ...hours(startsAt, 1 + random.below(2)),
      });
      if (booking !== null) mine.push(booking.id);
    } else if (deed === 'move') {
      await act(service, place.coordinator, 'rescheduleBooking', {
        bookingId,
        ...hours(startsAt, 1 + random.below(3)),
      });
    } else if (deed === 'cancel') await act(service, place.coordinator, 'cancelBooking', { bookingId });
    else if (deed === 'confirm') await act(service, place.coordinator, 'confirmBooking', { bookingId });
    else for (const id of agreements) await usedMinutesOf(service, place.schoolAdmin, id);
    // Holds lapse and bookings are missed meanwhile.
    service.clock.advance(20_000);
  }

  it('bookings draw no more included minutes than there are, and wait for each other in order', async () => {
    const random = new Random(7);
    const clients = Array.from({ length: CLIENTS }, () => new Random(random.below(1_000_000)));
    await Promise.all(
      clients.map(async (own) => {
        const mine: string[] = [];
        for (let deed = 0; deed < DEEDS; deed++) await live(own, mine);
      }),
    );
    const wrong = await service.database.run({
      name: 'test.draws-that-do-not-add-up',
      text: `select a.agreement_id from agreement a
              where a.used_included_minutes <> (
                      select coalesce(sum(d.minutes), 0) from included_draw d
                       where d.provider_id = a.provider_id and d.agreement_id = a.agreement_id)
             union all
             select d.holder_id from included_draw d
               left join (select i.organization_id, i.booking_id, sum(i.included_minutes) as minutes
                            from booking_item i group by 1, 2) i
                      on i.organization_id = d.provider_id and i.booking_id = d.holder_id
              where d.minutes is distinct from i.minutes`,
    });
    expect(wrong).toEqual([]);
    const [database] = await service.database.run<{ deadlocks: string }>({
      name: 'test.deadlocks',
      text: 'select deadlocks from pg_stat_database where datname = current_database()',
    });
    expect(Number(database?.deadlocks)).toBe(0);
    const drawn = await Promise.all(agreements.map((id) => usedMinutesOf(service, place.schoolAdmin, id)));
    expect(drawn[0]).toBeLessThanOrEqual(900);
    expect(drawn[1]).toBeLessThanOrEqual(600);
  }, 60_000);
});
