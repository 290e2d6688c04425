import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { CourseKey } from '../platform/core/keys.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { namedSkills } from '../skills/index.js';
import { type CourseFacts, saysTheSame } from './core/course.js';
import { courseNotFound, type CourseRefusal, courseReasons } from './core/refusals.js';
import { changesProblems, MOST_REVISIONS, repeatedSkills } from './core/wanted-course.js';
import { seesCourse } from './course-visibility.js';
import { requiredCourse, revisionsOf } from './courses.queries.js';
import { insertNextRevision, lockCourse } from './courses.repository.js';
import { ownerOfCourse, ownerRefusal } from './save-course.js';

type Refusals = readonly CourseRefusal[];

/** Makes the draft of a course its next revision. */
@Injectable()
export class PublishCourse {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(viewer: Viewer, key: CourseKey, given: string): Promise<Result<CourseFacts, Refusals>> {
    const changes = given.trim();
    return this.database.transaction<CourseFacts, Refusals>(async (tx) => {
      const course = await lockCourse(tx, key);
      if (course === null || !seesCourse(viewer, course)) return refuse([courseNotFound]);
      const refused = ownerRefusal(viewer, 'publishCourse', ownerOfCourse(course));
      if (refused !== null) return refuse([refused]);
      const problems = [...changesProblems(changes), ...(await this.standing(tx, course))];
      if (problems.length > 0) return refuse(problems);
      const named = await namedSkills(
        tx,
        course.draft.skills.map(({ skill }) => skill),
      );
      // The catalogue may have learned since then that two skills of the draft are one.
      const repeated = repeatedSkills(named, () => null);
      if (repeated.length > 0) return refuse(repeated);
      await insertNextRevision(tx, course, named, { by: viewer.accountKey, at: this.clock.now(), changes });
      return ok(await requiredCourse(tx, key));
    });
  }

  /** The refusal by how the course stands, at most one. */
  private async standing(tx: Tx, { key, retired, revisions, draft }: CourseFacts): Promise<CourseRefusal[]> {
    if (retired) return [refusal(courseReasons.retired, ['courseId'])];
    const [current] = (await revisionsOf(tx, [key], 'current')).get(key.id) ?? [];
    if (current !== undefined && saysTheSame(draft, current)) {
      return [refusal(courseReasons.nothingChanged, ['courseId'], { number: current.number })];
    }
    if (revisions < MOST_REVISIONS) return [];
    return [refusal(courseReasons.tooManyRevisions, ['courseId'], { most: MOST_REVISIONS })];
  }
}
