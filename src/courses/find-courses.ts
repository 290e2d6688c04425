import { Injectable } from '@nestjs/common';
import { organizationsWhere, rolesFor, type Viewer, type ViewerContext } from '../access/index.js';
import type { CourseKey, OrganizationKey } from '../platform/core/keys.js';
import { type Composed, ComposedQuery, limitFor } from '../platform/db/composed-query.js';
import { Database } from '../platform/db/database.js';
import { badUserInput } from '../platform/graphql/api-error.js';
import type { PageRequest } from '../platform/graphql/connection.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { type NamedSkill, namedSkills } from '../skills/index.js';
import type { CourseFacts, CourseRevision } from './core/course.js';
import { seesCourse } from './course-visibility.js';
import { courseColumns, courseFacts, type CourseRow, coursesByKey, revisionsOf } from './courses.queries.js';

/** All that is given must hold. */
export interface CourseFilter {
  readonly organizationId: OrganizationKey | null;
  /** For each skill that is asked for, the folded texts that name it. */
  readonly spellings: readonly (readonly string[])[];
}

/** As many as a course may have. */
const MOST_SKILLS = 30;
const MOST_CHARACTERS = 100;

/** Courses that a viewer may see, and their revisions. */
@Injectable()
export class FindCourses {
  private readonly current = {};
  private readonly all = {};
  private readonly named = {};

  constructor(private readonly database: Database) {}

  /** The one with this key; null = none that the viewer may see. */
  async visible({ viewer, loaders }: ViewerContext, key: CourseKey): Promise<CourseFacts | null> {
    if (viewer === null) return null;
    const course = await loaders.load(coursesByKey, (keys) => coursesByKey(this.database, keys), key);
    return course !== null && seesCourse(viewer, course) ? course : null;
  }

  /** The revisions of a course, the latest first. */
  async revisions({ loaders }: RequestContext, key: CourseKey): Promise<readonly CourseRevision[]> {
    return (await loaders.load(this.all, (keys) => revisionsOf(this.database, keys, 'all'), key)) ?? [];
  }

  /** The latest revision of a course; null until there is one. */
  async currentRevision({ loaders }: RequestContext, key: CourseKey): Promise<CourseRevision | null> {
    return (await loaders.load(this.current, (keys) => revisionsOf(this.database, keys, 'current'), key))?.[0] ?? null;
  }

  /** The skill that a text names, as the catalogue knows it now. */
  namedSkill({ loaders }: RequestContext, text: string): Promise<NamedSkill | null> {
    const batch = async (texts: readonly string[]) =>
      new Map((await namedSkills(this.database, texts)).map((each) => [each.text, each]));
    return loaders.load<string, NamedSkill>(this.named, batch, text);
  }

  /** The filter with the spellings of its skills. Throws BAD_USER_INPUT. */
  async filter(organizationId: OrganizationKey | null, skills: readonly string[]): Promise<CourseFilter> {
    if (skills.length > MOST_SKILLS) throw badUserInput(`skills may name ${MOST_SKILLS} skills.`);
    if (skills.some((skill) => [...skill].length > MOST_CHARACTERS)) {
      throw badUserInput(`A skill may have ${MOST_CHARACTERS} characters.`);
    }
    const named = await namedSkills(this.database, skills);
    return { organizationId, spellings: named.map(({ spellings }) => spellings) };
  }

  /** By organization, code; one more than asked for when more follow. */
  async page(viewer: Viewer, filter: CourseFilter, request: PageRequest): Promise<CourseFacts[]> {
    const [organization, code] = request.after ?? [];
    const after = organization === undefined || code === undefined ? null : ([organization, code] as const);
    const asked = coursePage(viewer, filter, after, request.first + 1);
    const rows = await this.database.run<CourseRow>(asked.statement, asked.values);
    return rows.slice(0, request.first + 1).map(courseFacts);
  }

  async count(viewer: Viewer, filter: CourseFilter): Promise<number> {
    const { query, text } = listOf(viewer, filter);
    const statement = query.statement('course.count', `select count(*)::int as total ${text}`);
    return (await this.database.run<{ total: number }>(statement, query.values))[0]?.total ?? 0;
  }
}

const OF_COURSE = `organization_id = c.organization_id and r.course_id = c.course_id`;

/** The condition that the current revision trains the skill, or the draft of a course that has none. */
const trains = (spellings: string): string => /* sql */ `(
  exists (select from course_skill k
           where k.skill_folded = any (${spellings}) and k.organization_id = c.organization_id and k.course_id = c.course_id
             and k.number = (select max(r.number) from course_revision r where r.${OF_COURSE}))
  or (not exists (select from course_revision r where r.${OF_COURSE})
      and exists (select from jsonb_to_recordset(c.draft_skills) as d (skill text)
                   where skill_folded(d.skill) = any (${spellings}))))`;

function listOf(viewer: Viewer, { organizationId, spellings }: CourseFilter) {
  const query = new ComposedQuery();
  const drafts = query.param(organizationsWhere(viewer, rolesFor('unpublishedCourse', 'own')), 'bigint[]');
  const members = () => query.param(organizationsWhere(viewer, rolesFor('unverifiedOrganization', 'own')), 'bigint[]');
  const verified = viewer.isPlatformAdmin
    ? 'true'
    : `(o.status = 'VERIFIED' or c.organization_id = any (${members()}))`;
  const text = /* sql */ `
    from course c join organization o using (organization_id)
   where ((not c.retired and ${verified} and exists (select from course_revision r where r.${OF_COURSE}))
          or c.organization_id = any (${drafts})
          or exists (select from course_partner r where r.${OF_COURSE} and r.partner_id = any (${drafts})))
     ${query.when(organizationId, (key) => `c.organization_id = ${query.param(key, 'bigint')}`)}
     ${spellings.map((each) => `and ${trains(query.param(each, 'text[]'))}`).join('\n     ')}`;
  return { query, text };
}

function coursePage(
  viewer: Viewer,
  filter: CourseFilter,
  after: readonly [organization: string, code: string] | null,
  count: number,
): Composed {
  const { query, text } = listOf(viewer, filter);
  const rest = query.when(
    after,
    ([key, code]) => `(c.organization_id, c.code) > (${query.param(key, 'bigint')}, ${query.param(code, 'text')})`,
  );
  const statement = query.statement(
    'course.page',
    `select ${courseColumns} ${text} ${rest} order by c.organization_id, c.code limit ${limitFor(count)}`,
  );
  return { statement, values: query.values };
}
