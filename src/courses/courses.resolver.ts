import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import { CurrentViewer, type Viewer, type ViewerContext } from '../access/index.js';
import { connection, cursorColumn, pageRequest } from '../platform/graphql/connection.js';
import { Input } from '../platform/graphql/input.js';
import { CourseConnection, CourseObject } from './course.object.js';
import { PublishCourseInput, saveCommand, SaveCourseInput } from './courses.inputs.js';
import { CoursePayload } from './courses.payloads.js';
import { FindCourses } from './find-courses.js';
import { courseIds } from './ids.js';
import { PublishCourse } from './publish-course.js';
import { SaveCourse } from './save-course.js';

const COURSES = { list: 'courses', columns: [cursorColumn.bigint, cursorColumn.text] };

@Resolver()
export class CoursesResolver {
  constructor(
    private readonly find: FindCourses,
    private readonly saving: SaveCourse,
    private readonly publishing: PublishCourse,
  ) {}

  @Query(() => CourseObject, {
    nullable: true,
    description: 'A course by its id; null when there is none that the viewer may see.',
  })
  async course(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() context: ViewerContext,
  ): Promise<CourseObject | null> {
    const course = await this.find.visible(context, courseIds.read(id));
    return course === null ? null : new CourseObject(course);
  }

  @Query(() => CourseConnection, {
    description:
      'Courses by organization, then code: PUBLISHED ones of VERIFIED organizations, and all of the organizations in ' +
      'which the viewer teaches and of those whose partners they are.',
  })
  async courses(
    @CurrentViewer() viewer: Viewer,
    @Args('organizationId', { type: () => ID, nullable: true, description: 'Their organization; null: any.' })
    organizationId: string | null,
    @Args('skills', {
      type: () => [String],
      nullable: true,
      description: 'Skills that a course trains, all of them; null: any. At most 30, of at most 100 characters.',
    })
    skills: string[] | null,
    @Args('first', { type: () => Int, defaultValue: 25, description: '1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'A cursor of this list.' }) after: string | null,
  ): Promise<CourseConnection> {
    const request = pageRequest(first, after ?? null, COURSES);
    const filter = await this.find.filter(organizationIds.readGiven(organizationId) ?? null, skills ?? []);
    const rows = await this.find.page(viewer, filter, request);
    return connection(request, rows, {
      node: (course) => new CourseObject(course),
      cursor: ({ organizationId: owner, code }) => [owner, code],
      total: () => this.find.count(viewer, filter),
    });
  }

  @Mutation(() => CoursePayload, {
    description:
      'Makes a course, or changes one and its draft; for COORDINATORs and ADMINs of a VERIFIED organization.',
  })
  async saveCourse(
    @Input(SaveCourseInput, 'The course.') input: SaveCourseInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<CoursePayload> {
    return CoursePayload.of(await this.saving.execute(viewer, saveCommand(input)));
  }

  @Mutation(() => CoursePayload, {
    description:
      'Makes the draft of a course its next revision; for COORDINATORs and ADMINs of a VERIFIED organization.',
  })
  async publishCourse(
    @Input(PublishCourseInput, 'The course, and what is new.') input: PublishCourseInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<CoursePayload> {
    return CoursePayload.of(await this.publishing.execute(viewer, courseIds.read(input.courseId), input.changes));
  }
}
