import type { ConsoleUnderTest } from './browser.js';

const ADMIN = 'zhou.qiang@hualong.example';
const SCHOOL_ADMIN = 'chen.jing@szpt.example';

interface Payload {
  readonly userErrors: readonly { readonly message: string }[];
}

/** The month before the "now" of tests, in which the polytechnic used lathes of the machinery maker. */
export const USED_MONTH = '2027-02';

export interface UsedMonth {
  /** The statement of the month, which is OPEN. */
  readonly statement: string;
  /** The booking that is over and needs its times. */
  readonly unsettled: string;
}

/** Fills February 2027: a price, two bookings with their times, and one that is over without them. */
export async function fillMonth(tested: ConsoleUnderTest): Promise<UsedMonth> {
  const lathes = await tested.resourceId('CK6140');
  const { viewer } = await tested.ask<{ viewer: { memberships: { organization: { id: string } }[] } }>(
    SCHOOL_ADMIN,
    '{ viewer { memberships { organization { id } } } }',
  );
  const school = viewer.memberships[0]?.organization.id ?? '';
  const act = async <Answer extends Payload>(name: string, input: string, fields = ''): Promise<Answer> => {
    const document = `mutation { ${name}(input: ${input}) { ${fields} userErrors { message } } }`;
    const answer = await tested.ask<Record<string, Answer>>(ADMIN, document);
    const payload = answer[name];
    if (payload === undefined || payload.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(payload)}`);
    return payload;
  };
  await act(
    'publishRate',
    `{ resourceId: "${lathes}", audience: EVERYONE, hourly: "36", currency: "CNY", effectiveFrom: "2027-01-01T00:00:00+08:00" }`,
  );
  const book = async (day: number): Promise<string> => {
    const [start, end] = ['09:00', '11:00'].map((time) => `2027-02-${day}T${time}:00+08:00`);
    const input = `{ organizationId: "${school}", title: "数控车削 ${day}", startsAt: "${start}", endsAt: "${end}",
      items: [{ resourceId: "${lathes}", units: 2 }], idempotencyKey: "february-${day}" }`;
    const { booking } = await act<Payload & { booking: { id: string } }>('requestBooking', input, 'booking { id }');
    return booking.id;
  };
  for (const day of [22, 23]) {
    const bookingId = await book(day);
    await act('checkInBooking', `{ bookingId: "${bookingId}", at: "2027-02-${day}T09:00:00+08:00" }`);
    await act('checkOutBooking', `{ bookingId: "${bookingId}", at: "2027-02-${day}T11:00:00+08:00" }`);
  }
  const unsettled = await book(24);
  const { statements } = await tested.ask<{ statements: { id: string }[] }>(
    SCHOOL_ADMIN,
    `{ statements(organizationId: "${school}") { id } }`,
  );
  return { statement: statements[0]?.id ?? '', unsettled };
}
