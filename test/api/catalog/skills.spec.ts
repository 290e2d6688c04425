import { act, type Town, town } from '../../worlds/town.js';
import { type Service, startService } from '../../support/app.js';

const SPELLINGS = [
  'cnc turning',
  'CNC  Turning',
  ' CNC Turning ',
  'ＣＮＣ\u3000Ｔｕｒｎｉｎｇ',
  'CNC\u00a0Turning',
  'CNC\tTurning',
];

describe('A skill', () => {
  let service: Service;
  let place: Town;
  let lathe: string;
  let cafe: string;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    lathe = await place.resource({ skills: ['CNC Turning'] });
    cafe = await place.resource({ skills: ['Café'] });
    await place.resource({ skills: ['cnc turning', 'CNC Turning', 'Milling'] });
  });
  afterAll(() => service.stop());

  const listed = async (skills: string[]): Promise<string[]> => {
    const document = 'query ($f: ResourceFilter) { resources(filter: $f) { nodes { id } } }';
    const { data } = await service.graphql(document, { f: { skills } }, place.coordinator.token);
    return data.resources.nodes.map((node) => node.id);
  };
  const found = async (skills: string[]) => {
    const document = `query ($i: AvailabilitySearchInput!) {
      availableResources(input: $i) { nodes { resource { id } } nearestFits { filter } }
    }`;
    const i = { from: '2027-03-02T09:00:00Z', to: '2027-03-02T10:00:00Z', organizationId: place.school, skills };
    return (await service.graphql(document, { i }, place.coordinator.token)).data.availableResources;
  };

  it.each(SPELLINGS)('is listed as %j', async (spelling) => {
    expect(await listed([spelling])).toContain(lathe);
  });

  it.each(SPELLINGS)('is found by the availability search as %j', async (spelling) => {
    const { nodes, nearestFits } = await found([spelling]);
    expect([nodes.map((node: { resource: { id: string } }) => node.resource.id).includes(lathe), nearestFits]).toEqual([
      true,
      [],
    ]);
  });

  it.each(['cafe', 'CAFÉ', 'Cafe\u0301'])('a skill with an accent is found as %j', async (spelling) => {
    expect(await listed([spelling])).toEqual([cafe]);
  });

  it('is one row of a report, even if its resources spell it differently', async () => {
    await act(service, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId: lathe }],
      title: 'Lesson',
      startsAt: '2027-03-02T09:00:00Z',
      endsAt: '2027-03-02T10:00:00Z',
    });
    const document = `query ($input: UtilizationReportInput!) {
      utilizationReport(input: $input) { rows { key label bookedMinutes } }
    }`;
    const input = { from: '2027-03-02', to: '2027-03-03', organizationId: place.plant, groupBy: 'SKILL' };
    const { data } = await service.graphql(document, { input }, place.plantAdmin.token);
    expect(data.utilizationReport.rows).toEqual([
      { key: 'CNC Turning', label: 'CNC Turning', bookedMinutes: 60 },
      { key: 'Café', label: 'Café', bookedMinutes: 0 },
      { key: 'Milling', label: 'Milling', bookedMinutes: 0 },
    ]);
  });
});
