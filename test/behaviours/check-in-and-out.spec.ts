import { codes } from '../worlds/town.js';
import { onStage, written } from './stage.js';
import type { Given } from '../worlds/mutations.js';
import type { BookingPolicyInput } from '../worlds/schema.js';

const WRONG = ['WRONG_STATUS'];

onStage('Check-in and check-out', (stage) => {
  const booked = async (policy: BookingPolicyInput = {}, input: Given<'requestBooking'> = {}) => {
    const lab = await stage.lab({ policy, ...input });
    return { lab, id: await stage.booked(lab, '09:00', '11:00') };
  };
  const checkedIn = async (policy: BookingPolicyInput = {}, at = '09:00') => {
    const made = await booked(policy);
    stage.now(at);
    expect(codes(await stage.bySchool('checkInBooking', made.id))).toEqual([]);
    return made;
  };

  it('check-in opens at the start when it opens zero minutes before', async () => {
    const { id } = await booked({ checkInOpensMinutes: 0 });
    stage.service.clock.set(Date.parse('2027-03-02T09:00:00Z') - 1);
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual(['CHECK_IN_NOT_OPEN']);
    stage.now('09:00');
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual([]);
  });

  it('check-in is possible until the last moment before the end', async () => {
    const { id } = await booked();
    stage.service.clock.set(Date.parse('2027-03-02T11:00:00Z') - 1);
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual([]);
  });

  it('a booking is checked in only once', async () => {
    const { id } = await checkedIn();
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual(WRONG);
    stage.now('10:00');
    await stage.bySchool('checkOutBooking', id);
    expect(codes(await stage.bySchool('checkOutBooking', id))).toEqual(WRONG);
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual(WRONG);
  });

  it('a check-out needs a check-in first', async () => {
    const { id } = await booked();
    stage.now('09:00');
    expect(codes(await stage.bySchool('checkOutBooking', id))).toEqual(WRONG);
  });

  it('a check-in and a check-out leave the booked period unchanged', async () => {
    const { id } = await checkedIn();
    stage.now('10:00');
    const { booking } = await stage.bySchool('checkOutBooking', id);
    expect(booking).toMatchObject({ startsAt: written('09:00'), endsAt: written('11:00') });
  });

  it('a check-in and a check-out record seconds', async () => {
    const { id } = await checkedIn({}, '09:00:17');
    stage.service.clock.set(Date.parse('2027-03-02T10:00:42.123Z'));
    await stage.bySchool('checkOutBooking', id);
    expect(await stage.seen(id)).toMatchObject({
      checkedInAt: '2027-03-02T09:00:17.000Z',
      checkedOutAt: '2027-03-02T10:00:42.123Z',
    });
  });

  it('a check-out before the start frees the whole time and stays in the schedule', async () => {
    const { lab, id } = await checkedIn({}, '08:50');
    stage.now('08:55');
    expect((await stage.bySchool('checkOutBooking', id)).booking.status).toBe('COMPLETED');
    expect(await stage.asked(lab, '09:00', '11:00')).toEqual([]);
    expect(await stage.schedule(lab)).toHaveLength(2);
  });

  it('an early check-in takes no time from the booking before', async () => {
    const lab = await stage.lab();
    const before = await stage.booked(lab, '08:00', '09:00');
    const after = await stage.booked(lab, '09:00', '10:00');
    stage.now('08:00');
    await stage.bySchool('checkInBooking', before);
    stage.now('08:50');
    expect(codes(await stage.bySchool('checkInBooking', after))).toEqual([]);
    expect(await stage.status(before)).toBe('IN_USE');
  });

  it('a late check-out needs no permission and takes no time from the next booking', async () => {
    const { lab, id } = await checkedIn();
    stage.now('11:20');
    expect(await stage.found({ resourceId: lab, needsTimes: true })).toEqual([id]);
    const next = await stage.booked(lab, '11:20', '12:00');
    expect((await stage.bySchool('checkOutBooking', id)).booking.status).toBe('COMPLETED');
    expect(await stage.status(next)).toBe('CONFIRMED');
    expect(await stage.found({ resourceId: lab, needsTimes: true })).toEqual([]);
  });

  it('an early check-out frees the rest, and both bookings stay in the schedule', async () => {
    const { lab, id } = await checkedIn();
    stage.now('10:00');
    await stage.bySchool('checkOutBooking', id);
    const next = await stage.booked(lab, '10:00', '11:00');
    const entries = await stage.schedule(lab);
    expect(entries.map((entry: { booking: { id: string } }) => entry.booking.id)).toEqual([id, next]);
  });

  it('a provider may check bookings in and out', async () => {
    const { id } = await booked();
    stage.now('09:00');
    expect(codes(await stage.byPlant('checkInBooking', id))).toEqual([]);
    stage.now('10:00');
    expect(codes(await stage.byPlant('checkOutBooking', id))).toEqual([]);
  });

  describe('A check-in or check-out at another time than now', () => {
    it('anyone may pass null to check in now', async () => {
      const { id } = await booked();
      stage.now('09:00');
      expect(codes(await stage.bySchool('checkInBooking', id, { at: null }))).toEqual([]);
    });

    it.each([
      ['before it opened', '08:44:59'],
      ['at the end', '11:00'],
      ['after the end', '11:30'],
    ])('a check-in time is refused %s', async (_, at) => {
      const { id } = await booked();
      stage.now('15:00');
      const refused = await stage.byPlant('checkInBooking', id, { at: written(at) });
      expect(codes(refused)).toEqual(['CHECK_IN_NOT_OPEN']);
    });

    it('a check-out time may be now at the latest', async () => {
      const { id } = await checkedIn();
      stage.now('10:00');
      expect(codes(await stage.byPlant('checkOutBooking', id, { at: written('10:00:01') }))).toEqual([
        'INVALID_PERIOD',
      ]);
      expect(codes(await stage.byPlant('checkOutBooking', id, { at: written('10:00') }))).toEqual([]);
    });

    it('a check-out time must be after the check-in', async () => {
      const { id } = await checkedIn();
      stage.now('10:00');
      expect(codes(await stage.byPlant('checkOutBooking', id, { at: written('09:00') }))).toEqual(['INVALID_PERIOD']);
    });

    it('a check-out time in the past frees the time after it', async () => {
      const { lab, id } = await checkedIn({ turnaroundMinutes: 10 });
      stage.now('10:30');
      await stage.byPlant('checkOutBooking', id, { at: written('09:40') });
      expect(await stage.asked(lab, '10:30', '11:30')).toEqual([]);
    });

    it('a check-in and a check-out within one minute are recorded', async () => {
      const { id } = await booked();
      stage.now('15:00');
      await stage.byPlant('checkInBooking', id, { at: written('09:00:10') });
      expect(codes(await stage.byPlant('checkOutBooking', id, { at: written('09:00:11') }))).toEqual([]);
      expect(await stage.status(id)).toBe('COMPLETED');
    });

    it('a booking that the provider recorded afterwards can be checked in and out', async () => {
      const lab = await stage.lab();
      const id = await stage.booked(lab, '01T06:00', '01T07:00', {}, stage.town.manager);
      expect(await stage.found({ resourceId: lab, needsTimes: true })).toEqual([id]);
      await stage.byPlant('checkInBooking', id, { at: '2027-03-01T06:00:00Z' });
      await stage.byPlant('checkOutBooking', id, { at: '2027-03-01T07:15:00Z' });
      expect(await stage.found({ resourceId: lab, needsTimes: true })).toEqual([]);
    });
  });
});

