import { MONDAY, type Service, startService } from '../support/app.js';
import { person, type Person } from '../worlds/people.js';
import { filtered, scheduled, seen } from '../worlds/reading.js';
import {
  act,
  type Act,
  type ActInput,
  codes,
  type Town,
  town,
  type BookingStep,
  type StepInput,
} from '../worlds/town.js';
import { resourceId, updateResource } from '../worlds/resources.js';
import { createSite } from '../worlds/places.js';
import type { BookingFilter, BookingStatus, RequestBookingInput, UpdateResourceInput } from '../worlds/schema.js';
import type { Given } from '../worlds/mutations.js';

type Request = Given<'requestBooking'>;
/** A resource by its id, or items as the API takes them. */
type Wish = string | RequestBookingInput['items'];

const FREE = /* GraphQL */ `
  query ($id: ID!, $from: DateTime!, $to: DateTime!, $minimumMinutes: Int! = 1, $units: Int! = 1) {
    resource(id: $id) {
      freePeriods(from: $from, to: $to, minimumMinutes: $minimumMinutes, units: $units) {
        startsAt
        endsAt
      }
    }
  }
`;

/** "09:00" is on Tuesday 2 March 2027, "05T09:00" on 5 March, both in UTC; anything longer says it all. */
export function instant(text: string): string {
  if (/^\d\d:\d\d/.test(text)) return `2027-03-02T${text}${text.length === 5 ? ':00' : ''}Z`;
  return /^\d\dT\d\d:\d\d$/.test(text) ? `2027-03-${text}:00Z` : text;
}

/** An instant as the service writes it. */
export const written = (text: string): string => new Date(instant(text)).toISOString();

/** The school, the plant and what is done between them; one service for all tests of a file. */
export class Stage {
  service: Service;
  town: Town;
  private readonly sites = new Map<string, string>();

  async open(): Promise<void> {
    this.service = await startService({ SESSION_DAYS: '365' });
    this.town = await town(this.service);
  }

  now(text: string): void {
    this.service.clock.set(instant(text));
  }

  newcomer(name: string): Promise<Person> {
    return person(this.service, name);
  }

  /** A new listed resource of the plant. */
  lab(input: Given<'createResource'> = {}): Promise<string> {
    return this.town.resource(input);
  }

  /** A new listed resource of the plant at a site in another time zone. */
  async labIn(timeZone: string, input: Given<'createResource'> = {}): Promise<string> {
    const { manager, plant } = this.town;
    const known = this.sites.get(timeZone);
    const site = known ?? (await createSite(this.service, manager, { organizationId: plant, timeZone })).site.id;
    this.sites.set(timeZone, site);
    return resourceId(this.service, manager, { siteId: site, ...input });
  }

  async change(resource: string, input: Omit<UpdateResourceInput, 'resourceId'>): Promise<void> {
    const payload = await updateResource(this.service, this.town.manager, { resourceId: resource, ...input });
    expect(payload.userErrors).toEqual([]);
  }

  wish(wish: Wish, from: string, to: string, input: Request = {}): RequestBookingInput {
    return {
      organizationId: this.town.school,
      items: typeof wish === 'string' ? [{ resourceId: wish }] : wish,
      title: 'Practice',
      startsAt: instant(from),
      endsAt: instant(to),
      ...input,
    };
  }

  act<Name extends Act>(asker: Person, operation: Name, input: ActInput<Name>) {
    return act(this.service, asker, operation, input);
  }

  request(wish: Wish, from: string, to: string, input: Request = {}, asker = this.town.coordinator) {
    return this.act(asker, 'requestBooking', this.wish(wish, from, to, input));
  }

  /** The codes that a request is refused with; none when it is booked. */
  async asked(wish: Wish, from: string, to: string, input: Request = {}, asker = this.town.coordinator) {
    return codes(await this.request(wish, from, to, input, asker));
  }

  /** The codes that a request would be refused with; books nothing. */
  async previewed(wish: Wish, from: string, to: string, input: Request = {}, asker = this.town.coordinator) {
    return codes(await this.act(asker, 'previewBooking', this.wish(wish, from, to, input)));
  }

  /** The id of a new booking; fails when it is refused. */
  async booked(wish: Wish, from: string, to: string, input: Request = {}, asker = this.town.coordinator) {
    const { booking, userErrors } = await this.request(wish, from, to, input, asker);
    expect(userErrors).toEqual([]);
    return booking.id;
  }

  /** When else it could be, as the payload tells. */
  async alternatives(wish: Wish, from: string, to: string, input: Request = {}, asker = this.town.coordinator) {
    const payload = await this.act(asker, 'requestWithAlternatives', this.wish(wish, from, to, input));
    return payload.alternatives;
  }

  bySchool(operation: BookingStep, bookingId: string, input: StepInput = {}) {
    return this.act(this.town.coordinator, operation, { bookingId, ...input });
  }

  byPlant(operation: BookingStep, bookingId: string, input: StepInput = {}) {
    return this.act(this.town.manager, operation, { bookingId, ...input });
  }

  move(
    bookingId: string,
    from: string,
    to: string,
    input: Given<'rescheduleBooking'> = {},
    asker = this.town.coordinator,
  ) {
    const period = { startsAt: instant(from), endsAt: instant(to) };
    return this.act(asker, 'rescheduleBooking', { bookingId, ...period, ...input });
  }

  seen(id: string, asker = this.town.coordinator) {
    return seen(this.service, asker, id);
  }

  async status(id: string): Promise<BookingStatus> {
    return (await this.seen(id)).status;
  }

  found(filter: BookingFilter, asker = this.town.manager): Promise<string[]> {
    return filtered(this.service, asker, filter);
  }

  schedule(resource: string, from = '00:00', to = '03T00:00', asker = this.town.manager) {
    return scheduled(this.service, asker, resource, instant(from), instant(to));
  }

  downtime(
    resource: string,
    from: string,
    to: string,
    input: Given<'scheduleDowntime'> = {},
    asker = this.town.manager,
  ) {
    const period = { startsAt: instant(from), endsAt: instant(to) };
    return this.act(asker, 'scheduleDowntime', { resourceId: resource, reason: 'Oil', ...period, ...input });
  }

  series(
    wish: Wish,
    startsAtLocal: string,
    endsAtLocal: string,
    recurrence: string,
    input: Given<'requestBookingSeries'> = {},
  ) {
    const { organizationId, items, title } = this.wish(wish, '09:00', '10:00');
    const asked = { organizationId, items, title, startsAtLocal, endsAtLocal, recurrence, ...input };
    return this.act(this.town.coordinator, 'requestBookingSeries', asked);
  }

  freePeriods(resource: string, from: string, to: string, more: object = {}, asker = this.town.coordinator) {
    const variables = { id: resource, from: instant(from), to: instant(to), ...more };
    return this.service.graphql(FREE, variables, asker.token);
  }

  /** The free periods of a resource; fails when the question is refused. */
  async free(resource: string, from = '00:00', to = '03T00:00', more: object = {}) {
    const { data, errors } = await this.freePeriods(resource, from, to, more);
    expect(errors).toEqual([]);
    return data.resource.freePeriods;
  }
}

// A module lives as long as the file of tests that imports it: one service for each of them.
const stage = new Stage();
beforeAll(() => stage.open());
afterAll(() => stage.service.stop());

/** Behaviours told on the file's stage, each from Monday 1 March 2027, 08:00 UTC on. */
export function onStage(name: string, tell: (stage: Stage) => void): void {
  describe(name, () => {
    beforeEach(() => stage.service.clock.set(MONDAY));
    tell(stage);
  });
}
