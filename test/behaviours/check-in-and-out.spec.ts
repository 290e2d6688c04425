import { codes } from '../api/bookings/town.js';
import { onStage, written } from './stage.js';

const WRONG = ['WRONG_STATUS'];

onStage('Checking in and out', (stage) => {
  const booked = async (policy: object = {}, input: object = {}) => {
    const lab = await stage.lab({ policy, ...input });
    return { lab, id: await stage.booked(lab, '09:00', '11:00') };
  };
  const checkedIn = async (policy: object = {}, at = '09:00') => {
    const made = await booked(policy);
    stage.now(at);
    expect(codes(await stage.bySchool('checkInBooking', made.id))).toEqual([]);
    return made;
  };

  it('opens at the very start where it opens no minute before', async () => {
    const { id } = await booked({ checkInOpensMinutes: 0 });
    stage.service.clock.set(Date.parse('2027-03-02T09:00:00Z') - 1);
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual(['CHECK_IN_NOT_OPEN']);
    stage.now('09:00');
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual([]);
  });

  it('is open until the last moment', async () => {
    const { id } = await booked();
    stage.service.clock.set(Date.parse('2027-03-02T11:00:00Z') - 1);
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual([]);
  });

  it('happens once', async () => {
    const { id } = await checkedIn();
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual(WRONG);
    stage.now('10:00');
    await stage.bySchool('checkOutBooking', id);
    expect(codes(await stage.bySchool('checkOutBooking', id))).toEqual(WRONG);
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual(WRONG);
  });

  it('out comes after in', async () => {
    const { id } = await booked();
    stage.now('09:00');
    expect(codes(await stage.bySchool('checkOutBooking', id))).toEqual(WRONG);
  });

  it('leaves the time that was booked as it was', async () => {
    const { id } = await checkedIn();
    stage.now('10:00');
    const { booking } = await stage.bySchool('checkOutBooking', id);
    expect(booking).toMatchObject({ startsAt: written('09:00'), endsAt: written('11:00') });
  });

  it('keeps the seconds', async () => {
    const { id } = await checkedIn({}, '09:00:17');
    stage.service.clock.set(Date.parse('2027-03-02T10:00:42.123Z'));
    await stage.bySchool('checkOutBooking', id);
    expect(await stage.seen(id)).toMatchObject({
      checkedInAt: '2027-03-02T09:00:17.000Z',
      checkedOutAt: '2027-03-02T10:00:42.123Z',
    });
  });

  it('out before the start gives all of the time back and stays in the schedule', async () => {
    const { lab, id } = await checkedIn({}, '08:50');
    stage.now('08:55');
    expect((await stage.bySchool('checkOutBooking', id)).booking.status).toBe('COMPLETED');
    expect(await stage.asked(lab, '09:00', '11:00')).toEqual([]);
    expect(await stage.schedule(lab)).toHaveLength(2);
  });

  it('in early takes nothing from who is still there', async () => {
    const lab = await stage.lab();
    const before = await stage.booked(lab, '08:00', '09:00');
    const after = await stage.booked(lab, '09:00', '10:00');
    stage.now('08:00');
    await stage.bySchool('checkInBooking', before);
    stage.now('08:50');
    expect(codes(await stage.bySchool('checkInBooking', after))).toEqual([]);
    expect(await stage.status(before)).toBe('IN_USE');
  });

  it('out late needs no one’s leave and takes nothing from the next', async () => {
    const { lab, id } = await checkedIn();
    stage.now('11:20');
    expect(await stage.found({ resourceId: lab, needsTimes: true })).toEqual([id]);
    const next = await stage.booked(lab, '11:20', '12:00');
    expect((await stage.bySchool('checkOutBooking', id)).booking.status).toBe('COMPLETED');
    expect(await stage.status(next)).toBe('CONFIRMED');
    expect(await stage.found({ resourceId: lab, needsTimes: true })).toEqual([]);
  });

  it('out early lets another have the rest, and both stay in the schedule', async () => {
    const { lab, id } = await checkedIn();
    stage.now('10:00');
    await stage.bySchool('checkOutBooking', id);
    const next = await stage.booked(lab, '10:00', '11:00');
    const entries = await stage.schedule(lab);
    expect(entries.map((entry: { booking: { id: string } }) => entry.booking.id)).toEqual([id, next]);
  });

  it('is the provider’s to do as well', async () => {
    const { id } = await booked();
    stage.now('09:00');
    expect(codes(await stage.byPlant('checkInBooking', id))).toEqual([]);
    stage.now('10:00');
    expect(codes(await stage.byPlant('checkOutBooking', id))).toEqual([]);
  });

  describe('at another time than now', () => {
    it('null is now, for everybody', async () => {
      const { id } = await booked();
      stage.now('09:00');
      expect(codes(await stage.bySchool('checkInBooking', id, { at: null }))).toEqual([]);
    });

    it.each([
      ['before it opened', '08:44:59'],
      ['at the end', '11:00'],
      ['after the end', '11:30'],
    ])('is not %s', async (_, at) => {
      const { id } = await booked();
      stage.now('15:00');
      const refused = await stage.byPlant('checkInBooking', id, { at: written(at) });
      expect(codes(refused)).toEqual(['CHECK_IN_NOT_OPEN']);
    });

    it('is now at the latest', async () => {
      const { id } = await checkedIn();
      stage.now('10:00');
      expect(codes(await stage.byPlant('checkOutBooking', id, { at: written('10:00:01') }))).toEqual([
        'INVALID_PERIOD',
      ]);
      expect(codes(await stage.byPlant('checkOutBooking', id, { at: written('10:00') }))).toEqual([]);
    });

    it('is not when it began', async () => {
      const { id } = await checkedIn();
      stage.now('10:00');
      expect(codes(await stage.byPlant('checkOutBooking', id, { at: written('09:00') }))).toEqual(['INVALID_PERIOD']);
    });

    it('frees the time from then on, though it is told later', async () => {
      const { lab, id } = await checkedIn({ turnaroundMinutes: 10 });
      stage.now('10:30');
      await stage.byPlant('checkOutBooking', id, { at: written('09:40') });
      expect(await stage.asked(lab, '10:30', '11:30')).toEqual([]);
    });

    it('records both within a minute', async () => {
      const { id } = await booked();
      stage.now('15:00');
      await stage.byPlant('checkInBooking', id, { at: written('09:00:10') });
      expect(codes(await stage.byPlant('checkOutBooking', id, { at: written('09:00:11') }))).toEqual([]);
      expect(await stage.status(id)).toBe('COMPLETED');
    });

    it('records what the provider entered afterwards', async () => {
      const lab = await stage.lab();
      const id = await stage.booked(lab, '01T06:00', '01T07:00', {}, stage.town.manager);
      expect(await stage.found({ resourceId: lab, needsTimes: true })).toEqual([id]);
      await stage.byPlant('checkInBooking', id, { at: '2027-03-01T06:00:00Z' });
      await stage.byPlant('checkOutBooking', id, { at: '2027-03-01T07:15:00Z' });
      expect(await stage.found({ resourceId: lab, needsTimes: true })).toEqual([]);
    });
  });
});

