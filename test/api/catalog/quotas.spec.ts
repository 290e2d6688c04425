import { person, type Person, platformAdmin } from '../../worlds/people.js';
import { createSite, registered, verify } from '../../worlds/places.js';
import { type Service, startService } from '../../support/app.js';
import { createResource, updateResource } from '../../worlds/resources.js';
import type { Refusable } from '../../worlds/mutations.js';
import type { ResourceStatus } from '../../worlds/schema.js';

describe('The quotas of an organization', () => {
  let service: Service;
  let admin: Person;
  let organizationId: string;
  let siteId: string;
  beforeAll(async () => {
    service = await startService({
      QUOTAS: 'true',
      QUOTA_SITES: '2,3',
      QUOTA_DRAFT_RESOURCES: '2,4',
      QUOTA_CALENDAR_DAYS: '2,3',
      QUOTA_PENDING_ORGANIZATIONS_OF_ACCOUNT: '2',
    });
    admin = await person(service, 'Admin');
    organizationId = await registered(service, admin, 'bounded');
    siteId = (await createSite(service, admin, { organizationId })).site.id;
  });
  afterAll(() => service.stop());

  const codes = (payload: Refusable) => payload.userErrors.map(({ code }) => code);
  const draft = async (status: ResourceStatus = 'DRAFT') =>
    codes(await createResource(service, admin, { siteId, status }));
  const setDays = async (days: string[]) => {
    const document =
      'mutation ($i: SetCalendarDaysInput!) { setCalendarDays(input: $i) { userErrors { code message } } }';
    const input = days.map((day) => ({ day, kind: 'CLOSURE', name: 'Closed' }));
    return codes(
      (await service.graphql(document, { i: { organizationId, days: input } }, admin.token)).data.setCalendarDays,
    );
  };

  it('are smaller while the organization is PENDING than once it is VERIFIED', async () => {
    expect(codes(await createSite(service, admin, { organizationId }))).toEqual([]);
    expect(codes(await createSite(service, admin, { organizationId }))).toEqual(['TOO_MANY']);
    const { resource } = await createResource(service, admin, { siteId, status: 'DRAFT' });
    expect(codes(await updateResource(service, admin, { resourceId: resource.id, status: 'WITHDRAWN' }))).toEqual([]);
    expect([await draft('WITHDRAWN'), await draft(), await draft('WITHDRAWN')]).toEqual([
      [],
      ['TOO_MANY'],
      ['TOO_MANY'],
    ]);
    expect([await setDays(['2027-05-01', '2027-05-02']), await setDays(['2027-05-03'])]).toEqual([[], ['TOO_MANY']]);
    expect(await setDays(['2027-05-02'])).toEqual([]);

    await verify(service, organizationId, await platformAdmin(service));
    expect([await draft(), await draft(), await draft()]).toEqual([[], [], ['TOO_MANY']]);
    expect([await setDays(['2027-05-03']), await setDays(['2027-05-04'])]).toEqual([[], ['TOO_MANY']]);
    expect(codes(await createSite(service, admin, { organizationId }))).toEqual([]);
    expect(codes(await createSite(service, admin, { organizationId }))).toEqual(['TOO_MANY']);
  });

  it('hold when several requests arrive at the same time', async () => {
    const founder = await person(service, 'Founder');
    const document = `mutation ($i: RegisterOrganizationInput!) { registerOrganization(input: $i) { userErrors { code } } }`;
    const register = async (slug: string) => {
      const i = { slug, name: slug, kind: 'SCHOOL', timeZone: 'UTC' };
      return codes((await service.graphql(document, { i }, founder.token)).data.registerOrganization);
    };
    const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map((name) => register(`founded-${name}`)));
    expect(outcomes.flat()).toEqual(['TOO_MANY', 'TOO_MANY']);
  });
});
