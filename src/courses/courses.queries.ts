import type { CourseKey, OrganizationKey, PartOf } from '../platform/core/keys.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { instantOf } from '../platform/db/sql-values.js';
import type { CourseFacts, CourseRevision, CourseSkill } from './core/course.js';

export interface CourseRow extends Omit<CourseFacts, 'key' | 'draft'> {
  readonly courseId: CourseKey['id'];
  readonly draftContent: string;
  readonly draftSkills: readonly CourseSkill[];
}

/** The columns that `courseFacts` reads, of `course c` and its `organization o`. */
export const courseColumns = /* sql */ `
  c.organization_id as "organizationId", c.course_id as "courseId", o.name as "organizationName",
  o.status as "organizationStatus", c.code, c.title, c.retired, c.draft_content as "draftContent",
  c.draft_skills as "draftSkills",
  (select count(*)::int from course_revision r
    where r.organization_id = c.organization_id and r.course_id = c.course_id) as revisions,
  array(select p.partner_id::text from course_partner p
         where p.organization_id = c.organization_id and p.course_id = c.course_id order by p.partner_id) as "partnerIds"`;

export const courseFacts = ({ courseId, draftContent, draftSkills, ...row }: CourseRow): CourseFacts => ({
  ...row,
  key: { provider: row.organizationId, id: courseId },
  draft: { content: draftContent, skills: draftSkills.map(({ skill, minutes, level }) => ({ skill, minutes, level })) },
});

const byKeys = statement('courses.by-keys')`
  select ${courseColumns} from unnest($1::bigint[], $2::uuid[]) as w (organization_id, course_id)
    join course c using (organization_id, course_id) join organization o using (organization_id)`;

/** The courses that exist, by the uuid, whoever may see them. */
export async function coursesByKey(
  queryable: Queryable,
  keys: readonly CourseKey[],
): Promise<Map<PartOf<CourseKey>, CourseFacts>> {
  const values = [keys.map(({ provider }) => provider), keys.map(({ id }) => id)];
  const rows = keys.length === 0 ? [] : await queryable.run<CourseRow>(byKeys, values);
  return new Map(rows.map(courseFacts).map((course) => [course.key.id, course]));
}

/** A course that is known to exist. Throws if absent. */
export async function requiredCourse(queryable: Queryable, key: CourseKey): Promise<CourseFacts> {
  const course = (await coursesByKey(queryable, [key])).get(key.id);
  if (course === undefined) throw new Error(`the course ${key.id} is referred to but does not exist`);
  return course;
}

interface RevisionRow extends Omit<CourseRevision, 'publishedAt'> {
  readonly organizationId: OrganizationKey;
  readonly courseId: CourseKey['id'];
  readonly publishedAt: Date;
}

const revisionColumns = /* sql */ `
  r.organization_id as "organizationId", r.course_id as "courseId", r.number, r.published_at as "publishedAt",
  r.changes, r.content,
  (select coalesce(jsonb_agg(jsonb_build_object('skill', k.skill, 'minutes', k.minutes, 'level', k.level,
                                                'references', k."references") order by k.place), '[]')
     from course_skill k
    where k.organization_id = r.organization_id and k.course_id = r.course_id and k.number = r.number) as skills`;

const allRevisions = statement('courses.revisions')`
  select ${revisionColumns} from unnest($1::bigint[], $2::uuid[]) as w (organization_id, course_id)
    join course_revision r using (organization_id, course_id)
   order by r.number desc`;

const currentRevisions = statement('courses.current-revisions')`
  select ${revisionColumns} from unnest($1::bigint[], $2::uuid[]) as w (organization_id, course_id)
   cross join lateral (
    select * from course_revision n
     where n.organization_id = w.organization_id and n.course_id = w.course_id order by n.number desc limit 1) r`;

const revisionOf = ({ number, publishedAt, changes, content, skills }: RevisionRow): CourseRevision => ({
  number,
  publishedAt: instantOf(publishedAt),
  changes,
  content,
  skills,
});

/** The revisions of each course, the latest first; `current`: that one alone. */
export async function revisionsOf(
  queryable: Queryable,
  keys: readonly CourseKey[],
  which: 'all' | 'current',
): Promise<Map<PartOf<CourseKey>, CourseRevision[]>> {
  const values = [keys.map(({ provider }) => provider), keys.map(({ id }) => id)];
  const rows = await queryable.run<RevisionRow>(which === 'all' ? allRevisions : currentRevisions, values);
  const grouped = Map.groupBy(rows, ({ courseId }) => courseId);
  return new Map([...grouped].map(([id, revisions]) => [id, revisions.map(revisionOf)]));
}
