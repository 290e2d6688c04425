import { type Service, startService } from '../../support/app.js';
import { courseId, courseOf, publishCourse, saveCourse } from '../../worlds/courses.js';
import { person, type Person } from '../../worlds/people.js';
import { join, verified } from '../../worlds/places.js';
import { putSkill } from '../../worlds/skills.js';
import { codes, type Town, town } from '../../worlds/town.js';
import type { Given, Refusable } from '../../worlds/mutations.js';

const milling = { skill: 'CNC milling', minutes: 600, level: 'SUPERVISED' } as const;

describe('Courses', () => {
  let service: Service;
  let place: Town;
  let stranger: Person;
  let trainer: Person;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    stranger = await person(service, 'Stranger');
    trainer = await person(service, 'Trainer');
    await join(service, place.plant, place.plantAdmin, trainer, ['TRAINER']);
  });
  afterAll(() => service.stop());

  const made = (input: Given<'saveCourse'> = {}) => courseId(service, place.coordinator, place.school, input);
  const save = (input: Given<'saveCourse'>) => saveCourse(service, place.coordinator, input);
  const publish = (id: string, changes?: string) => publishCourse(service, place.coordinator, id, changes);
  const fieldsOf = ({ userErrors }: Refusable) =>
    userErrors.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`);

  it('a new course is a DRAFT with an empty draft', async () => {
    const { course } = await save({ organizationId: place.school, code: ' M1 ', title: ' Milling ' });
    expect(course).toMatchObject({
      code: 'M1',
      title: 'Milling',
      status: 'DRAFT',
      organization: { id: place.school },
      partners: [],
      draft: { content: '', skills: [] },
      current: null,
      revisions: [],
    });
  });

  it('a new course needs its organization, a code and a title', async () => {
    expect(fieldsOf(await save({ content: 'Text' }))).toEqual([
      'INVALID organizationId',
      'INVALID code',
      'INVALID title',
    ]);
  });

  it('a change leaves alone what it does not name', async () => {
    const id = await made({ content: 'Text', skills: [milling] });
    const { course } = await save({ courseId: id, title: 'Turning' });
    expect(course).toMatchObject({ title: 'Turning', draft: { content: 'Text', skills: [milling] } });
  });

  it('a code is taken once in an organization, and may stand in another', async () => {
    await made({ code: 'TAKEN' });
    expect(fieldsOf(await save({ organizationId: place.school, code: 'TAKEN', title: 'T' }))).toEqual([
      'CODE_TAKEN code',
    ]);
    expect(fieldsOf(await save({ courseId: await made(), code: 'TAKEN' }))).toEqual(['CODE_TAKEN code']);
    await courseId(service, place.plantAdmin, place.plant, { code: 'TAKEN' });
  });

  it('a course stays with its organization', async () => {
    const id = await made();
    expect(fieldsOf(await save({ courseId: id, organizationId: place.plant }))).toEqual(['INVALID organizationId']);
    expect(codes(await save({ courseId: id, organizationId: place.school }))).toEqual([]);
  });

  it('publishing makes the draft revision 1, and the next one revision 2', async () => {
    const id = await made({ content: 'One', skills: [milling] });
    const { course } = await publish(id, ' Begins ');
    expect(course).toMatchObject({
      status: 'PUBLISHED',
      current: { number: 1 },
      revisions: [{ number: 1, changes: 'Begins', content: 'One', skills: [milling] }],
    });
    await save({ courseId: id, content: 'Two' });
    const again = (await publish(id, 'More')).course;
    expect(again.revisions.map(({ number, content }) => [number, content])).toEqual([
      [2, 'Two'],
      [1, 'One'],
    ]);
  });

  it('a draft that changes leaves the published revision as it was', async () => {
    const id = await made({ content: 'One', skills: [milling] });
    await publish(id);
    const { course } = await save({ courseId: id, content: 'Two', skills: [] });
    expect(course.revisions).toMatchObject([{ number: 1, content: 'One', skills: [milling] }]);
  });

  it('publishing the same content and skills again is NOTHING_CHANGED', async () => {
    const id = await made({ content: 'One', skills: [milling] });
    await publish(id);
    expect(fieldsOf(await publish(id, 'Again'))).toEqual(['NOTHING_CHANGED courseId']);
    await save({ courseId: id, title: 'Another title' });
    expect(codes(await publish(id, 'Again'))).toEqual(['NOTHING_CHANGED']);
    await save({ courseId: id, skills: [{ ...milling, minutes: 601 }] });
    expect(codes(await publish(id, 'Again'))).toEqual([]);
  });

  it('changes have 1 to 2,000 characters', async () => {
    const id = await made();
    expect(fieldsOf(await publish(id, ' '))).toEqual(['INVALID changes']);
    expect(fieldsOf(await publish(id, 'x'.repeat(2_001)))).toEqual(['INVALID changes']);
    expect(codes(await publish(id, '𠮷'.repeat(2_000)))).toEqual([]);
  });

  it('a course has at most 100 revisions', async () => {
    const id = await made();
    for (let number = 1; number <= 100; number++) {
      await save({ courseId: id, content: `Text ${number}` });
      expect(codes(await publish(id))).toEqual([]);
    }
    await save({ courseId: id, content: 'One more' });
    expect(fieldsOf(await publish(id))).toEqual(['TOO_MANY courseId']);
  });

  it('a RETIRED course is not published again until it is taken back', async () => {
    const id = await made({ content: 'One' });
    await publish(id);
    expect((await save({ courseId: id, retired: true, content: 'Two' })).course.status).toBe('RETIRED');
    expect(fieldsOf(await publish(id))).toEqual(['WRONG_STATUS courseId']);
    expect((await save({ courseId: id, retired: false })).course.status).toBe('PUBLISHED');
    expect(codes(await publish(id))).toEqual([]);
  });

  it.each<[string, Given<'saveCourse'>, string]>([
    ['a blank code', { code: ' ' }, 'INVALID code'],
    ['a code of 65 characters', { code: 'x'.repeat(65) }, 'INVALID code'],
    ['a code of two lines', { code: 'a\nb' }, 'INVALID code'],
    ['a blank title', { title: '\u3000' }, 'INVALID title'],
    ['a title of 201 characters', { title: 'x'.repeat(201) }, 'INVALID title'],
    ['a content of 20,001 characters', { content: 'x'.repeat(20_001) }, 'INVALID content'],
    ['31 skills', { skills: Array.from({ length: 31 }, (_, n) => ({ skill: `S${n}`, minutes: 1 })) }, 'INVALID skills'],
    ['no minutes', { skills: [{ skill: 'S', minutes: 0 }] }, 'INVALID skills.0.minutes'],
    ['600,001 minutes', { skills: [{ skill: 'S', minutes: 600_001 }] }, 'INVALID skills.0.minutes'],
    ['a blank skill', { skills: [{ skill: ' ', minutes: 1 }] }, 'INVALID skills.0.skill'],
    ['a skill of 101 characters', { skills: [{ skill: 'x'.repeat(101), minutes: 1 }] }, 'INVALID skills.0.skill'],
    ['21 partners', { partnerIds: Array.from({ length: 21 }, () => 'nonsense') }, 'INVALID partnerIds'],
    ['an unknown partner', { partnerIds: ['nonsense'] }, 'NOT_FOUND partnerIds.0'],
  ])('a course with %s is refused', async (_, input, refused) => {
    const id = await made();
    expect(fieldsOf(await save({ courseId: id, ...input }))).toEqual([refused]);
  });

  it('the longest texts are accepted and published', async () => {
    const skills = Array.from({ length: 30 }, (_, n) => ({
      skill: `${String(n).padStart(2, '0')}${'𠮷'.repeat(98)}`,
      minutes: 600_000,
    }));
    const id = await made({ code: '𠮷'.repeat(64), title: '𠮷'.repeat(200), content: '𠮷'.repeat(20_000), skills: [] });
    expect(codes(await save({ courseId: id, skills }))).toEqual([]);
    expect(codes(await publish(id))).toEqual([]);
  });

  it('a skill stands in a course once, however it is written', async () => {
    const id = await made();
    const skills = [milling, { skill: 'ＣＮＣ  Milling', minutes: 5 }];
    expect(fieldsOf(await save({ courseId: id, skills }))).toEqual(['INVALID skills.1.skill']);
  });

  it('a skill stands in a course once, by whatever name the catalogue has for it', async () => {
    await putSkill(service, place.root, { name: 'Turning', aliases: ['车削'] });
    const id = await made();
    const skills = [
      { skill: '车削', minutes: 5 },
      { skill: 'turning', minutes: 5 },
    ];
    expect(fieldsOf(await save({ courseId: id, skills }))).toEqual(['INVALID skills.1.skill']);
  });

  it('a revision keeps the references that its skills had when it was published, and the draft has those of now', async () => {
    const uri = 'https://example.org/welding';
    const reference = { framework: 'OTHER', uri } as const;
    const { skill } = await putSkill(service, place.root, { name: 'Welding', references: [reference] });
    const id = await made({ skills: [{ skill: 'welding', minutes: 5 }] });
    await publish(id);
    await putSkill(service, place.root, { skillId: skill.id, name: 'Welding' });
    const course = await courseOf(service, place.coordinator, id);
    expect(course?.revisions[0]?.skills[0]?.references).toEqual([{ uri }]);
    expect(course?.draft?.skills[0]?.references).toEqual([]);
  });

  it('the owner cannot be its own partner', async () => {
    expect(fieldsOf(await save({ courseId: await made(), partnerIds: [place.school] }))).toEqual([
      'INVALID partnerIds.0',
    ]);
  });

  it('trainers of a partner see the draft, and change nothing', async () => {
    const id = await made({ content: 'Draft', partnerIds: [place.plant, place.plant] });
    expect(await courseOf(service, trainer, id)).toMatchObject({
      draft: { content: 'Draft' },
      partners: [{ id: place.plant }],
    });
    expect(fieldsOf(await saveCourse(service, trainer, { courseId: id, title: 'Mine' }))).toEqual(['NOT_PERMITTED ']);
    expect(fieldsOf(await saveCourse(service, place.plantAdmin, { courseId: id, title: 'Mine' }))).toEqual([
      'NOT_PERMITTED ',
    ]);
  });

  it('a partner that is left out sees the draft no longer', async () => {
    const id = await made({ partnerIds: [place.plant] });
    await save({ courseId: id, partnerIds: [] });
    expect(await courseOf(service, trainer, id)).toBeNull();
  });

  it('others see a course once it is PUBLISHED, without its draft, and until it is RETIRED', async () => {
    const id = await made({ content: 'One' });
    expect(await courseOf(service, stranger, id)).toBeNull();
    expect(fieldsOf(await saveCourse(service, stranger, { courseId: id, title: 'Mine' }))).toEqual([
      'NOT_FOUND courseId',
    ]);
    await publish(id);
    expect(await courseOf(service, stranger, id)).toMatchObject({ draft: null, current: { number: 1 } });
    await save({ courseId: id, retired: true });
    expect(await courseOf(service, stranger, id)).toBeNull();
  });

  it('a course of a SUSPENDED organization is seen by its people alone, and not changed', async () => {
    const founder = await person(service, 'Founder');
    const organizationId = await verified(service, place.root, founder, 'suspended');
    const id = await courseId(service, founder, organizationId);
    await publishCourse(service, founder, id);
    await service.graphql(
      'mutation ($input: OrganizationActionInput!) { suspendOrganization(input: $input) { userErrors { code } } }',
      { input: { organizationId } },
      place.root.token,
    );
    expect(await courseOf(service, stranger, id)).toBeNull();
    expect(await courseOf(service, founder, id)).not.toBeNull();
    expect(codes(await saveCourse(service, founder, { courseId: id, title: 'T' }))).toEqual(['NOT_PERMITTED']);
    expect(codes(await publishCourse(service, founder, id))).toEqual(['NOT_PERMITTED']);
    expect(codes(await saveCourse(service, founder, { organizationId, code: 'N', title: 'T' }))).toEqual([
      'NOT_PERMITTED',
    ]);
  });

  it('an organization has as many courses as its quota allows', async () => {
    const small = await startService({ QUOTAS: 'true', QUOTA_COURSES: '0,1' });
    const there = await town(small);
    await courseId(small, there.coordinator, there.school);
    const more = { organizationId: there.school, code: 'N', title: 'T' };
    expect(codes(await saveCourse(small, there.coordinator, more))).toEqual(['TOO_MANY']);
    await small.stop();
  });

  describe('The list of courses', () => {
    const list = async (asker: Person, variables: Readonly<Record<string, unknown>> = {}) =>
      (
        await service.data(
          `query ($organizationId: ID, $skills: [String!], $first: Int, $after: String) {
            courses(organizationId: $organizationId, skills: $skills, first: $first, after: $after) {
              nodes { code status } totalCount pageInfo { endCursor hasNextPage }
            }
          }`,
          { first: 100, ...variables },
          asker.token,
        )
      ).courses;
    const codesOf = async (asker: Person, variables: Readonly<Record<string, unknown>> = {}) =>
      (await list(asker, variables)).nodes.map(({ code }) => code);
    let school: string;
    let teacher: Person;
    beforeAll(async () => {
      teacher = await person(service, 'Teacher');
      school = await verified(service, place.root, teacher, 'college');
      await putSkill(service, place.root, { name: 'Gear hobbing', aliases: ['滚齿'] });
      const there = async (code: string, input: Given<'saveCourse'> = {}) =>
        courseId(service, teacher, school, { code, ...input });
      await there('B-DRAFT', { skills: [{ skill: '滚齿', minutes: 5 }] });
      await publishCourse(
        service,
        teacher,
        await there('A-PUBLISHED', { skills: [{ skill: 'gear hobbing', minutes: 5 }] }),
      );
      const former = await there('D-FORMER', { skills: [{ skill: 'gear hobbing', minutes: 5 }] });
      await publishCourse(service, teacher, former);
      await saveCourse(service, teacher, { courseId: former, skills: [] });
      await publishCourse(service, teacher, former, 'Without');
      const retired = await there('C-RETIRED', { partnerIds: [place.plant] });
      await publishCourse(service, teacher, retired);
      await saveCourse(service, teacher, { courseId: retired, retired: true });
    });

    it('the list has what its reader may see, by code', async () => {
      const organizationId = school;
      expect(await codesOf(teacher, { organizationId })).toEqual(['A-PUBLISHED', 'B-DRAFT', 'C-RETIRED', 'D-FORMER']);
      expect(await codesOf(stranger, { organizationId })).toEqual(['A-PUBLISHED', 'D-FORMER']);
      expect(await codesOf(place.root, { organizationId })).toEqual(['A-PUBLISHED', 'D-FORMER']);
      expect(await codesOf(trainer, { organizationId })).toEqual(['A-PUBLISHED', 'C-RETIRED', 'D-FORMER']);
      expect(await codesOf(teacher, { organizationId: 'nonsense' })).toEqual([]);
    });

    it('the list is filtered by skills of the current revision, by any of their names', async () => {
      expect(await codesOf(teacher, { skills: ['滚齿'] })).toEqual(['A-PUBLISHED', 'B-DRAFT']);
      expect(await codesOf(teacher, { skills: ['滚齿', 'GEAR  Hobbing'] })).toEqual(['A-PUBLISHED', 'B-DRAFT']);
      expect(await codesOf(teacher, { skills: ['滚齿', 'something else'] })).toEqual([]);
    });

    it('the list comes page by page', async () => {
      const seen: string[] = [];
      let after: string | null = null;
      for (;;) {
        const page: Awaited<ReturnType<typeof list>> = await list(teacher, { organizationId: school, first: 3, after });
        expect(page.totalCount).toBe(4);
        seen.push(...page.nodes.map(({ code }) => code));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor ?? null;
      }
      expect(seen).toEqual(['A-PUBLISHED', 'B-DRAFT', 'C-RETIRED', 'D-FORMER']);
    });
  });
});
