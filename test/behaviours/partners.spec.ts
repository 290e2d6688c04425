import { codes } from '../worlds/town.js';
import { agree, agreed } from '../worlds/agreements.js';
import { onStage } from './stage.js';
import type { Given } from '../worlds/mutations.js';

interface Occurrence {
  booking: { status: string } | null;
  skippedBecause: string | null;
}

onStage('Bookings under an agreement', (stage) => {
  let agreementId: string;
  let lab: string;
  // The term ends at midnight in Prague, on 31 March 22:00 UTC.
  beforeEach(async () => {
    const { service, town } = stage;
    const term = { providerId: town.plant, consumerId: town.school, from: '2027-03-01', to: '2027-04-01' };
    agreementId = await agreed(service, town.plantAdmin, town.schoolAdmin, term);
    lab = await stage.lab({ policy: { approval: 'AUTOMATIC_FOR_PARTNERS' } });
  });
  afterEach(() => end());
  const end = () => agree(stage.service, stage.town.plantAdmin, 'endAgreement', { agreementId });
  const inTerm = ['2027-03-31T21:59:00Z', '2027-03-31T23:00:00Z'] as const;
  const after = ['2027-03-31T22:00:00Z', '2027-03-31T23:00:00Z'] as const;
  const statusAfter = async (id: string, period: readonly [string, string]) =>
    (await stage.move(id, ...period)).booking.status;

  it('a booking that starts within the term is confirmed, a later one waits for approval', async () => {
    const first = await stage.booked(lab, ...inTerm);
    expect(await stage.status(first)).toBe('CONFIRMED');
    await stage.bySchool('cancelBooking', first);
    expect(await stage.status(await stage.booked(lab, ...after))).toBe('PENDING_APPROVAL');
  });

  it('a booking moved out of the term waits for approval, and is confirmed when moved back', async () => {
    const id = await stage.booked(lab, '2027-03-31T09:00:00Z', '2027-03-31T10:00:00Z');
    expect(await statusAfter(id, after)).toBe('PENDING_APPROVAL');
    expect(await statusAfter(id, inTerm)).toBe('CONFIRMED');
  });

  it('a booking survives the end of the agreement, and needs approval when it is moved', async () => {
    const id = await stage.booked(lab, '09:00', '10:00');
    await end();
    expect(await stage.status(id)).toBe('CONFIRMED');
    expect(await statusAfter(id, ['2027-03-02T09:00:00Z', '2027-03-02T09:30:00Z'])).toBe('CONFIRMED');
    expect(await statusAfter(id, ['2027-03-02T12:00:00Z', '2027-03-02T13:00:00Z'])).toBe('PENDING_APPROVAL');
  });

  it('a hold is confirmed without approval although the agreement ended meanwhile', async () => {
    const id = await stage.booked(lab, '09:00', '10:00', { hold: true });
    await end();
    expect((await stage.bySchool('confirmBooking', id)).booking.status).toBe('CONFIRMED');
  });

  it('a series is confirmed on the days within the term', async () => {
    const payload = await stage.series(lab, '2027-03-30T09:00', '2027-03-30T10:00', 'FREQ=DAILY;COUNT=4');
    expect(payload.occurrences.map((each: Occurrence) => each.booking?.status)).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'PENDING_APPROVAL',
      'PENDING_APPROVAL',
    ]);
  });

  it('a series that names an agreement is refused or skips days outside of the term', async () => {
    const daily = (input: Given<'requestBookingSeries'>) =>
      stage.series(lab, '2027-03-30T09:00', '2027-03-30T10:00', 'FREQ=DAILY;COUNT=4', { agreementId, ...input });
    expect(codes(await daily({}))).toEqual(['INVALID']);
    const { occurrences } = await daily({ onConflict: 'SKIP_CONFLICTS' });
    expect(occurrences.map((each: Occurrence) => each.skippedBecause)).toEqual([null, null, 'INVALID', 'INVALID']);
  });

  it('a booking can name an agreement only for the organizations that agreed', async () => {
    const named = { organizationId: stage.town.plant, agreementId };
    expect(await stage.asked(lab, '09:00', '10:00', named, stage.town.manager)).toEqual(['NOT_FOUND']);
  });

  it('alternatives are offered under the named agreement', async () => {
    await stage.downtime(lab, '2027-03-29T00:00:00Z', '2027-03-31T20:00:00Z');
    const found = await stage.alternatives(lab, '2027-03-31T19:00:00Z', '2027-03-31T20:00:00Z', { agreementId });
    expect(found).not.toEqual([]);
    for (const { startsAt, endsAt } of found) {
      expect(await stage.previewed(lab, startsAt, endsAt, { agreementId })).toEqual([]);
    }
  });
});
