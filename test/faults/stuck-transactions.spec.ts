import pg from 'pg';
import { type Town, town } from '../worlds/town.js';
import { PASSWORD } from '../worlds/people.js';
import { type Service, startService } from '../support/app.js';

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }`;
const REQUEST = `
  mutation ($input: RequestBookingInput!) { requestBooking(input: $input) { booking { id } userErrors { code } } }`;

describe('A stuck transaction that locks the row of one resource', () => {
  let service: Service;
  let place: Town;
  let busy: string;
  let calm: string;
  let stuck: pg.Client;

  const wish = (resourceId: string, hour: number) => ({
    organizationId: place.school,
    title: 'Class',
    items: [{ resourceId, units: 1 }],
    startsAt: new Date(Date.UTC(2027, 2, 2, hour)).toISOString(),
    endsAt: new Date(Date.UTC(2027, 2, 2, hour + 1)).toISOString(),
  });
  const book = (resourceId: string, hour: number) =>
    service.graphql(REQUEST, { input: wish(resourceId, hour) }, place.coordinator.token);

  beforeAll(async () => {
    service = await startService({ LOCK_TIMEOUT_MS: '1500', CONNECTION_TIMEOUT_MS: '1500' });
    place = await town(service);
    busy = await place.resource({ units: 50 });
    calm = await place.resource({ units: 50 });
    stuck = new pg.Client(service.databaseUrl);
    await stuck.connect();
    await stuck.query('begin');
    await stuck.query('select from capacity where resource_id = $1 for update', [uuidIn(busy)]);
  });
  afterAll(async () => {
    await stuck.end();
    await service.stop();
  });

  it('a stuck transaction makes only bookings of its resource unavailable', async () => {
    const waiting = Array.from({ length: 24 }, (_, index) => book(busy, index % 10));
    const others = [
      service.http.get('/readyz').then(({ status }) => status),
      service.graphql('{ viewer { isPlatformAdmin } }', {}, place.coordinator.token).then(({ status }) => status),
      service
        .graphql(SIGN_IN, { input: { email: place.coordinator.email, password: PASSWORD } })
        .then(({ data }) => typeof data.signIn.accessToken),
      book(calm, 3).then(({ data }) => typeof data.requestBooking.booking.id),
    ];
    const [first] = await Promise.all([Promise.race(waiting), ...others]);
    expect(await Promise.all(others)).toEqual([200, 200, 'string', 'string']);
    expect(first.errors[0]?.extensions['code']).toBe('SERVICE_UNAVAILABLE');
    const answers = await Promise.all(waiting);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 24 }, () => 503));
    expect(answers[0]?.headers['retry-after']).toBe('5');
    expect(answers[0]?.errors[0]?.extensions['retryAfterSeconds']).toBe(5);
  });

  it('waiting bookings change nothing, and the time is free after the stuck transaction ends', async () => {
    await stuck.query('rollback');
    const whole = { ...wish(busy, 3), items: [{ resourceId: busy, units: 50 }] };
    const { data } = await service.graphql(REQUEST, { input: whole }, place.coordinator.token);
    expect(data.requestBooking).toEqual({ booking: { id: expect.any(String) }, userErrors: [] });
  });
});

/** The stored id in a global id of a resource. */
function uuidIn(id: string): string {
  const hex = /[0-9a-f]{32}/.exec(id)?.[0] ?? '';
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
