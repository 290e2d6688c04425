import { type Service, startService } from '../support/app.js';
import { driver } from '../support/built.js';
import { type Changes, LiveSocket } from '../worlds/live.js';
import { person } from '../worlds/people.js';
import { act, type Town, town } from '../worlds/town.js';

const { Client } = await driver();
const ACCOUNTS = Number(process.env['LIVE_ACCOUNTS'] ?? 4);
const OF_EACH = 25;

describe('A hint to many connections', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  it('costs as few statements as a hint to one', async () => {
    const lab = await place.resource();
    const subscriptions: Changes[] = [];
    for (let account = 0; account < ACCOUNTS; account++) {
      const viewer = await person(service, `Viewer ${account}`);
      for (let count = 0; count < OF_EACH; count++) {
        const live = await LiveSocket.of(service, viewer);
        subscriptions.push(await live.changed({ resourceIds: [lab] }));
      }
    }
    const prototype = Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
    const { query } = prototype;
    const sent: string[] = [];
    prototype.query = function (this: unknown, ...args: unknown[]) {
      const [first] = args as [string | { text: string; name?: string }];
      sent.push(typeof first === 'string' ? first : (first.name ?? first.text));
      return query.apply(this, args);
    };
    const { booking } = await act(service, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId: lab }],
      title: 'Lesson',
      startsAt: '2027-03-02T09:00:00Z',
      endsAt: '2027-03-02T11:00:00Z',
    });
    const since = performance.now();
    await Promise.all(subscriptions.map((changes) => changes.kind('SCHEDULE')));
    const took = performance.now() - since;
    prototype.query = query;
    expect(booking.status).toBe('CONFIRMED');
    if (process.env['LIVE_ACCOUNTS'] !== undefined) process.stdout.write(`${subscriptions.length} in ${took} ms\n`);
    const counted = sent.filter((name) => name.startsWith('live.') || name === 'access.viewers-by-accounts').sort();
    expect(counted).toEqual([
      'access.viewers-by-accounts',
      'live.notify',
      'live.relatives-of-resources',
      'live.sides-of-bookings',
    ]);
    for (const { live } of subscriptions) live.close();
  });
});
