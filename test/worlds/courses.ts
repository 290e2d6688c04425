import type { Service } from '../support/app.js';
import { ERRORS, mutate, type Given } from './mutations.js';
import type { Person } from './people.js';
import type { Course } from './schema.js';

const SKILLS = 'skills { skill minutes level references { uri } }';
export const COURSE = `
  id code title status organization { id } partners { id }
  draft { content ${SKILLS} }
  current { number }
  revisions { number publishedAt changes content ${SKILLS} }`;

/** Makes or changes a course; answers the payload. */
export const saveCourse = (service: Service, asker: Person, input: Given<'saveCourse'>) =>
  mutate(service, asker.token, 'saveCourse', input, `course { ${COURSE} } ${ERRORS}`);

/** Publishes the draft of a course; answers the payload. */
export const publishCourse = (service: Service, asker: Person, courseId: string, changes = 'First') =>
  mutate(service, asker.token, 'publishCourse', { courseId, changes }, `course { ${COURSE} } ${ERRORS}`);

/** A course as somebody sees it; null = not. */
export const courseOf = async (service: Service, asker: Person, id: string) =>
  (
    await service.data<{ course: Course | null }>(
      `query ($id: ID!) { course(id: $id) { ${COURSE} } }`,
      { id },
      asker.token,
    )
  ).course;

let codes = 0;

/** A new course with a code of its own; answers its id. */
export async function courseId(
  service: Service,
  asker: Person,
  organizationId: string,
  input: Given<'saveCourse'> = {},
): Promise<string> {
  const payload = await saveCourse(service, asker, {
    organizationId,
    code: `C-${++codes}`,
    title: 'Milling',
    ...input,
  });
  expect(payload.userErrors).toEqual([]);
  return payload.course.id;
}
