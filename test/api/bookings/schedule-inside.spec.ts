import { MONDAY, type Service, startService } from '../../support/app.js';
import type { Person } from '../../worlds/people.js';
import { booked } from '../../worlds/money.js';
import { act, type Town, town } from '../../worlds/town.js';

const SCHEDULE = /* GraphQL */ `
  query ($id: ID!, $inside: Boolean! = false) {
    resource(id: $id) {
      schedule(from: "2027-03-02T00:00:00Z", to: "2027-03-03T00:00:00Z", inside: $inside) {
        kind
        units
        startsAt
        endsAt
        turnaroundEndsAt
        changesAt
        resource {
          id
        }
        booking {
          id
        }
      }
    }
  }
`;

describe('A schedule', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  const entries = async (id: string, inside = false, asker: Person = place.coordinator) =>
    (await service.data(SCHEDULE, { id, inside }, asker.token)).resource.schedule;
  const machineIn = (parentId: string, input: object = {}) => place.resource({ kind: 'EQUIPMENT', parentId, ...input });

  it('a schedule with what stands inside tells the machines that stop the whole, and without it does not', async () => {
    const lab = await place.resource({ kind: 'LAB', units: 10 });
    const [lathe, mill] = [await machineIn(lab), await machineIn(lab)];
    const id = await booked(service, place, lathe);
    await act(service, place.manager, 'scheduleDowntime', {
      resourceId: mill,
      startsAt: '2027-03-02T13:00:00Z',
      endsAt: '2027-03-02T14:00:00Z',
      reason: 'Service',
    });
    expect(await entries(lab)).toEqual([]);
    const told = (await entries(lab, true)).map((entry) => [entry.kind, entry.resource.id, entry.booking?.id ?? null]);
    expect(told).toEqual([
      ['BOOKING', lathe, id],
      ['DOWNTIME', mill, null],
    ]);
  });

  it('a booking of the whole is one entry on the container, and one of a part and a machine is two', async () => {
    const lab = await place.resource({ kind: 'LAB', units: 10 });
    const lathe = await machineIn(lab);
    await booked(service, place, lab, { items: [{ resourceId: lab, units: 10 }] });
    const later = { startsAt: '2027-03-02T12:00:00Z', endsAt: '2027-03-02T13:00:00Z' };
    await booked(service, place, lab, { items: [{ resourceId: lab, units: 4 }, { resourceId: lathe }], ...later });
    const told = (await entries(lab, true)).map((entry) => [entry.resource.id, entry.units]);
    expect(told.slice(0, 1)).toEqual([[lab, 10]]);
    expect(told.slice(1).toSorted()).toEqual(
      [
        [lab, 4],
        [lathe, 1],
      ].toSorted(),
    );
    expect((await entries(lathe)).map((entry) => entry.resource.id)).toEqual([lathe, lathe]);
  });

  it('an entry on a machine that the viewer may not see is told of the container', async () => {
    const lab = await place.resource({ kind: 'LAB', units: 10 });
    const hidden = await machineIn(lab, { audience: 'OWN_ORGANIZATION' });
    await act(service, place.manager, 'scheduleDowntime', {
      resourceId: hidden,
      startsAt: '2027-03-02T13:00:00Z',
      endsAt: '2027-03-02T14:00:00Z',
      reason: 'Service',
    });
    const placesFor = async (asker: Person) => (await entries(lab, true, asker)).map((entry) => entry.resource.id);
    expect([await placesFor(place.coordinator), await placesFor(place.manager)]).toEqual([[lab], [hidden]]);
  });

  it('an entry tells the end of its turnaround, and its own end when there is none', async () => {
    const [tidied, plain] = [await place.resource({ policy: { turnaroundMinutes: 30 } }), await place.resource()];
    await booked(service, place, tidied);
    await booked(service, place, plain);
    const ends = async (id: string) => (await entries(id)).map((entry) => [entry.endsAt, entry.turnaroundEndsAt]);
    const end = '2027-03-02T11:00:00.000Z';
    expect([await ends(tidied), await ends(plain)]).toEqual([[[end, '2027-03-02T11:30:00.000Z']], [[end, end]]]);
  });

  it('an entry that was checked out early tells no turnaround before its end', async () => {
    const lab = await place.resource({ policy: { turnaroundMinutes: 30 } });
    const bookingId = await booked(service, place, lab);
    service.clock.set('2027-03-02T09:00:00Z');
    await act(service, place.coordinator, 'checkInBooking', { bookingId });
    service.clock.set('2027-03-02T09:30:00Z');
    await act(service, place.coordinator, 'checkOutBooking', { bookingId });
    const [entry] = await entries(lab);
    expect(entry).toMatchObject({ endsAt: '2027-03-02T11:00:00.000Z', turnaroundEndsAt: '2027-03-02T11:00:00.000Z' });
  });

  it('an entry tells when the clock alone ends it: a hold, a request, a no-show, and never', async () => {
    const wishes = [
      [{}, { hold: true }],
      [{ approval: 'OWNER_APPROVES' }, {}],
      [{ noShowAfterMinutes: 20 }, {}],
      [{}, {}],
    ] as const;
    const told = [];
    for (const [policy, input] of wishes) {
      const lab = await place.resource({ policy });
      await booked(service, place, lab, input);
      told.push(...(await entries(lab)).map((entry) => entry.changesAt));
    }
    expect(told).toEqual(['2027-03-01T08:10:00.000Z', '2027-03-02T09:00:00.000Z', '2027-03-02T09:20:00.000Z', null]);
  });

  it('an entry that was missed changes no more', async () => {
    const lab = await place.resource({ policy: { noShowAfterMinutes: 20 } });
    await booked(service, place, lab);
    service.clock.set('2027-03-02T09:20:00Z');
    expect((await entries(lab)).map((entry) => entry.changesAt)).toEqual([null]);
  });
});
