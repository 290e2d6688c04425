import type { AccountKey, CourseKey, OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { LostRaceError, statement, type Tx } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import { violates } from '../platform/db/sql-state.js';
import type { NamedSkill } from '../skills/index.js';
import type { CourseFacts } from './core/course.js';
import type { WantedCourse } from './core/wanted-course.js';
import { CourseEntity } from './course.entity.js';
import { coursesByKey } from './courses.queries.js';

const lock = statement('courses.lock')`
  select from course where organization_id = $1 and course_id = $2 for no key update`;

/** The course, which nobody else changes until the transaction ends; null when not found. */
export async function lockCourse(tx: Tx, key: CourseKey): Promise<CourseFacts | null> {
  await tx.run(lock, [key.provider, key.id]);
  return (await coursesByKey(tx, [key])).get(key.id) ?? null;
}

export const countCourses = (tx: Tx, organizationId: OrganizationKey): Promise<number> =>
  tx.entities((manager) => manager.countBy(CourseEntity, { organizationId }));

const codeTaken = statement('courses.code-taken')`
  select from course where organization_id = $1 and code = $2 and course_id is distinct from $3::uuid`;

/** Whether another course of the organization has the code. */
export const isCodeTaken = async (
  tx: Tx,
  organizationId: OrganizationKey,
  code: string,
  except: CourseKey | null,
): Promise<boolean> => (await tx.run(codeTaken, [organizationId, code, except?.id ?? null])).length > 0;

const forgetPartners = statement('courses.forget-partners')`
  delete from course_partner where organization_id = $1 and course_id = $2 and partner_id <> all ($3::bigint[])`;

const rememberPartners = statement('courses.remember-partners')`
  insert into course_partner (organization_id, course_id, partner_id)
  select $1, $2, p from unnest($3::bigint[]) p on conflict do nothing`;

/** Writes what is given of a course; `key` null = a new one, which has code and title. */
export async function writeCourse(
  tx: Tx,
  organizationId: OrganizationKey,
  key: CourseKey | null,
  { code, title, content, skills, partnerIds, retired }: WantedCourse,
): Promise<CourseKey> {
  const given = {
    ...(code === null ? {} : { code }),
    ...(title === null ? {} : { title }),
    ...(content === null ? {} : { draftContent: content }),
    ...(skills === null ? {} : { draftSkills: [...skills] }),
    ...(retired === null ? {} : { retired }),
  };
  const written = await withOneCode(() =>
    tx.entities(async (manager) => {
      if (key === null) {
        const course = manager.create(CourseEntity, { organizationId, ...given });
        await manager.insert(CourseEntity, course);
        return { provider: organizationId, id: course.courseId };
      }
      const place = { organizationId: key.provider, courseId: key.id };
      if (Object.keys(given).length > 0) await manager.update(CourseEntity, place, given);
      return key;
    }),
  );
  if (partnerIds !== null) {
    const partners = [...new Set(partnerIds)];
    await tx.run(forgetPartners, [written.provider, written.id, partners]);
    await tx.run(rememberPartners, [written.provider, written.id, partners]);
  }
  return written;
}

/** Another course may take the code between the look and the writing; then all is decided anew. */
async function withOneCode<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw violates(error, 'course_code_once') ? new LostRaceError() : error;
  }
}

const insertSkills = statement('courses.insert-skills')`
  insert into course_skill (organization_id, course_id, number, place, skill, minutes, level, "references")
  select $1, $2, $3, k.place, k.skill, k.minutes, k.level, k."references"
    from jsonb_to_recordset($4::jsonb) as k (place integer, skill text, minutes integer, level text, "references" jsonb)`;

const insertRevision = statement('courses.insert-revision')`
  insert into course_revision (organization_id, course_id, number, published_at, published_by, changes, content)
  values ($1, $2, $3, $4, $5, $6, $7)`;

/** Makes the draft of a locked course its next revision; `named` says of each skill what the catalogue knows. */
export async function insertNextRevision(
  tx: Tx,
  { key, revisions, draft }: CourseFacts,
  named: readonly NamedSkill[],
  act: { readonly by: AccountKey; readonly at: Instant; readonly changes: string },
): Promise<void> {
  const place = [key.provider, key.id, revisions + 1];
  const skills = draft.skills.map((skill, index) => ({
    ...skill,
    place: index + 1,
    references: named[index]?.references ?? [],
  }));
  // Skills come first: the revision seals them.
  await tx.run(insertSkills, [...place, JSON.stringify(skills)]);
  await tx.run(insertRevision, [...place, sqlInstant(act.at), act.by, act.changes, draft.content]);
}
