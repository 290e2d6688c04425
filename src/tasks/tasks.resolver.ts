import { Args, Context, ID, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import { ViewerObject, type ViewerContext } from '../access/index.js';
import { BookingLoader, BookingObject } from '../bookings/index.js';
import { OrganizationLoader, OrganizationObject } from '../organizations/index.js';
import { formatInstant } from '../platform/core/calendar.js';
import type { Locale } from '../platform/core/locale.js';
import { connection, cursorColumn, pageRequest } from '../platform/graphql/connection.js';
import { fill } from '../platform/graphql/fill.js';
import { NodeInterface } from '../platform/graphql/node.js';
import { NodeRegistry } from '../platform/graphql/node-registry.js';
import { RequestLocale } from '../platform/graphql/request-locale.js';
import { type TaskKind, taskKinds } from './core/task-kind.js';
import { dueOrNull, FindTasks } from './find-tasks.js';
import type { HomeRow } from './home.queries.js';
import { HomeObject, TaskConnection, TaskCountObject, TaskKindEnum, TaskObject } from './task.object.js';
import type { TaskRow } from './tasks.queries.js';

const NEVER = 'infinity';

const TASKS = {
  list: 'tasks',
  columns: [
    (value: string) => value === NEVER || cursorColumn.instant(value),
    (value: string) => /^\d{1,2}$/.test(value),
    cursorColumn.text,
  ],
};

function cursorOf({ due, kind, place }: TaskRow): readonly string[] {
  const dueAt = dueOrNull(due);
  return [dueAt === null ? NEVER : formatInstant(dueAt), String(taskKinds.indexOf(kind)), place];
}

const ORGANIZATION = {
  type: () => ID,
  nullable: true,
  description: 'One of the viewer’s organizations, else FORBIDDEN; null = all of them and the platform.',
};

@Resolver(() => ViewerObject)
export class ViewerTasksResolver {
  constructor(private readonly find: FindTasks) {}

  @ResolveField(() => HomeObject, { description: 'The start page: tasks and bookings.' })
  home(
    @Parent() { viewer }: ViewerObject,
    @Args('organizationId', ORGANIZATION) organizationId: string | null,
    @RequestLocale() locale: Locale,
  ): HomeObject {
    const organizationKey = organizationIds.readGiven(organizationId) ?? null;
    return fill(HomeObject, {
      scope: this.find.scopeOf(viewer, organizationKey, locale),
      organizationKey,
      bookings: null,
    });
  }

  @ResolveField(() => TaskConnection, {
    description:
      'What waits for the viewer, computed from the present state: never stale, nothing to tick off. By dueAt, null ' +
      'last, then kind, then id of the subject.',
  })
  async tasks(
    @Parent() { viewer }: ViewerObject,
    @Args('organizationId', ORGANIZATION) organizationId: string | null,
    @Args('kinds', {
      type: () => [TaskKindEnum],
      nullable: true,
      description: 'Kinds, any of which may match; null = all.',
    })
    kinds: TaskKind[] | null,
    @Args('first', { type: () => Int, defaultValue: 25, description: '1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'A cursor of this list.' }) after: string | null,
    @RequestLocale() locale: Locale,
  ): Promise<TaskConnection> {
    const request = pageRequest(first, after ?? null, TASKS);
    const scope = this.find.scopeOf(viewer, organizationIds.readGiven(organizationId) ?? null, locale);
    const rows = await this.find.page(scope, kinds ?? null, request);
    return connection(request, rows, {
      node: TaskObject.of,
      cursor: cursorOf,
      total: () => this.find.total(scope, kinds ?? null),
    });
  }
}

@Resolver(() => TaskObject)
export class TaskResolver {
  constructor(
    private readonly organizations: OrganizationLoader,
    private readonly nodes: NodeRegistry,
  ) {}

  @ResolveField(() => OrganizationObject, {
    nullable: true,
    description: 'The organization on whose side the viewer acts; null of the tasks of platform admins.',
  })
  async organization(
    @Parent() { organizationKey }: TaskObject,
    @Context() context: ViewerContext,
  ): Promise<OrganizationObject | null> {
    return organizationKey === null ? null : this.organizations.load(context, organizationKey);
  }

  @ResolveField(() => NodeInterface, {
    nullable: true,
    description: 'The thing that waits; null of ANNOUNCE_CALENDAR.',
  })
  async subject(@Parent() { subjectId }: TaskObject, @Context() context: ViewerContext): Promise<object | null> {
    return subjectId === null ? null : this.nodes.load(subjectId, context);
  }
}

@Resolver(() => HomeObject)
export class HomeResolver {
  constructor(
    private readonly find: FindTasks,
    private readonly bookings: BookingLoader,
  ) {}

  @ResolveField(() => [TaskCountObject], { description: 'One for each kind with at least one task.' })
  tasks(@Parent() { scope }: HomeObject): Promise<TaskCountObject[]> {
    return this.find.counts(scope);
  }

  @ResolveField(() => Int, {
    description: 'Bookings of either side that hold their time and overlap today; more than 1,000 are told as 1,000.',
  })
  async today(@Parent() home: HomeObject): Promise<number> {
    return (await this.bookingsOf(home)).today;
  }

  @ResolveField(() => Int, {
    description:
      'Bookings of either side that hold their time and start after today, within 30 days; more than 1,000 are told ' +
      'as 1,000.',
  })
  async upcoming(@Parent() home: HomeObject): Promise<number> {
    return (await this.bookingsOf(home)).upcoming;
  }

  @ResolveField(() => BookingObject, {
    nullable: true,
    description: 'The first booking of either side that is not over and holds its time, by start, id; null = none.',
  })
  async nextBooking(@Parent() home: HomeObject, @Context() context: ViewerContext): Promise<BookingObject | null> {
    const { provider, id } = await this.bookingsOf(home);
    return provider === null || id === null ? null : this.bookings.booking(context, { provider, id });
  }

  private bookingsOf(home: HomeObject): Promise<HomeRow> {
    home.bookings ??= this.find.bookings(home.scope, home.organizationKey);
    return home.bookings;
  }
}
