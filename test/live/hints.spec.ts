import { type Service, startService } from '../support/app.js';
import { LiveSocket } from '../worlds/live.js';
import { act, type Town, town } from '../worlds/town.js';

describe('Live hints', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  const book = (resourceId: string, day = '02') =>
    act(service, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId }],
      title: 'Lesson',
      startsAt: `2027-03-${day}T09:00:00Z`,
      endsAt: `2027-03-${day}T11:00:00Z`,
    });

  it('a booking gives SCHEDULE to those who subscribed to its resource', async () => {
    const lab = await place.resource();
    const live = await LiveSocket.of(service, place.manager);
    const changes = await live.changed({ resourceIds: [lab], organizationIds: [place.plant] });
    const since = performance.now();
    const { booking } = await book(lab);
    const told = await changes.kind('SCHEDULE');
    console.log(performance.now() - since);
    expect(told).toMatchObject({ id: lab, from: booking.startsAt, to: booking.endsAt });
    expect(await changes.kind('BOOKING')).toMatchObject({ id: booking.id, from: null, to: null });
    live.close();
  });
});
