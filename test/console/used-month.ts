import type { ConsoleUnderTest } from './browser.js';

const PROVIDER_ADMIN = 'zhou.qiang@hualong.example';
const SCHOOL_ADMIN = 'chen.jing@szpt.example';

interface Payload {
  readonly userErrors: readonly { readonly message: string }[];
}

/** The month before the "now" of tests. */
export const USED_MONTH = '2027-02';

/**
 * Fills a month in which the polytechnic used lathes of the machinery maker: a price, two bookings with their times, and
 * one that is over without them. Answers the id of its statement, which is OPEN.
 */
export async function fillMonth(tested: ConsoleUnderTest, month = USED_MONTH): Promise<string> {
  const lathes = await tested.resourceId('CK6140');
  const { viewer } = await tested.ask<{ viewer: { memberships: { organization: { id: string } }[] } }>(
    SCHOOL_ADMIN,
    '{ viewer { memberships { organization { id } } } }',
  );
  const school = viewer.memberships[0]?.organization.id ?? '';
  const act = async <Answer extends Payload>(name: string, input: string, fields = ''): Promise<Answer> => {
    const document = `mutation { ${name}(input: { ${input} }) { ${fields} userErrors { message } } }`;
    const payload = (await tested.ask<Record<string, Answer>>(PROVIDER_ADMIN, document))[name];
    if (payload === undefined || payload.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(payload)}`);
    return payload;
  };
  const at = (day: number, time: string) => `"${month}-${day}T${time}:00+08:00"`;
  const price = `audience: EVERYONE, hourly: "36", currency: "CNY", effectiveFrom: "${month}-01T00:00:00+08:00"`;
  await act('publishRate', `resourceId: "${lathes}", ${price}`);
  const book = async (day: number): Promise<string> => {
    const input = `organizationId: "${school}", title: "${month}-${day}", idempotencyKey: "${month}-${day}",
      startsAt: ${at(day, '09:00')}, endsAt: ${at(day, '11:00')}, items: [{ resourceId: "${lathes}", units: 2 }]`;
    const { booking } = await act<Payload & { booking: { id: string } }>('requestBooking', input, 'booking { id }');
    return booking.id;
  };
  for (const day of [20, 21]) {
    const bookingId = await book(day);
    await act('checkInBooking', `bookingId: "${bookingId}", at: ${at(day, '09:00')}`);
    await act('checkOutBooking', `bookingId: "${bookingId}", at: ${at(day, '11:00')}`);
  }
  await book(22);
  const { statements } = await tested.ask<{ statements: { id: string; from: string }[] }>(
    SCHOOL_ADMIN,
    `{ statements(organizationId: "${school}") { id from } }`,
  );
  return statements.find(({ from }) => from === `${month}-01`)?.id ?? '';
}
