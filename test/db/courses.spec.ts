import pg from 'pg';
import { type Service, startService } from '../support/app.js';
import { courseId, publishCourse } from '../worlds/courses.js';
import { type Town, town } from '../worlds/town.js';

describe('Revisions of courses, by raw SQL', () => {
  let service: Service;
  let place: Town;
  let client: pg.Client;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    const skills = [{ skill: 'Milling', minutes: 5 }];
    const id = await courseId(service, place.coordinator, place.school, { skills });
    await publishCourse(service, place.coordinator, id);
    client = new pg.Client(service.databaseUrl);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await service.stop();
  });

  const refusal = (sql: string): Promise<unknown> =>
    client.query(sql).then(
      () => null,
      (error: unknown) => (error as { constraint?: string }).constraint,
    );
  const next = (number: number) => `
    insert into course_revision (organization_id, course_id, number, published_at, published_by, changes, content)
    select organization_id, course_id, ${number}, published_at, published_by, changes, content from course_revision`;

  it.each([
    ['changed', 'update course_revision set content = $$other$$', 'course_revision_append_only'],
    ['deleted', 'delete from course_revision', 'course_revision_append_only'],
    ['emptied', 'truncate course_revision cascade', 'course_revision_not_truncated'],
    ['numbered with a gap', next(3), 'course_revision_is_next'],
    ['numbered again', next(1), 'course_revision_is_next'],
    ['given less time', 'update course_skill set minutes = 1', 'course_skill_append_only'],
    [
      'given another skill',
      `insert into course_skill (organization_id, course_id, number, place, skill, minutes, "references")
       select organization_id, course_id, number, 2, 'Turning', 5, '[]' from course_revision`,
      'course_skill_of_new_revision',
    ],
    [
      'left without its revision',
      `insert into course_skill (organization_id, course_id, number, place, skill, minutes, "references")
       select organization_id, course_id, 2, 1, 'Turning', 5, '[]' from course_revision`,
      'course_skill_revision',
    ],
  ])('a revision cannot be %s', async (_, sql, constraint) => {
    expect(await refusal(sql)).toBe(constraint);
  });
});
