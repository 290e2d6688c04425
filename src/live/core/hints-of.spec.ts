import type { OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import { happeningKinds } from '../../happenings/core/happening-kind.js';
import { type Happened, hintsOf } from './hints-of.js';

const plant = '1' as OrganizationKey;
const school = '2' as OrganizationKey;
const SUBJECT = '0198f0a0-0000-7000-8000-000000000009';
const LATHE = '0198f0a0-0000-7000-8000-000000000001' as ResourceKey['id'];
const ROBOT = '0198f0a0-0000-7000-8000-000000000002' as ResourceKey['id'];

const happened = (kind: string, rest: Partial<Happened> = {}): Happened => ({
  kind,
  organization: plant,
  other: school,
  at: 5,
  byPerson: true,
  subject: SUBJECT,
  resources: [LATHE, ROBOT],
  touched: { from: 10, to: 20 },
  ...rest,
});

/** Topics with the number of the hints that have an id. */
const topics = (of: Happened): string[] => hintsOf(of).map(({ about, id }) => (id === null ? about : `${about} id`));

describe('The hints of a happening', () => {
  it('a booking gives one SCHEDULE for each resource, from the first to the last instant, and BOOKING', () => {
    const plain = { organization: plant, at: 5 };
    expect(hintsOf(happened('BOOKING_MOVED'))).toEqual([
      { ...plain, about: 'SCHEDULE', other: null, id: LATHE, from: 10, to: 20 },
      { ...plain, about: 'SCHEDULE', other: null, id: ROBOT, from: 10, to: 20 },
      { ...plain, about: 'BOOKING', other: school, id: SUBJECT, from: null, to: null },
    ]);
  });

  it.each([
    ['SERIES_BOOKED', ['SCHEDULE id', 'SCHEDULE id', 'SERIES id']],
    ['DOWNTIME_SCHEDULED', ['SCHEDULE id', 'SCHEDULE id']],
    ['RESOURCE_CHANGED', ['RESOURCE id']],
    ['CALENDAR_CHANGED', ['RESOURCES']],
    ['RATE_PUBLISHED', ['RESOURCES']],
    ['AGREEMENT_ACCEPTED', ['AGREEMENT id']],
    ['STATEMENT_DISPUTED', ['STATEMENT id']],
    ['MEMBER_CHANGED', ['MEMBERS']],
    ['MEMBER_INVITED', ['INVITATIONS']],
    ['ORGANIZATION_CHANGED', ['ORGANIZATION']],
    ['ORGANIZATION_VERIFIED', ['STANDING']],
  ])('%s gives %j', (kind, expected) => {
    expect(topics(happened(kind))).toEqual(expected);
  });

  it.each(['BOOKING_EXPIRED', 'BOOKING_MISSED'])('%s by the clock gives none', (kind) => {
    expect(hintsOf(happened(kind, { byPerson: false }))).toEqual([]);
  });

  it('a booking that a person marked as missed gives hints', () => {
    expect(topics(happened('BOOKING_MISSED'))).toEqual(['SCHEDULE id', 'SCHEDULE id', 'BOOKING id']);
  });

  it('a happening that touches no time gives no SCHEDULE', () => {
    expect(topics(happened('SERIES_CANCELLED', { touched: null }))).toEqual(['SERIES id']);
  });

  it.each(happeningKinds)('%s gives a hint when a person did it', (kind) => {
    expect(hintsOf(happened(kind)).length).toBeGreaterThan(0);
  });
});