onStage('Nobody coming', (stage) => {
  it('is noticed at once where it is noticed after no minutes, unless somebody came before', async () => {
    const policy = { noShowAfterMinutes: 0 };
    const missed = await stage.booked(await stage.lab({ policy }), '09:00', '10:00');
    const came = await stage.booked(await stage.lab({ policy }), '09:00', '10:00');
    stage.now('08:59');
    await stage.bySchool('checkInBooking', came);
    stage.now('09:00');
    expect(await stage.status(missed)).toBe('NO_SHOW');
    expect(await stage.status(came)).toBe('IN_USE');
  });

  it('is noticed after the end where that takes longer, and needs its times until then', async () => {
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

  it('is marked after the end without taking any more time', async () => {
    const lab = await stage.lab({ policy: { turnaroundMinutes: 30 } });
    const id = await stage.booked(lab, '09:00', '10:00');
    stage.now('12:00');
    expect((await stage.byPlant('markNoShow', id)).booking.status).toBe('NO_SHOW');
    expect(await stage.asked(lab, '12:00', '13:00')).toEqual([]);
  });

  it.each(['cancelBooking', 'checkInBooking', 'checkOutBooking', 'confirmBooking'] as const)(
    'is final for %s',
    async (operation) => {
      const id = await stage.booked(await stage.lab({ policy: { noShowAfterMinutes: 30 } }), '09:00', '10:00');
      stage.now('09:30');
      expect(codes(await stage.bySchool(operation, id))).toEqual(WRONG);
    },
  );

  it('is marked once, and not of who came', async () => {
    const missed = await stage.booked(await stage.lab(), '09:00', '10:00');
    const came = await stage.booked(await stage.lab(), '09:00', '10:00');
    stage.now('09:00');
    await stage.bySchool('checkInBooking', came);
    await stage.byPlant('markNoShow', missed);
    expect(codes(await stage.byPlant('markNoShow', missed))).toEqual(WRONG);
    expect(codes(await stage.byPlant('markNoShow', came))).toEqual(WRONG);
  });

  it('is counted from the start when it was approved before', async () => {
    const policy = { noShowAfterMinutes: 30, approval: 'OWNER_APPROVES' };
    const id = await stage.booked(await stage.lab({ policy }), '09:00', '12:00');
    stage.now('08:59');
    await stage.byPlant('approveBooking', id);
    stage.now('09:29');
    expect(await stage.status(id)).toBe('CONFIRMED');
    stage.now('09:30');
    expect(await stage.status(id)).toBe('NO_SHOW');
  });

  it('is never noticed by itself of what was recorded afterwards', async () => {
    const lab = await stage.lab({ policy: { noShowAfterMinutes: 30 } });
    const id = await stage.booked(lab, '01T06:00', '01T07:00', {}, stage.town.manager);
    expect(await stage.status(id)).toBe('CONFIRMED');
    expect(codes(await stage.byPlant('markNoShow', id))).toEqual([]);
  });

  it('frees each of several resources', async () => {
    const policy = { noShowAfterMinutes: 30 };
    const [one, other] = [await stage.lab({ policy }), await stage.lab({ policy })];
    await stage.booked([{ resourceId: one }, { resourceId: other }], '09:00', '12:00');
    stage.now('09:30');
    expect(await stage.asked(one, '09:30', '12:00')).toEqual([]);
    expect(await stage.asked(other, '09:30', '12:00')).toEqual([]);
  });

  it('leaves no trace of the past to who asks again: the rest is theirs, the start is not', async () => {
    const lab = await stage.lab({ policy: { noShowAfterMinutes: 30 } });
    await stage.booked(lab, '09:00', '12:00');
    stage.now('09:45');
    expect(await stage.free(lab, '09:00', '12:00')).toEqual([{ startsAt: written('09:30'), endsAt: written('12:00') }]);
  });
});
