import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { organizationIds } from '../../access/ids.js';
import { CurrentViewer, type Viewer } from '../../access/index.js';
import { resourceIds } from '../../organizations/ids.js';
import { formatInstant } from '../../platform/core/calendar.js';
import type { Locale } from '../../platform/core/locale.js';
import { connection, cursorColumn, pageRequest } from '../../platform/graphql/connection.js';
import { Input } from '../../platform/graphql/input.js';
import { RequestLocale } from '../../platform/graphql/request-locale.js';
import { DowntimeFilter, ScheduleDowntimeInput } from './downtime.inputs.js';
import { DowntimeObject } from './downtime.object.js';
import { DowntimeConnection, DowntimePreview } from './downtime.payloads.js';
import { ListDowntimes } from './list-downtimes.js';
import { ScheduleDowntime } from './schedule-downtime.js';

const DOWNTIMES = { list: 'downtimes', columns: [cursorColumn.instant, cursorColumn.uuid] };

@Resolver()
export class DowntimeQueriesResolver {
  constructor(
    private readonly list: ListDowntimes,
    private readonly schedule: ScheduleDowntime,
  ) {}

  @Query(() => DowntimeConnection, {
    description: 'Downtimes of an owner, by start, then id. FORBIDDEN to others than its members.',
  })
  async downtimes(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', { type: () => DowntimeFilter, description: 'The owner, and conditions.' }) filter: DowntimeFilter,
    @Args('first', { type: () => Int, defaultValue: 25, description: '1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'A cursor of this list.' }) after: string | null,
    @RequestLocale() locale: Locale,
  ): Promise<DowntimeConnection> {
    const request = pageRequest(first, after ?? null, DOWNTIMES);
    const criteria = {
      organizationId: organizationIds.read(filter.organizationId),
      resourceId: resourceIds.readGiven(filter.resourceId) ?? null,
      from: filter.from ?? null,
      to: filter.to ?? null,
    };
    this.list.assertSees(viewer, criteria, locale);
    const rows = await this.list.page(criteria, request);
    return connection(request, rows, {
      node: DowntimeObject.of,
      cursor: ({ period, id }) => [formatInstant(period.startsAt), id.id],
      total: () => this.list.count(criteria),
    });
  }

  @Query(() => DowntimePreview, {
    description:
      'The bookings that a downtime would affect, before anything happens. The reason may be empty; the key is ignored.',
  })
  async previewDowntime(
    @CurrentViewer() viewer: Viewer,
    @Input(ScheduleDowntimeInput, 'The resource and the period.') input: ScheduleDowntimeInput,
  ): Promise<DowntimePreview> {
    const { resourceId, startsAt, endsAt } = input;
    const wanted = { resourceId: resourceIds.read(resourceId), period: { startsAt, endsAt } };
    return DowntimePreview.of(await this.schedule.preview(viewer, wanted));
  }
}
