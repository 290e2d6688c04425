import { onStage } from './stage.js';
import type { Root } from '../support/app.js';
import type { RequestBookingPayload } from '../worlds/schema.js';

const STATE = `resource { schedule(from: "2027-03-02T00:00:00Z", to: "2027-03-03T00:00:00Z") { kind startsAt } }`;

type Requests = Record<'first' | 'second', RequestBookingPayload>;

onStage('Several mutations in one document', (stage) => {
  const send = async <Data = Root>(document: string, variables: object, asker = stage.town.coordinator) => {
    const { data, errors } = await stage.service.graphql<Data>(document, variables, asker.token);
    expect(errors).toEqual([]);
    return data;
  };

  it('a second request conflicts with the first one in the document', async () => {
    const document = `mutation ($input: RequestBookingInput!) {
      first: requestBooking(input: $input) { booking { id } }
      second: requestBooking(input: $input) { userErrors { code } conflicts { booking { id } } }
    }`;
    const { first, second } = await send<Requests>(document, {
      input: stage.wish(await stage.lab(), '09:00', '10:00'),
    });
    expect(second).toEqual({ userErrors: [{ code: 'CONFLICT' }], conflicts: [{ booking: { id: first.booking.id } }] });
  });

  it('each mutation returns the booking as it is after that mutation', async () => {
    const id = await stage.booked(await stage.lab(), '09:00', '10:00', { hold: true });
    const document = `mutation ($action: BookingActionInput!, $move: RescheduleBookingInput!) {
      confirmBooking(input: $action) { booking { status items { ${STATE} } } }
      rescheduleBooking(input: $move) { booking { status startsAt items { ${STATE} } } }
      cancelBooking(input: $action) { booking { status items { ${STATE} } } }
    }`;
    const move = { bookingId: id, startsAt: '2027-03-02T12:00:00Z', endsAt: '2027-03-02T13:00:00Z' };
    const data = await send(document, { action: { bookingId: id }, move });
    const state = (...schedule: object[]) => [{ resource: { schedule } }];
    expect(data).toEqual({
      confirmBooking: {
        booking: { status: 'CONFIRMED', items: state({ kind: 'BOOKING', startsAt: '2027-03-02T09:00:00.000Z' }) },
      },
      rescheduleBooking: {
        booking: {
          status: 'CONFIRMED',
          startsAt: '2027-03-02T12:00:00.000Z',
          items: state({ kind: 'BOOKING', startsAt: '2027-03-02T12:00:00.000Z' }),
        },
      },
      cancelBooking: { booking: { status: 'CANCELLED', items: state() } },
    });
  });

  it('the payload of a downtime shows it in the schedule, and its cancellation does not', async () => {
    const lab = await stage.lab();
    const schedule = `mutation ($input: ScheduleDowntimeInput!) {
      scheduleDowntime(input: $input) { downtime { id ${STATE} } }
    }`;
    const input = { resourceId: lab, startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T10:00:00Z', reason: 'Oil' };
    const { scheduleDowntime } = await send(schedule, { input }, stage.town.manager);
    expect(scheduleDowntime.downtime.resource.schedule).toHaveLength(1);
    const cancel = `mutation ($input: CancelDowntimeInput!) { cancelDowntime(input: $input) { downtime { ${STATE} } } }`;
    const { downtime } = scheduleDowntime;
    const { cancelDowntime } = await send(cancel, { input: { downtimeId: downtime.id } }, stage.town.manager);
    expect(cancelDowntime.downtime.resource.schedule).toEqual([]);
  });

  it('a cancelled series shows its bookings as cancelled', async () => {
    const { series } = await stage.series(
      await stage.lab(),
      '2027-03-09T09:00',
      '2027-03-09T10:00',
      'FREQ=DAILY;COUNT=2',
    );
    const document = `mutation ($input: CancelBookingSeriesInput!) {
      cancelBookingSeries(input: $input) { cancelled series { occurrences { booking { status } } } }
    }`;
    const { cancelBookingSeries } = await send(document, { input: { seriesId: series.id } });
    const called = { booking: { status: 'CANCELLED' } };
    expect(cancelBookingSeries).toEqual({ cancelled: 2, series: { occurrences: [called, called] } });
  });

  it('two requests with one key return one booking', async () => {
    const document = `mutation ($input: RequestBookingInput!) {
      first: requestBooking(input: $input) { booking { id } userErrors { code } }
      second: requestBooking(input: $input) { booking { id } userErrors { code } }
    }`;
    const input = stage.wish(await stage.lab(), '09:00', '10:00', { idempotencyKey: 'twice in one' });
    const { first, second } = await send<Requests>(document, { input });
    expect(second).toEqual(first);
    expect(first.userErrors).toEqual([]);
  });
});
