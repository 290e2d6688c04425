import { agree, agreed } from '../worlds/agreements.js';
import { join, setMember } from '../worlds/places.js';
import { codes } from '../worlds/town.js';
import { onStage, written } from './stage.js';
import type { Given } from '../worlds/mutations.js';
import type { BookingItemInput } from '../worlds/schema.js';

const WRONG = ['WRONG_STATUS'];

onStage('Moving a booking', (stage) => {
  it('moving a booking to its own time changes nothing', async () => {
    const id = await stage.booked(await stage.lab(), '09:00', '10:00');
    const { booking, userErrors } = await stage.move(id, '09:00', '10:00');
    expect(userErrors).toEqual([]);
    expect(booking).toMatchObject({ id, status: 'CONFIRMED', title: 'Practice', startsAt: written('09:00') });
  });

  it('moving a booking keeps its id, reference, title, attendees and booker', async () => {
    const lab = await stage.lab({ seats: 20 });
    const { booking: before } = await stage.request(lab, '09:00', '10:00', { attendees: 12, title: 'Turning' });
    const { booking: after } = await stage.move(before.id, '12:00', '14:00', {}, stage.town.schoolAdmin);
    expect(after).toEqual({ ...before, startsAt: written('12:00'), endsAt: written('14:00') });
  });

  it('moving a booking compares its attendees with the seats of the new resource', async () => {
    const wide = await stage.lab({ seats: 20 });
    const narrow = await stage.lab({ seats: 5 });
    const { booking } = await stage.request(wide, '09:00', '10:00', { attendees: 12 });
    const items = [{ resourceId: narrow }];
    expect(codes(await stage.move(booking.id, '09:00', '10:00', { items }))).toEqual(['TOO_MANY_ATTENDEES']);
  });

  it.each<[string, BookingItemInput[], string]>([
    ['no items', [], 'INVALID'],
    ['an unknown resource', [{ resourceId: 'res_1_0' }], 'NOT_FOUND'],
  ])('moving a booking to %s is refused', async (_, items, code) => {
    const id = await stage.booked(await stage.lab(), '09:00', '10:00');
    expect(codes(await stage.move(id, '09:00', '10:00', { items }))).toEqual([code]);
  });

  it('moving a booking to the same resource twice is refused', async () => {
    const lab = await stage.lab({ units: 2 });
    const id = await stage.booked(lab, '09:00', '10:00');
    const items = [{ resourceId: lab }, { resourceId: lab }];
    expect(codes(await stage.move(id, '09:00', '10:00', { items }))).toEqual(['INVALID']);
  });

  it.each([
    ['an empty period', '10:00', '10:00', 'INVALID_PERIOD'],
    ['a period that ends before it starts', '11:00', '10:00', 'INVALID_PERIOD'],
    ['seconds', '10:00:30', '11:00', 'INVALID_PERIOD'],
    ['more than 366 days', '10:00', '2028-03-03T10:01:00Z', 'TOO_LONG'],
  ])('moving a booking to %s is refused', async (_, from, to, code) => {
    const id = await stage.booked(await stage.lab(), '09:00', '10:00');
    expect(codes(await stage.move(id, from, to))).toEqual([code]);
  });

  it('moving a booking to another resource frees the old one', async () => {
    const [from, to] = [await stage.lab(), await stage.lab()];
    const id = await stage.booked(from, '09:00', '10:00');
    expect(codes(await stage.move(id, '09:00', '10:00', { items: [{ resourceId: to }] }))).toEqual([]);
    expect(await stage.schedule(from)).toEqual([]);
    expect(await stage.schedule(to)).toMatchObject([{ booking: { id } }]);
    expect(await stage.found({ resourceId: from })).toEqual([]);
    expect(await stage.found({ resourceId: to })).toEqual([id]);
  });

  it('a moved booking becomes a no-show relative to its new start', async () => {
    const id = await stage.booked(await stage.lab({ policy: { noShowAfterMinutes: 30 } }), '09:00', '10:00');
    await stage.move(id, '12:00', '13:00');
    stage.now('09:30');
    expect(await stage.status(id)).toBe('CONFIRMED');
    stage.now('12:30');
    expect(await stage.status(id)).toBe('NO_SHOW');
  });

  it('only the provider can move a booking into the past', async () => {
    const id = await stage.booked(await stage.lab(), '09:00', '10:00');
    expect(codes(await stage.move(id, '01T07:00', '01T07:30'))).toEqual(['IN_THE_PAST']);
  });

  it('a started booking without check-in can be moved to the future', async () => {
    const id = await stage.booked(await stage.lab(), '09:00', '11:00');
    stage.now('09:30');
    expect(codes(await stage.move(id, '09:00', '12:00'))).toEqual(['IN_THE_PAST']);
    expect(codes(await stage.move(id, '10:00', '12:00'))).toEqual([]);
  });

  it('a hold can be moved without any notice', async () => {
    const lab = await stage.lab({ policy: { cancellationNoticeMinutes: 10_000 } });
    const id = await stage.booked(lab, '09:00', '10:00', { hold: true });
    expect(codes(await stage.move(id, '10:00', '11:00'))).toEqual([]);
  });

  it('a refused move lists conflicts and broken rules together', async () => {
    const lab = await stage.lab({ policy: { maximumMinutes: 60 } });
    const id = await stage.booked(lab, '09:00', '10:00');
    const rival = await stage.booked(lab, '12:00', '13:00');
    const refused = await stage.move(id, '11:30', '13:30');
    expect(codes(refused)).toEqual(['CONFLICT', 'TOO_LONG']);
    expect(refused.conflicts).toMatchObject([{ booking: { id: rival }, reason: 'BOOKED' }]);
  });

  it('a cancelled booking cannot be moved', async () => {
    const id = await stage.booked(await stage.lab(), '09:00', '10:00');
    await stage.bySchool('cancelBooking', id);
    expect(codes(await stage.move(id, '11:00', '12:00'))).toEqual(WRONG);
  });

  it('a no-show cannot be moved', async () => {
    const id = await stage.booked(await stage.lab({ policy: { noShowAfterMinutes: 30 } }), '09:00', '12:00');
    stage.now('09:30');
    expect(codes(await stage.move(id, '13:00', '14:00'))).toEqual(WRONG);
  });

  it('a booking that was checked out early cannot be moved', async () => {
    const id = await stage.booked(await stage.lab(), '09:00', '12:00');
    stage.now('09:00');
    await stage.bySchool('checkInBooking', id);
    stage.now('09:30');
    await stage.bySchool('checkOutBooking', id);
    expect(codes(await stage.move(id, '13:00', '14:00'))).toEqual(WRONG);
  });

  describe('Moving a booking in use', () => {
    const inUse = async (input: Given<'createResource'> = {}) => {
      const lab = await stage.lab(input);
      const id = await stage.booked(lab, '09:00', '10:00');
      stage.now('09:00');
      await stage.bySchool('checkInBooking', id);
      return { lab, id };
    };

    it('a booking in use can be extended only until the next booking', async () => {
      const { lab, id } = await inUse();
      await stage.booked(lab, '10:30', '11:30');
      expect(codes(await stage.move(id, '09:00', '10:31'))).toEqual(['CONFLICT']);
      expect(codes(await stage.move(id, '09:00', '10:30'))).toEqual([]);
    });

    it('a booking in use can be extended only within opening hours and rules', async () => {
      const openingHours = [{ weekday: 'TUESDAY', opensAt: '08:00', closesAt: '12:00' }] as const;
      const { id } = await inUse({ openingHours, policy: { maximumMinutes: 90, minimumNoticeMinutes: 60 } });
      expect(codes(await stage.move(id, '09:00', '11:30'))).toEqual(['OUTSIDE_OPENING_HOURS', 'TOO_LONG']);
      expect(codes(await stage.move(id, '09:00', '10:30'))).toEqual([]);
    });

    it('a shortened booking in use frees the rest', async () => {
      const { lab, id } = await inUse();
      stage.now('09:20');
      expect(codes(await stage.move(id, '09:00', '09:30'))).toEqual([]);
      expect(await stage.asked(lab, '09:30', '10:00')).toEqual([]);
    });

    it('a booking in use keeps its items, whether they are named or not', async () => {
      const { lab, id } = await inUse({ units: 3 });
      const items = (units: number) => ({ items: [{ resourceId: lab, units }] });
      expect(codes(await stage.move(id, '09:00', '10:30', items(1)))).toEqual([]);
      expect(codes(await stage.move(id, '09:00', '10:30', items(2)))).toEqual(WRONG);
    });

    it('an extended booking stays IN_USE although the owner would approve new bookings', async () => {
      const { lab, id } = await inUse();
      await stage.change(lab, { policy: { approval: 'OWNER_APPROVES' } });
      expect((await stage.move(id, '09:00', '11:00')).booking.status).toBe('IN_USE');
    });

    it('a booking in use can be extended within the cancellation notice', async () => {
      const { id } = await inUse({ policy: { cancellationNoticeMinutes: 60 } });
      expect(codes(await stage.move(id, '09:00', '11:00'))).toEqual([]);
    });

    it('a booking in use cannot be extended after its end', async () => {
      const { id } = await inUse();
      stage.now('10:00');
      expect(codes(await stage.move(id, '09:00', '11:00'))).toEqual(WRONG);
    });
  });

  describe('Moving a booking of a resource for partners', () => {
    const terms = () => ({ providerId: stage.town.plant, consumerId: stage.town.school });

    it('a partner can move a booking only while the agreement is in force', async () => {
      const { service, town } = stage;
      const term = { ...terms(), from: '2027-03-01', to: '2027-07-01' };
      const agreementId = await agreed(service, town.plantAdmin, town.schoolAdmin, term);
      const lab = await stage.lab({ audience: 'PARTNERS' });
      const id = await stage.booked(lab, '09:00', '10:00');
      expect(codes(await stage.move(id, '10:00', '11:00'))).toEqual([]);
      await agree(service, town.plantAdmin, 'endAgreement', { agreementId });
      expect(codes(await stage.move(id, '11:00', '12:00'))).toEqual(['NOT_FOR_THIS_ORGANIZATION']);
    });

    it('a booker who became a MEMBER can still move their booking', async () => {
      const { service, town } = stage;
      const term = { ...terms(), from: '2027-03-01', to: '2027-07-01' };
      const agreementId = await agreed(service, town.plantAdmin, town.schoolAdmin, term);
      const leaver = await stage.newcomer('Leaver');
      const lab = await stage.lab({ audience: 'PARTNERS' });
      await join(service, town.school, town.schoolAdmin, leaver, ['COORDINATOR']);
      const id = await stage.booked(lab, '09:00', '10:00', {}, leaver);
      await setMember(service, town.schoolAdmin, {
        organizationId: town.school,
        email: leaver.email,
        roles: ['MEMBER'],
      });
      const moved = await stage.move(id, '10:00', '11:00', {}, leaver);
      await agree(service, town.plantAdmin, 'endAgreement', { agreementId });
      expect(codes(moved)).toEqual([]);
    });
  });

  it('two bookings swap places only one move at a time', async () => {
    const lab = await stage.lab();
    const one = await stage.booked(lab, '09:00', '10:00');
    const other = await stage.booked(lab, '10:00', '11:00');
    expect(codes(await stage.move(one, '10:00', '11:00'))).toEqual(['CONFLICT']);
    await stage.move(other, '12:00', '13:00');
    expect(codes(await stage.move(one, '10:00', '11:00'))).toEqual([]);
    expect(codes(await stage.move(other, '09:00', '10:00'))).toEqual([]);
  });

  it('only one of two concurrent moves to one slot succeeds', async () => {
    const lab = await stage.lab();
    const ids = [await stage.booked(lab, '09:00', '10:00'), await stage.booked(lab, '10:00', '11:00')];
    const moved = await Promise.all(ids.map((id) => stage.move(id, '13:00', '14:00')));
    expect(moved.map(codes).sort()).toEqual([[], ['CONFLICT']]);
  });

  it('a booking moved to a time that already began never becomes a no-show by itself', async () => {
    const { manager, plant } = stage.town;
    const lab = await stage.lab({ policy: { noShowAfterMinutes: 30 } });
    const id = await stage.booked(lab, '09:00', '10:00', { organizationId: plant }, manager);
    stage.now('01T12:00');
    expect((await stage.move(id, '01T11:00', '01T11:45', {}, manager)).booking.status).toBe('CONFIRMED');
  });

  it('a whole booking in use stays whole when its unchanged items are named', async () => {
    const lab = await stage.lab();
    const drill = await stage.lab({ parentId: lab, kind: 'EQUIPMENT' });
    const id = await stage.booked(lab, '09:00', '12:00');
    await stage.change(lab, { units: 5 });
    stage.now('09:00');
    await stage.bySchool('checkInBooking', id);
    const items = [{ resourceId: lab, units: 1 }];
    expect(codes(await stage.move(id, '09:00', '12:30', { items }))).toEqual([]);
    expect(await stage.asked(drill, '10:00', '11:00')).toEqual(['CONFLICT']);
  });
});
