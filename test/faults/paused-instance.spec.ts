import { setTimeout as pause } from 'node:timers/promises';
import { act, codes, type Town, town } from '../worlds/town.js';
import { type Service, startService } from '../support/app.js';
import { built } from '../support/built.js';

const { statement } = await built('platform/db/database');

const lockResource = statement('test.lock-capacity')`select from capacity where resource_id = $1::uuid for update`;

const uuidIn = (id: string): string => id.split('_').at(-1) ?? '';

describe('An instance that is paused inside a transaction', () => {
  let healthy: Service;
  let paused: Service;
  let place: Town;
  beforeAll(async () => {
    healthy = await startService({ IDLE_TRANSACTION_TIMEOUT_MS: '1500', LOCK_TIMEOUT_MS: '5000' });
    paused = await startService({ IDLE_TRANSACTION_TIMEOUT_MS: '1500' }, healthy);
    place = await town(healthy);
  });
  afterAll(async () => {
    await paused.stop();
    await healthy.stop();
  });

  it('a paused instance blocks bookings elsewhere only until its idle transaction times out', async () => {
    const lab = await place.resource({ units: 5 });
    let locked = (): void => undefined;
    const isLocked = new Promise<void>((resolve) => (locked = resolve));
    const standing = paused.database
      .transaction(async (tx) => {
        await tx.run(lockResource, [uuidIn(lab)]);
        locked();
        // The process stands still here, as when its machine is moved.
        await pause(3_500);
        await tx.run(lockResource, [uuidIn(lab)]);
        return { ok: true as const, value: null };
      })
      .catch((error: unknown) => error);
    await isLocked;
    const since = performance.now();
    const booked = await act(healthy, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId: lab }],
      title: 'Lesson',
      startsAt: '2027-03-02T09:00:00Z',
      endsAt: '2027-03-02T10:00:00Z',
    });
    expect(codes(booked)).toEqual([]);
    expect(performance.now() - since).toBeLessThan(3_500);
    expect(await standing).toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
  });
});
