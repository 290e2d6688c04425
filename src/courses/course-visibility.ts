import { may, type Viewer } from '../access/index.js';
import { seesOrganization } from '../organizations/index.js';
import { type CourseFacts, courseStatus } from './core/course.js';

/** Whether the viewer teaches in the organization that owns the course or in a partner of it. */
export const seesDraft = (viewer: Viewer, { organizationId, partnerIds }: CourseFacts): boolean =>
  [organizationId, ...partnerIds].some((own) => may(viewer, 'unpublishedCourse', { own }));

/** A PUBLISHED course is seen by everybody who sees its organization, any other by those who see its draft. */
export const seesCourse = (viewer: Viewer, course: CourseFacts): boolean =>
  seesDraft(viewer, course) ||
  (courseStatus(course) === 'PUBLISHED' &&
    seesOrganization(viewer, { key: course.organizationId, status: course.organizationStatus }));
