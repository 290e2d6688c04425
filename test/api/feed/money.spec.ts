import { MONDAY, type Service, startService } from '../../support/app.js';
import { booked, pricedLab, publishRate, usedFrom } from '../../worlds/money.js';
import { type Town, town } from '../../worlds/town.js';
import { changeCalendar } from '../../worlds/calendar.js';
import { agree } from '../../worlds/agreements.js';
import { settle } from '../../worlds/statements.js';
import { happenings, kindsOf } from '../../worlds/happenings.js';
import { first } from '../../support/lists.js';

describe('What happened to', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService({ SESSION_DAYS: '365' });
    place = await town(service);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  const both = async (subjectId: string) => [
    await kindsOf(service, place.plantAdmin, { subjectId }),
    await kindsOf(service, place.schoolAdmin, { subjectId }),
  ];

  it('a statement is told to both sides, from issue to settlement', async () => {
    const lab = await pricedLab(service, place);
    const [startsAt, endsAt] = ['2027-03-02T09:00:00Z', '2027-03-02T11:00:00Z'];
    const booking = await booked(service, place, lab, { startsAt, endsAt });
    service.clock.set('2027-03-02T23:30:00Z');
    await usedFrom(service, place, booking, startsAt, endsAt);
    service.clock.set('2027-04-01T06:00:00Z');
    const month = { providerId: place.plant, consumerId: place.school, currency: 'CNY', month: '2027-03-01' };
    const { statement } = await settle(service, place.plantAdmin, 'issueStatement', month);
    await settle(service, place.plantAdmin, 'issueStatement', month);
    const lineId = first(statement.lines).id;
    await settle(service, place.schoolAdmin, 'disputeStatementLine', { lineId, reason: 'Too long' });
    await settle(service, place.plantAdmin, 'adjustStatementLine', { lineId, amount: '-10', reason: 'Agreed' });
    await settle(service, place.schoolAdmin, 'acceptStatement', { statementId: statement.id });
    await settle(service, place.plantAdmin, 'settleStatement', { statementId: statement.id });
    const kinds = ['ISSUED', 'DISPUTED', 'ADJUSTED', 'ACCEPTED', 'SETTLED'].map((step) => `STATEMENT_${step}`);
    expect(await both(statement.id)).toEqual([kinds, kinds]);
    const filter = { subjectId: statement.id, kinds: ['STATEMENT_DISPUTED', 'STATEMENT_ADJUSTED'] } as const;
    const [adjusted, disputed] = await happenings(service, place.schoolAdmin, filter);
    expect(disputed).toMatchObject({
      reason: 'Too long',
      bySide: { id: place.school },
      text: expect.stringContaining('2027-03'),
    });
    expect(adjusted).toMatchObject({
      by: { id: place.plantAdmin.id },
      changes: [{ field: 'amount', before: null, after: '-10.00 CNY' }],
    });
  });

  it('an agreement is told to both sides', async () => {
    const terms = { providerId: place.plant, consumerId: place.school, from: '2027-03-01', to: '2027-09-01' };
    const { agreement } = await agree(service, place.plantAdmin, 'proposeAgreement', terms);
    await agree(service, place.schoolAdmin, 'acceptAgreement', { agreementId: agreement.id });
    await agree(service, place.schoolAdmin, 'endAgreement', { agreementId: agreement.id, reason: 'Moved' });
    const kinds = ['AGREEMENT_PROPOSED', 'AGREEMENT_ACCEPTED', 'AGREEMENT_ENDED'];
    expect(await both(agreement.id)).toEqual([kinds, kinds]);
  });

  it('a rate is told to those who see rates alone', async () => {
    const { rate } = await publishRate(service, place.plantAdmin, { resourceId: await place.resource() });
    const subjectId = rate.id;
    expect(await kindsOf(service, place.plantAdmin, { subjectId })).toEqual(['RATE_PUBLISHED']);
    expect(await kindsOf(service, place.manager, { subjectId })).toEqual([]);
    expect(await kindsOf(service, place.schoolAdmin, { subjectId })).toEqual([]);
  });

  it('a calendar is told with its days, and not at all when nothing changes', async () => {
    const days = [{ day: '2027-05-01', kind: 'HOLIDAY', name: 'Labour Day' }] as const;
    const input = { organizationId: place.plant, days };
    await changeCalendar(service, place.manager, 'setCalendarDays', input);
    await changeCalendar(service, place.manager, 'setCalendarDays', input);
    const found = await happenings(service, place.manager, {
      organizationId: place.plant,
      kinds: ['CALENDAR_CHANGED'],
    });
    expect(found.map(({ changes }) => changes)).toEqual([[{ field: '2027-05-01', before: null, after: 'Labour Day' }]]);
  });
});
