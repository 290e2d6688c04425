import { type Service, startService } from '../../support/app.js';
import { built } from '../../support/built.js';
import { filtered } from '../../worlds/reading.js';
import { act, type Town, town } from '../../worlds/town.js';
import type { Given } from '../../worlds/mutations.js';
import type { Inputs, BookingFilter } from '../../worlds/schema.js';

const { statement } = await built('platform/db/database');

/** The clock stands at Monday 1 March 2027, 08:00 UTC. */
describe('Bookings found by text', () => {
  let service: Service;
  let place: Town;
  let lathe: string;
  let welding: string;
  let reference: string;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    lathe = await book({ title: 'Drehen für Anfänger' }, { name: 'Lathe Nine', code: 'DMU-50', skills: ['Milling'] });
    welding = await book({ title: '数控车间 Schweißen' }, { name: 'Booth', code: 'W1' });
    const document = 'query ($id: ID!) { booking(id: $id) { reference } }';
    reference = (await service.graphql(document, { id: lathe }, place.manager.token)).data.booking.reference;
  });
  afterAll(() => service.stop());

  const book = async (
    input: Pick<Inputs['requestBooking'], 'title'> & Given<'requestBooking'>,
    resource: Given<'createResource'>,
  ): Promise<string> => {
    const { booking } = await act(service, place.coordinator, 'requestBooking', {
      ...{ organizationId: place.school, items: [{ resourceId: await place.resource(resource) }] },
      ...{ startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T10:00:00Z', ...input },
    });
    return booking.id;
  };
  const found = (text: string, others: BookingFilter = {}, asker = place.coordinator) =>
    filtered(service, asker, { text, ...others });

  it.each([
    ['a word of the title', 'anfanger'],
    ['the beginning of a word', 'dreh'],
    ['the name of a resource', 'LATHE'],
    ['the code of a resource', 'dmu50'],
    ['words from several fields', 'nine drehen'],
    ['full-width letters', 'ＬＡＴＨＥ'],
  ])('text finds a booking by %s', async (_, text) => {
    expect(await found(text)).toEqual([lathe]);
  });

  it('text finds a booking by its reference and by a part of it', async () => {
    expect(await found(reference)).toEqual([lathe]);
    expect(await found(reference.slice(3, 8).toLowerCase())).toEqual([lathe]);
  });

  it('text finds a booking by Chinese words', async () => {
    expect(await found('车间')).toEqual([welding]);
  });

  it('text finds bookings by the names of both organizations', async () => {
    const { data } = await service.graphql(
      'query ($id: ID!) { booking(id: $id) { organization { name } provider { name } } }',
      { id: lathe },
      place.manager.token,
    );
    const { organization, provider } = data.booking;
    expect((await found(organization.name)).sort()).toEqual([lathe, welding].sort());
    expect((await found(`${provider.name} schweissen`)).sort()).toEqual([welding]);
  });

  it('text finds only bookings that contain every word', async () => {
    expect(await found('lathe schweissen')).toEqual([]);
  });

  it('text does not search descriptions and skills', async () => {
    expect(await found('milling')).toEqual([]);
  });

  it('blank text finds every booking, and text without letters finds none', async () => {
    expect(await found(' ')).toHaveLength(2);
    expect(await found('!?')).toEqual([]);
  });

  it('text finds only bookings that the viewer may see', async () => {
    expect(await found('lathe', {}, place.manager)).toEqual([lathe]);
    expect(await found('lathe', {}, place.root)).toEqual([lathe]);
  });

  it('text and other filters apply together', async () => {
    expect(await found('lathe', { status: ['CANCELLED'] })).toEqual([]);
  });

  it('text finds each occurrence of a series', async () => {
    const { series } = await act(service, place.coordinator, 'requestBookingSeries', {
      ...{ organizationId: place.school, items: [{ resourceId: await place.resource({ name: 'Oven', code: 'O1' }) }] },
      ...{ startsAtLocal: '2027-03-02T09:00:00', endsAtLocal: '2027-03-02T10:00:00', title: '烘焙 Backkurs' },
      recurrence: 'FREQ=DAILY;COUNT=3',
    });
    expect(series).not.toBeNull();
    expect(await found('烘焙')).toHaveLength(3);
    expect(await found('backkurs')).toHaveLength(3);
  });

  it('stored words equal the words that PostgreSQL computes for the booking', async () => {
    const differing = await service.database.run(
      statement('test.words')`
        select booking_id from booking where words is distinct from booking_words(booking_id, title_words(title))`,
    );
    expect(differing).toEqual([]);
  });

  it('text finds a booking by its new title and no longer by the old one', async () => {
    await act(service, place.coordinator, 'updateBooking', { bookingId: welding, title: 'Soldering' });
    expect(await found('soldering')).toEqual([welding]);
    expect(await found('schweissen')).toEqual([]);
  });
});
