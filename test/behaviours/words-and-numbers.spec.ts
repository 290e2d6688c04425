import { codes } from '../worlds/town.js';
import { onStage } from './stage.js';

const REQUEST = /* GraphQL */ `
  mutation ($input: RequestBookingInput!) {
    requestBooking(input: $input) {
      booking {
        title
        attendees
      }
      userErrors {
        code
        field
      }
    }
  }
`;

onStage('Text and numbers in inputs', (stage) => {
  /** Takes any input, because some of it is wrong on purpose. */
  const send = async (input: object) => {
    const asked = { ...stage.wish(await stage.lab(), '09:00', '10:00'), ...input };
    return stage.service.graphql(REQUEST, { input: asked }, stage.town.coordinator.token);
  };

  it.each([
    ['Arabic, read from right to left', 'ورشة الخراطة 12 مقعدًا'],
    ['marks that turn the direction', '\u202Eelttil\u202C \u2066x\u2069 \u200F'],
    ['families of emoji', '👩‍🏭👨‍👩‍👧‍👦🏳️‍🌈'],
    ['characters beyond the basic plane', '𠮷野家の𩸽'],
    ['composed and decomposed letters', 'Příprava Pr\u030Ci\u0301prava'],
    ['line breaks and tabs', 'one\r\ntwo\tthree'],
    ['what looks like markup', '<script>alert(1)</script>&amp;"\'`'],
    ['what looks like SQL', "'; drop table booking; --"],
    ['what looks like a formula', '=HYPERLINK("http://example.org")'],
    ['what looks like a template', '${7*7} {{7*7}} %s %n'],
    ['spaces around it', '  spaced  '],
    ['control characters', 'a\u0001\u007f\u0085b'],
  ])('text is stored unchanged: %s', async (_, title) => {
    const { data, errors } = await send({ title });
    expect({ errors, title: data.requestBooking.booking?.title }).toEqual({ errors: [], title });
  });

  it.each(['title', 'idempotencyKey', 'organizationId', 'agreementId'])(
    'text with U+0000 is refused in %s',
    async (field) => {
      const { data, errors } = await send({ [field]: 'a\u0000b' });
      const told = errors.length > 0 ? errors[0]?.extensions['code'] : data.requestBooking.userErrors[0]?.code;
      expect(['BAD_USER_INPUT', 'NOT_FOUND', 'INVALID']).toContain(told);
    },
  );

  it('text with half a surrogate pair never fails on the server', async () => {
    const { errors } = await send({ title: 'broken \ud83d emoji', idempotencyKey: '\udc00' });
    expect(errors.map((error) => error.extensions['code'])).not.toContain('INTERNAL_SERVER_ERROR');
  });

  it.each([
    ['1 character', 'x', []],
    ['200 characters', 'x'.repeat(200), []],
    ['201 characters', 'x'.repeat(201), ['INVALID']],
    ['none', '', ['INVALID']],
    ['blanks', ' \t\u00a0\u3000\n', ['INVALID']],
  ])('a title of %s is accepted or refused', async (_, title, expected) => {
    const { data } = await send({ title });
    expect(codes(data.requestBooking)).toEqual(expected);
  });

  it('a reason may have 2000 characters', async () => {
    const id = await stage.booked(await stage.lab(), '09:00', '10:00');
    const tooLong = await stage.byPlant('cancelBooking', id, { reason: 'x'.repeat(2001) });
    expect(tooLong.userErrors).toMatchObject([{ code: 'INVALID', field: ['reason'] }]);
    expect(codes(await stage.byPlant('cancelBooking', id, { reason: ' \n ' }))).toEqual(['INVALID']);
    expect(codes(await stage.byPlant('cancelBooking', id, { reason: 'x'.repeat(2000) }))).toEqual([]);
  });

  it.each([
    [1, []],
    [2147483647, []],
    [0, ['INVALID']],
    [-1, ['INVALID']],
    [-2147483648, ['INVALID']],
    [null, []],
  ])('the number of attendees %j is accepted or refused', async (attendees, expected) => {
    const { data } = await send({ attendees });
    expect(codes(data.requestBooking)).toEqual(expected);
  });

  it.each([2147483648, 1.5, '5', true, [1]])('the number of attendees is never %j', async (attendees) => {
    const { errors } = await send({ attendees });
    expect(errors.map((error) => error.extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });

  it.each([
    ['title', null],
    ['title', 5],
    ['items', null],
    ['items', [null]],
    ['items', [{ units: 1 }]],
    ['items', [{ resourceId: 'x', units: null }]],
    ['items', [{ resourceId: { id: 'x' } }]],
    ['hold', null],
    ['hold', 'true'],
    ['organizationId', null],
    ['startsAt', null],
    ['startsAt', 1_800_000_000],
    ['status', 'CONFIRMED'],
  ])('a wrong value in %s is refused as %j before the request runs', async (field, value) => {
    const { errors } = await send({ [field]: value });
    expect(errors.map((error) => error.extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });

  it('a single item without a list counts as a list of one', async () => {
    const lab = await stage.lab();
    const { data } = await send({ items: { resourceId: lab } });
    expect(codes(data.requestBooking)).toEqual([]);
  });

  it('a filter that is null counts as absent', async () => {
    const lab = await stage.lab();
    const id = await stage.booked(lab, '09:00', '10:00');
    const nothing = { organizationId: null, providerId: null, seriesId: null, status: null, from: null, to: null };
    expect(await stage.found({ ...nothing, resourceId: lab, needsTimes: null })).toEqual([id]);
  });
});

onStage('Times in inputs', (stage) => {
  const sent = async (startsAt: unknown, endsAt: unknown = '2027-03-02T10:00:00Z') => {
    const asked = { ...stage.wish(await stage.lab(), '09:00', '10:00'), startsAt, endsAt };
    const { data, errors } = await stage.service.graphql(REQUEST, { input: asked }, stage.town.coordinator.token);
    return errors.length > 0 ? [errors[0]?.extensions['code']] : codes(data.requestBooking);
  };

  it.each([
    '2027-03-02T09:00:00Z',
    '2027-03-02T09:00:00.000Z',
    '2027-03-02T09:00:00.000000000Z',
    '2027-03-02t09:00:00z',
    '2027-03-02T23:00:00+14:00',
    '2027-03-01T21:00:00-12:00',
    '2027-03-02T14:45:00+05:45',
    '2027-03-02T09:00:00-00:00',
  ])('%s is a valid instant', async (text) => {
    expect(await sent(text)).toEqual([]);
  });

  it.each(['2027-03-02T09:00:00.001Z', '2027-03-02T09:00:00.0000001Z', '2027-03-02T09:00:01Z'])(
    '%s is refused because it is not a whole minute',
    async (text) => {
      expect(await sent(text)).toContain('INVALID_PERIOD');
    },
  );

  it.each([
    '2027-03-02',
    '2027-03-02T09:00:00',
    '2027-03-02T09:00Z',
    '2027-03-02 09:00:00Z',
    '2027-02-29T09:00:00Z',
    '2027-04-31T09:00:00Z',
    '2027-13-01T09:00:00Z',
    '2027-03-00T09:00:00Z',
    '2027-03-01T24:00:00Z',
    '2027-03-02T09:60:00Z',
    '2027-03-02T09:00:61Z',
    '2027-03-02T09:00:00+24:00',
    '2027-03-02T09:00:00+05:60',
    '2027-03-02T09:00:00+0545',
    '2027-03-02T09:00:00 Z',
    '2027-W09-2T09:00:00Z',
    '+002027-03-02T09:00:00Z',
    '-000001-03-02T09:00:00Z',
    '0000-03-02T09:00:00Z',
    '10000-03-02T09:00:00Z',
    'now',
    'infinity',
    '',
    1_803_978_000_000,
  ])('%j is refused as an instant', async (text) => {
    expect(await sent(text)).toEqual(['BAD_USER_INPUT']);
  });

  it('the year 1900 is in the past, and the year 9999 can be booked', async () => {
    expect(await sent('1900-01-01T00:00:00Z', '1900-01-01T01:00:00Z')).toEqual(['IN_THE_PAST']);
    expect(await sent('9999-12-31T22:00:00Z', '9999-12-31T23:00:00Z')).toEqual([]);
  });

  it('a booking may last 366 days, but not a minute more', async () => {
    expect(await sent('2027-03-02T09:00:00Z', '2028-03-02T09:00:00Z')).toEqual([]);
    expect(await sent('2027-03-02T09:00:00Z', '2028-03-02T09:01:00Z')).toEqual(['TOO_LONG']);
    expect(await sent('2027-03-02T09:00:00Z', '9999-12-31T23:59:00Z')).toEqual(['TOO_LONG']);
  });

  it('a booking must end at least a minute after it starts', async () => {
    expect(await sent('2027-03-02T09:00:00Z', '2027-03-02T09:01:00Z')).toEqual([]);
    expect(await sent('2027-03-02T09:01:00Z', '2027-03-02T09:00:00Z')).toEqual(['INVALID_PERIOD']);
  });
});
