import { Injectable } from '@nestjs/common';
import { may, Quotas, roleWords, type Viewer } from '../access/index.js';
import { organizationsById, organizationStatusWord, seesOrganization } from '../organizations/index.js';
import type { CourseKey, OrganizationKey } from '../platform/core/keys.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { namedSkills } from '../skills/index.js';
import type { CourseFacts } from './core/course.js';
import { courseNotFound, type CourseRefusal, courseReasons } from './core/refusals.js';
import { courseProblems, repeatedSkills, trimmedCourse, type WantedCourse } from './core/wanted-course.js';
import { seesCourse } from './course-visibility.js';
import { requiredCourse } from './courses.queries.js';
import { countCourses, isCodeTaken, lockCourse, writeCourse } from './courses.repository.js';

/** A course that is to be made (`courseId` null) or changed. */
export interface SaveCourseCommand extends WantedCourse {
  readonly courseId: CourseKey | null;
  readonly organizationId: OrganizationKey | null;
}

type Refusals = readonly CourseRefusal[];

/** The organization that owns a course. */
interface Owner {
  readonly key: OrganizationKey;
  readonly name: string;
  readonly status: CourseFacts['organizationStatus'];
}

/** Makes a course, or changes the draft of one; revisions stay as they are. */
@Injectable()
export class SaveCourse {
  constructor(
    private readonly database: Database,
    private readonly quotas: Quotas,
  ) {}

  execute(viewer: Viewer, command: SaveCourseCommand): Promise<Result<CourseFacts, Refusals>> {
    const wanted = trimmedCourse(command);
    const { courseId } = command;
    return this.database.transaction<CourseFacts, Refusals>(async (tx) => {
      const owner = await this.owner(tx, viewer, command);
      if (!owner.ok) return owner;
      const refused = ownerRefusal(viewer, 'saveCourse', owner.value);
      if (refused !== null) return refuse([refused]);
      const problems = courseProblems(owner.value.key, wanted);
      if (problems.length > 0) return refuse(problems);
      const misnamed = await this.misnamed(tx, viewer, owner.value, courseId, wanted);
      if (misnamed.length > 0) return refuse(misnamed);
      const full = courseId === null ? await this.quotaRefusal(tx, owner.value) : null;
      if (full !== null) return refuse([full]);
      return ok(await requiredCourse(tx, await writeCourse(tx, owner.value.key, courseId, wanted)));
    });
  }

  private async owner(
    tx: Tx,
    viewer: Viewer,
    { courseId, organizationId, code, title }: SaveCourseCommand,
  ): Promise<Result<Owner, Refusals>> {
    if (courseId !== null) return this.ownerOf(tx, viewer, courseId, organizationId);
    const missing = Object.entries({ organizationId, code, title })
      .filter(([, value]) => value === null)
      .map(([field]) => refusal(courseReasons.needed, [field], { field }));
    if (organizationId === null || missing.length > 0) return refuse(missing);
    const organization = (await organizationsById(tx, [organizationId])).get(organizationId);
    if (organization === undefined || !seesOrganization(viewer, organization)) {
      return refuse([refusal(courseReasons.organizationNotFound, ['organizationId'])]);
    }
    return ok(organization);
  }

  private async ownerOf(
    tx: Tx,
    viewer: Viewer,
    courseId: CourseKey,
    given: OrganizationKey | null,
  ): Promise<Result<Owner, Refusals>> {
    const course = await lockCourse(tx, courseId);
    if (course === null || !seesCourse(viewer, course)) return refuse([courseNotFound]);
    if (given !== null && given !== course.organizationId) {
      return refuse([refusal(courseReasons.stays, ['organizationId'])]);
    }
    return ok(ownerOfCourse(course));
  }

  /** Problems of names: a code that is taken, skills of which two are one, partners that nobody knows. */
  private async misnamed(
    tx: Tx,
    viewer: Viewer,
    { key, name }: Owner,
    courseId: CourseKey | null,
    { code, skills, partnerIds }: WantedCourse,
  ): Promise<CourseRefusal[]> {
    const taken = code !== null && (await isCodeTaken(tx, key, code, courseId));
    const texts = (skills ?? []).map(({ skill }) => skill);
    const known = await organizationsById(tx, partnerIds ?? []);
    return [
      ...(taken ? [refusal(courseReasons.codeTaken, ['code'], { organization: name, code })] : []),
      ...repeatedSkills(await namedSkills(tx, texts), (place) => ['skills', String(place), 'skill']),
      ...(partnerIds ?? []).flatMap((partner, index) => {
        const organization = known.get(partner);
        return organization !== undefined && seesOrganization(viewer, organization)
          ? []
          : [refusal(courseReasons.organizationNotFound, ['partnerIds', String(index)])];
      }),
    ];
  }

  private quotaRefusal(tx: Tx, { key, status }: Owner): Promise<CourseRefusal | null> {
    return this.quotas.refusal(tx, { kind: 'courses', subject: key, status }, () => countCourses(tx, key));
  }
}

export const ownerOfCourse = ({ organizationId, organizationName, organizationStatus }: CourseFacts): Owner => ({
  key: organizationId,
  name: organizationName,
  status: organizationStatus,
});

const reasons = { saveCourse: courseReasons.saving, publishCourse: courseReasons.publishing } as const;

/** The refusal of somebody without a role there, or of an organization that is not VERIFIED; null = neither. */
export function ownerRefusal(
  viewer: Viewer,
  operation: keyof typeof reasons,
  { key, name, status }: Owner,
): CourseRefusal | null {
  if (!may(viewer, operation, { own: key })) {
    return refusal(reasons[operation], null, { organization: name, roles: roleWords(operation, 'own') });
  }
  if (status === 'VERIFIED') return null;
  return refusal(courseReasons.unverified, null, { organization: name, status: organizationStatusWord(status) });
}