onStage('No-shows', (stage) => {
  it('a no-show after zero minutes is marked at the start unless the booking is checked in', async () => {
    const policy = { noShowAfterMinutes: 0 };
    const missed = await stage.booked(await stage.lab({ policy }), '09:00', '10:00');
    const came = await stage.booked(await stage.lab({ policy }), '09:00', '10:00');
    stage.now('08:59');
    await stage.bySchool('checkInBooking', came);
    stage.now('09:00');
    expect(await stage.status(missed)).toBe('NO_SHOW');
    expect(await stage.status(came)).toBe('IN_USE');
  });

  it('a no-show deadline beyond the end applies, and the booking needs its times until then', async () => {
    const lab = await stage.lab({ policy: { noShowAfterMinutes: 120, turnaroundMinutes: 30 } });
    const id = await stage.booked(lab, '09:00', '10:00');
    stage.now('10:59');
    expect(await stage.found({ resourceId: lab, needsTimes: true })).toEqual([id]);
    expect(await stage.asked(lab, '11:05', '11:30')).toEqual([]);
    stage.now('11:00');
    expect(await stage.status(id)).toBe('NO_SHOW');
    expect(await stage.found({ resourceId: lab, needsTimes: true })).toEqual([]);
    expect(await stage.asked(lab, '11:30', '12:30')).toEqual(['CONFLICT']);
    expect(await stage.asked(lab, '12:00', '12:30')).toEqual([]);
  });

  it('a no-show marked after the end takes no more time', async () => {
    const lab = await stage.lab({ policy: { turnaroundMinutes: 30 } });
    const id = await stage.booked(lab, '09:00', '10:00');
    stage.now('12:00');
    expect((await stage.byPlant('markNoShow', id)).booking.status).toBe('NO_SHOW');
    expect(await stage.asked(lab, '12:00', '13:00')).toEqual([]);
  });

  it.each(['cancelBooking', 'checkInBooking', 'checkOutBooking', 'confirmBooking'] as const)(
    'a no-show is final for %s',
    async (operation) => {
      const id = await stage.booked(await stage.lab({ policy: { noShowAfterMinutes: 30 } }), '09:00', '10:00');
      stage.now('09:30');
      expect(codes(await stage.bySchool(operation, id))).toEqual(WRONG);
    },
  );

  it('a no-show is marked once, and never for a booking that was checked in', async () => {
    const missed = await stage.booked(await stage.lab(), '09:00', '10:00');
    const came = await stage.booked(await stage.lab(), '09:00', '10:00');
    stage.now('09:00');
    await stage.bySchool('checkInBooking', came);
    await stage.byPlant('markNoShow', missed);
    expect(codes(await stage.byPlant('markNoShow', missed))).toEqual(WRONG);
    expect(codes(await stage.byPlant('markNoShow', came))).toEqual(WRONG);
  });

  it('a no-show deadline counts from the start when the approval came before', async () => {
    const policy = { noShowAfterMinutes: 30, approval: 'OWNER_APPROVES' } as const;
    const id = await stage.booked(await stage.lab({ policy }), '09:00', '12:00');
    stage.now('08:59');
    await stage.byPlant('approveBooking', id);
    stage.now('09:29');
    expect(await stage.status(id)).toBe('CONFIRMED');
    stage.now('09:30');
    expect(await stage.status(id)).toBe('NO_SHOW');
  });

  it('a booking recorded afterwards never becomes a no-show by itself', async () => {
    const lab = await stage.lab({ policy: { noShowAfterMinutes: 30 } });
    const id = await stage.booked(lab, '01T06:00', '01T07:00', {}, stage.town.manager);
    expect(await stage.status(id)).toBe('CONFIRMED');
    expect(codes(await stage.byPlant('markNoShow', id))).toEqual([]);
  });

  it('a no-show frees each of several resources', async () => {
    const policy = { noShowAfterMinutes: 30 };
    const [one, other] = [await stage.lab({ policy }), await stage.lab({ policy })];
    await stage.booked([{ resourceId: one }, { resourceId: other }], '09:00', '12:00');
    stage.now('09:30');
    expect(await stage.asked(one, '09:30', '12:00')).toEqual([]);
    expect(await stage.asked(other, '09:30', '12:00')).toEqual([]);
  });

  it('free periods after a no-show begin at its deadline', async () => {
    const lab = await stage.lab({ policy: { noShowAfterMinutes: 30 } });
    await stage.booked(lab, '09:00', '12:00');
    stage.now('09:45');
    expect(await stage.free(lab, '09:00', '12:00')).toEqual([{ startsAt: written('09:30'), endsAt: written('12:00') }]);
  });
});
