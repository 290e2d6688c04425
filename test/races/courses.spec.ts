import { type Service, startService } from '../support/app.js';
import { courseId, courseOf, publishCourse, saveCourse } from '../worlds/courses.js';
import { codes, type Town, town } from '../worlds/town.js';

const CLIENTS = 8;

describe('Courses under rivals', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService({ DATABASE_POOL_SIZE: String(CLIENTS) });
    place = await town(service);
  });
  afterAll(() => service.stop());

  const together = <T>(each: (index: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: CLIENTS }, (_, index) => each(index)));

  it('a draft that is published by many at once becomes one revision', async () => {
    const id = await courseId(service, place.coordinator, place.school, { content: 'One' });
    const answers = await together((index) => publishCourse(service, place.coordinator, id, `By ${index}`));
    expect(answers.map((answer) => codes(answer).join()).sort()).toEqual([
      '',
      ...Array<string>(CLIENTS - 1).fill('NOTHING_CHANGED'),
    ]);
  });

  it('revisions that are published between changes are numbered without gaps', async () => {
    const id = await courseId(service, place.coordinator, place.school);
    await together(async (index) => {
      await saveCourse(service, place.coordinator, { courseId: id, content: `Text ${index}` });
      await publishCourse(service, place.coordinator, id, `By ${index}`);
    });
    const numbers = (await courseOf(service, place.coordinator, id))?.revisions.map(({ number }) => number) ?? [];
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers).toEqual(numbers.map((_, index) => numbers.length - index));
  });

  it('of courses that are made at once with one code, one is made and the others hear CODE_TAKEN', async () => {
    const input = { organizationId: place.school, code: 'CONTESTED', title: 'Milling' };
    const answers = await together(() => saveCourse(service, place.coordinator, input));
    expect(answers.map((answer) => codes(answer).join()).sort()).toEqual([
      '',
      ...Array<string>(CLIENTS - 1).fill('CODE_TAKEN'),
    ]);
  });
});
