import type { Person } from '../worlds/people.js';
import { codes } from '../worlds/town.js';
import { join, setMember } from '../worlds/places.js';
import { onStage } from './stage.js';

onStage('Role changes', (stage) => {
  let people = 0;
  const inSchool = async (...held: Parameters<typeof setMember>[2]['roles']): Promise<Person> => {
    const somebody = await stage.newcomer(`Changing ${++people}`);
    await join(stage.service, stage.town.school, stage.town.schoolAdmin, somebody, held);
    return somebody;
  };
  const become = async (somebody: Person, ...held: Parameters<typeof setMember>[2]['roles']) => {
    const { service, town } = stage;
    const input = { organizationId: town.school, email: somebody.email, roles: held };
    expect(codes(await setMember(service, town.schoolAdmin, input))).toEqual([]);
  };
  const sees = async (asker: Person, id: string): Promise<boolean> => (await stage.seen(id, asker)) !== null;

  it('a coordinator who becomes a MEMBER keeps access to their own bookings only', async () => {
    const booker = await inSchool('COORDINATOR');
    const lab = await stage.lab();
    const own = await stage.booked(lab, '09:00', '10:00', {}, booker);
    const colleagues = await stage.booked(lab, '10:00', '11:00');
    await become(booker, 'MEMBER');
    expect([await sees(booker, own), await sees(booker, colleagues)]).toEqual([true, false]);
    expect(await stage.found({}, booker)).toEqual([own]);
    expect(codes(await stage.act(booker, 'cancelBooking', { bookingId: own }))).toEqual([]);
    expect(codes(await stage.act(booker, 'cancelBooking', { bookingId: colleagues }))).toEqual(['NOT_FOUND']);
  });

  it('a coordinator who leaves neither sees nor changes their bookings', async () => {
    const booker = await inSchool('COORDINATOR');
    const lab = await stage.lab();
    const key = { idempotencyKey: 'before leaving' };
    const own = await stage.booked(lab, '09:00', '10:00', key, booker);
    await become(booker);
    expect(await sees(booker, own)).toBe(false);
    expect(await stage.found({}, booker)).toEqual([]);
    expect(codes(await stage.act(booker, 'cancelBooking', { bookingId: own }))).toEqual(['NOT_FOUND']);
    expect(codes(await stage.move(own, '10:00', '11:00', {}, booker))).toEqual(['NOT_FOUND']);
    const again = await stage.request(lab, '09:00', '10:00', key, booker);
    expect([codes(again), again.booking]).toEqual([['NOT_PERMITTED'], null]);
  });

  it('a coordinator who becomes a MEMBER books no more, but a repeated request still answers', async () => {
    const booker = await inSchool('COORDINATOR');
    const lab = await stage.lab();
    const key = { idempotencyKey: 'before' };
    const id = await stage.booked(lab, '09:00', '10:00', key, booker);
    await become(booker, 'MEMBER');
    expect(await stage.asked(lab, '11:00', '12:00', {}, booker)).toEqual(['NOT_PERMITTED']);
    const { booking } = await stage.request(lab, '09:00', '10:00', key, booker);
    expect(booking).toMatchObject({ id });
  });

  it('a FINANCE member who becomes a COORDINATOR may cancel bookings at once', async () => {
    const clerk = await inSchool('FINANCE');
    const id = await stage.booked(await stage.lab(), '09:00', '10:00');
    expect(codes(await stage.act(clerk, 'cancelBooking', { bookingId: id }))).toEqual(['NOT_PERMITTED']);
    await become(clerk, 'FINANCE', 'COORDINATOR');
    expect(codes(await stage.act(clerk, 'cancelBooking', { bookingId: id }))).toEqual([]);
  });

  it('a booking of a coordinator who left shows their name without the address', async () => {
    const booker = await inSchool('COORDINATOR');
    const id = await stage.booked(await stage.lab(), '09:00', '10:00', {}, booker);
    await become(booker);
    const document = 'query ($id: ID!) { booking(id: $id) { bookedBy { name email } } }';
    const { data } = await stage.service.graphql(document, { id }, stage.town.coordinator.token);
    expect(data.booking.bookedBy).toEqual({ name: `Changing ${people}`, email: null });
  });

  it('a person who belongs to both sides cancels as the booker, without a reason', async () => {
    const { service, town } = stage;
    const both = await inSchool('COORDINATOR');
    await join(service, town.plant, town.plantAdmin, both, ['ADMIN']);
    const id = await stage.booked(await stage.lab(), '09:00', '10:00');
    expect(codes(await stage.act(both, 'cancelBooking', { bookingId: id }))).toEqual([]);
  });
});
