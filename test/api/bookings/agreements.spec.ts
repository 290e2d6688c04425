import { MONDAY, type Service, startService } from '../../support/app.js';
import { agree, agreed } from '../../worlds/agreements.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import type { Given } from '../../worlds/mutations.js';

describe('A booking under an agreement', () => {
  let service: Service;
  let place: Town;
  let covered: string;
  let other: string;
  let agreementId: string;
  beforeAll(async () => {
    service = await startService({ SESSION_DAYS: '365' });
    place = await town(service);
    const policy = { approval: 'AUTOMATIC_FOR_PARTNERS' } as const;
    covered = await place.resource({ policy });
    other = await place.resource({ policy });
    agreementId = await agreed(service, place.plantAdmin, place.schoolAdmin, {
      providerId: place.plant,
      consumerId: place.school,
      from: '2027-04-01',
      to: '2027-07-01',
      resourceIds: [covered],
    });
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  const preview = (resources: string[], day: string, input: Given<'requestBooking'> = {}) =>
    act(service, place.coordinator, 'previewBooking', {
      organizationId: place.school,
      items: resources.map((resourceId) => ({ resourceId })),
      startsAt: `${day}T09:00:00Z`,
      endsAt: `${day}T10:00:00Z`,
      title: 'Lesson',
      ...input,
    });

  it('a booking needs no approval when the agreement covers the resource', async () => {
    expect(await preview([covered], '2027-05-03')).toMatchObject({ status: 'CONFIRMED' });
  });

  it.each([
    ['before the term of the agreement', '2027-03-31'],
    ['after the term of the agreement', '2027-07-01'],
  ])('a booking needs approval %s', async (_, day) => {
    expect(await preview([covered], day)).toMatchObject({ status: 'PENDING_APPROVAL' });
  });

  it('a booking needs approval when the agreement does not cover every item', async () => {
    expect(await preview([covered, other], '2027-05-03')).toMatchObject({ status: 'PENDING_APPROVAL' });
  });

  it('a booking may name its agreement', async () => {
    expect(await preview([covered], '2027-05-03', { agreementId })).toMatchObject({ status: 'CONFIRMED' });
  });

  it('a booking outside the term of an agreement may not name that agreement', async () => {
    const refused = await preview([covered], '2027-07-01', { agreementId });
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID', field: ['agreementId'] }]);
  });

  it('a booking may not name an agreement that does not cover its resource', async () => {
    expect(codes(await preview([other], '2027-05-03', { agreementId }))).toEqual(['INVALID']);
  });

  it('a booking that names an unknown agreement is refused as NOT_FOUND', async () => {
    const refused = await preview([covered], '2027-05-03', { agreementId: 'agr_1_x' });
    expect(refused.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['agreementId'] }]);
  });

  it('a booking needs approval again once the agreement has ended', async () => {
    const terms = { providerId: place.plant, consumerId: place.school, from: '2027-09-01', to: '2028-01-01' };
    const ending = await agreed(service, place.plantAdmin, place.schoolAdmin, terms);
    expect(await preview([other], '2027-10-04')).toMatchObject({ status: 'CONFIRMED' });
    await agree(service, place.schoolAdmin, 'endAgreement', { agreementId: ending });
    expect(await preview([other], '2027-10-04')).toMatchObject({ status: 'PENDING_APPROVAL' });
  });
});
