import { MONDAY, type Service, startService } from '../../support/app.js';
import { person, type Person } from '../../worlds/people.js';
import { type Town, town } from '../../worlds/town.js';
import { join } from '../../worlds/places.js';
import { publishRate } from '../../worlds/money.js';
import type { Given } from '../../worlds/mutations.js';
import type { Weekday } from '../../worlds/schema.js';

describe('publishRate', () => {
  let service: Service;
  let place: Town;
  let finance: Person;
  let lab: string;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    finance = await person(service, 'Finance');
    await join(service, place.plant, place.plantAdmin, finance, ['FINANCE']);
    lab = await place.resource();
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  const publish = (input: Given<'publishRate'> = {}, asker = finance) =>
    publishRate(service, asker, { resourceId: lab, ...input });
  const problems = async (input: Given<'publishRate'>): Promise<unknown[]> =>
    (await publish(input)).userErrors.map(({ code, field }) => [code, field.join('.')]);

  it('returns the published rate with all its terms', async () => {
    const terms = {
      audience: 'PARTNERS',
      hourly: '12.123456',
      currency: 'EUR',
      steps: [
        { fromHours: '2', hourly: '10' },
        { fromHours: '4.5', hourly: '8.5' },
      ],
      bands: [{ weekdays: ['SATURDAY', 'SUNDAY'], startsAt: '00:00', endsAt: '24:00', discountPercent: '25' }],
      minimumCharge: '20.5',
      basis: 'RESERVED_PLUS_OVERRUN',
      lateCancellationFee: '10',
      noShowFee: '30.25',
      effectiveFrom: '2027-02-01T00:00:00.000Z',
    } as const;
    const resourceId = await place.resource();
    const { rate, userErrors } = await publish({ resourceId, ...terms });
    expect(userErrors).toEqual([]);
    expect(rate).toMatchObject({ ...terms, resource: { id: resourceId } });
    const { data } = await service.graphql(
      'query ($id: ID!) { node(id: $id) { ... on Rate { hourly resource { rates { id } } } } }',
      { id: rate.id },
      finance.token,
    );
    expect(data.node).toMatchObject({ hourly: '12.123456', resource: { rates: [{ id: rate.id }] } });
  });

  it('takes effect now without effectiveFrom', async () => {
    const { rate } = await publish({ resourceId: await place.resource(), effectiveFrom: null });
    expect(rate.effectiveFrom).toBe('2027-03-01T08:00:00.000Z');
  });

  it('accepts an hourly rate of 0', async () => {
    expect((await publish({ resourceId: await place.resource(), hourly: '0' })).rate.hourly).toBe('0');
  });

  const step = (fromHours: string, hourly = '10') => ({ fromHours, hourly });
  const band = (weekdays: Weekday[], startsAt: string, endsAt: string, discountPercent = '10') => ({
    weekdays,
    startsAt,
    endsAt,
    discountPercent,
  });

  it.each<[string, Given<'publishRate'>, [string, string][]]>([
    ['a price below 0', { hourly: '-1' }, [['INVALID', 'hourly']]],
    ['a price with seven decimals', { hourly: '0.1234567' }, [['INVALID', 'hourly']]],
    ['a step from 0 hours on', { steps: [step('0')] }, [['INVALID', 'steps.0.fromHours']]],
    ['steps that do not rise', { steps: [step('2'), step('2')] }, [['INVALID', 'steps.1.fromHours']]],
    ['a step below 0', { steps: [step('2', '-1')] }, [['INVALID', 'steps.0.hourly']]],
    ['a band without days', { bands: [band([], '08:00', '09:00')] }, [['INVALID', 'bands.0.weekdays']]],
    [
      'a band that ends before it starts',
      { bands: [band(['MONDAY'], '09:00', '08:00')] },
      [['INVALID', 'bands.0.endsAt']],
    ],
    ['a band that is empty', { bands: [band(['MONDAY'], '09:00', '09:00')] }, [['INVALID', 'bands.0.endsAt']]],
    [
      'a discount over 100',
      { bands: [band(['MONDAY'], '08:00', '09:00', '100.1')] },
      [['INVALID', 'bands.0.discountPercent']],
    ],
    [
      'a discount below 0',
      { bands: [band(['MONDAY'], '08:00', '09:00', '-5')] },
      [['INVALID', 'bands.0.discountPercent']],
    ],
    [
      'bands that overlap',
      { bands: [band(['MONDAY', 'TUESDAY'], '08:00', '12:00'), band(['TUESDAY'], '11:00', '13:00')] },
      [['INVALID', 'bands.1']],
    ],
    ['a minimum below 0', { minimumCharge: '-1' }, [['INVALID', 'minimumCharge']]],
    ['a minimum of half a cent', { minimumCharge: '0.005' }, [['INVALID', 'minimumCharge']]],
    ['a no-show fee of half a cent', { noShowFee: '0.005' }, [['INVALID', 'noShowFee']]],
    ['a fee below 0', { lateCancellationFee: '-0.01' }, [['INVALID', 'lateCancellationFee']]],
    [
      'several errors at once',
      { hourly: '-1', minimumCharge: '0.001', steps: [step('0')] },
      [
        ['INVALID', 'hourly'],
        ['INVALID', 'steps.0.fromHours'],
        ['INVALID', 'minimumCharge'],
      ],
    ],
  ])('refuses %s', async (_, input, expected) => {
    expect(await problems(input)).toEqual(expected);
  });

  it.each([
    ['bands that touch', { bands: [band(['MONDAY'], '08:00', '12:00'), band(['MONDAY'], '12:00', '24:00')] }],
    [
      'bands at one time of different days',
      { bands: [band(['MONDAY'], '08:00', '12:00'), band(['TUESDAY'], '08:00', '12:00')] },
    ],
    ['three decimals in KWD', { currency: 'KWD', minimumCharge: '0.005' }],
  ])('accepts %s', async (_, input) => {
    expect(await problems({ resourceId: await place.resource(), ...input })).toEqual([]);
  });

  it('names the field, its value and its limit in the language of the request', async () => {
    const document = `mutation ($input: PublishRateInput!) {
      publishRate(input: $input) { userErrors { message facts { name value } } } }`;
    const rate = { audience: 'EVERYONE', hourly: '36', currency: 'CNY', minimumCharge: '0.005' };
    const input = { resourceId: await place.resource(), ...rate };
    const { data } = await service.graphql(document, { input }, place.plantAdmin.token, { 'accept-language': 'zh' });
    expect(data.publishRate.userErrors).toEqual([
      {
        message: '最低收费（CNY）最多 2 位小数；0.005 有 3 位。',
        facts: [
          { name: 'what', value: 'minimumCharge' },
          { name: 'most', value: '2' },
          { name: 'value', value: '0.005' },
          { name: 'digits', value: '3' },
          { name: 'currency', value: 'CNY' },
        ],
      },
    ]);
  });

  it('refuses a second rate with the same start and audience', async () => {
    const resourceId = await place.resource();
    expect(await problems({ resourceId })).toEqual([]);
    expect(await problems({ resourceId, hourly: '40' })).toEqual([['INVALID', 'effectiveFrom']]);
    expect(await problems({ resourceId, audience: 'PARTNERS' })).toEqual([]);
  });

  it('publishes one of two equal rates that are sent at the same time', async () => {
    const resourceId = await place.resource();
    const codes = (await Promise.all([problems({ resourceId }), problems({ resourceId })])).map((each) => each.length);
    expect(codes.sort()).toEqual([0, 1]);
  });

  it('answers NOT_FOUND for a resource that the viewer cannot see', async () => {
    const draft = await place.resource({ status: 'DRAFT' });
    for (const resourceId of [draft, 'res_1_x']) {
      expect(await problems({ resourceId })).toEqual([['NOT_FOUND', 'resourceId']]);
    }
  });

  it('is refused to anyone but ADMINs and FINANCE of the owner', async () => {
    for (const asker of [place.manager, place.coordinator, place.schoolAdmin]) {
      expect((await publish({}, asker)).userErrors).toMatchObject([{ code: 'NOT_PERMITTED', field: ['resourceId'] }]);
    }
  });

  it('refuses a currency that is not in ISO 4217', async () => {
    const { errors } = await service.graphql(
      'mutation ($input: PublishRateInput!) { publishRate(input: $input) { rate { id } } }',
      { input: { resourceId: lab, audience: 'EVERYONE', hourly: '1', currency: 'XYZ' } },
      finance.token,
    );
    expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('publishes a rate that not even SQL can change or delete', async () => {
    for (const sql of ['update rate set hourly = 1', 'delete from rate', 'truncate rate cascade']) {
      await expect(service.database.run({ name: sql, text: sql })).rejects.toMatchObject({ code: '23514' });
    }
  });
});
