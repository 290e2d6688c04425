import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import { CurrentViewer, type Viewer } from '../access/index.js';
import { OrganizationPayload } from '../organizations/index.js';
import { AnnouncePublicCalendarYear } from './announce-public-calendar-year.js';
import { PublicCalendarObject } from './calendar.objects.js';
import {
  AnnouncePublicCalendarYearInput,
  CalendarDayInput,
  ObservePublicCalendarInput,
  RemoveCalendarDaysInput,
  SetCalendarDaysInput,
} from './calendars.inputs.js';
import { changedCalendarPayload, PublicCalendarPayload } from './calendars.payloads.js';
import { CalendarQueries } from './calendars.queries.js';
import { ObservePublicCalendar } from './observe-public-calendar.js';
import { RemoveCalendarDays } from './remove-calendar-days.js';
import { SetCalendarDays } from './set-calendar-days.js';
import { Input } from '../platform/graphql/input.js';

@Resolver()
export class CalendarsResolver {
  constructor(
    private readonly calendars: CalendarQueries,
    private readonly setting: SetCalendarDays,
    private readonly removing: RemoveCalendarDays,
    private readonly observing: ObservePublicCalendar,
    private readonly announcing: AnnouncePublicCalendarYear,
  ) {}

  @Query(() => [PublicCalendarObject], { description: 'The public calendars that there are, by region.' })
  async publicCalendars(): Promise<PublicCalendarObject[]> {
    return (await this.calendars.all()).map(PublicCalendarObject.of);
  }

  @Mutation(() => OrganizationPayload, {
    description: 'Says what is special about days of an organization; for its ADMIN and RESOURCE_MANAGER.',
  })
  async setCalendarDays(
    @Input(SetCalendarDaysInput, 'The days.') input: SetCalendarDaysInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<OrganizationPayload> {
    const days = input.days.map(CalendarDayInput.day);
    return changedCalendarPayload(await this.setting.execute(viewer, organizationIds.read(input.organizationId), days));
  }

  @Mutation(() => OrganizationPayload, {
    description: 'Takes back what was said of days of an organization; for its ADMIN and RESOURCE_MANAGER.',
  })
  async removeCalendarDays(
    @Input(RemoveCalendarDaysInput, 'The days.') input: RemoveCalendarDaysInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<OrganizationPayload> {
    return changedCalendarPayload(
      await this.removing.execute(viewer, organizationIds.read(input.organizationId), input.days),
    );
  }

  @Mutation(() => OrganizationPayload, {
    description: 'Makes an organization observe a public calendar, or none; for its ADMIN and RESOURCE_MANAGER.',
  })
  async observePublicCalendar(
    @Input(ObservePublicCalendarInput, 'The one that is meant.') input: ObservePublicCalendarInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<OrganizationPayload> {
    return changedCalendarPayload(
      await this.observing.execute(viewer, organizationIds.read(input.organizationId), input.region ?? null),
    );
  }

  @Mutation(() => PublicCalendarPayload, {
    description: 'Puts in a year of a public calendar, for all who observe it; for platform admins.',
  })
  async announcePublicCalendarYear(
    @Input(AnnouncePublicCalendarYearInput, 'The year.')
    { region, year, source, days }: AnnouncePublicCalendarYearInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<PublicCalendarPayload> {
    const announced = { year, source, days: days.map(CalendarDayInput.day) };
    return PublicCalendarPayload.of(await this.announcing.execute(viewer, region, announced));
  }
}
